import { amountOf } from '../amounts.ts';
import { cpvOf, distinct, registrationOf } from '../codes.ts';
import { completed } from '../completeness.ts';
import { type AwardCriterion, emptyLot, type ParsedLot, type SelectionCriterion } from '../lot.ts';
import type { Amount, NoticeKind, ParsedNotice } from '../notice.ts';
import {
  all,
  at,
  attribute,
  child,
  children,
  descendants,
  textAt,
  textOf,
  wholeText,
  type XmlNode,
} from '../xml/node.ts';
import { zoneOfDepartement } from '../zones.ts';
import { instantIn } from './lot.ts';
import { nationalAwardsOf } from './national-award.ts';
import { correctionOfSection } from './rectification.ts';

/**
 * What the frame around a national notice tells: GESTION of the XML, or the flat fields of the open-data API. Names as
 * the XML has them, in the spelling of `uniform`.
 */
export type NationalFrame = {
  id: string;
  kind: NoticeKind;
  nature: string | null;
  family: string | null;
  title: string | null;
  buyer: string | null;
  deadline: string | null;
  publishedOn: string | null;
  departement: string | null;
  works: string | null;
  procedureType: string | null;
  previous: string[];
};

/** Forms of the French journal for what is below the European thresholds: national, adapted procedure, concession. */
export const NATIONAL_FORMS: ReadonlySet<string> = new Set(['FNSIMPLE', 'MAPA', 'DSP']);

/** Sections of a form: what the notice is. One of them is there. */
const SECTIONS = ['INITIAL', 'RECTIFICATIF', 'ATTRIBUTION', 'ANNULATION', 'MODIFICATION'] as const;

/** Reads a form FNSimple, MAPA or DSP (`form` in the uniform spelling): the same whether it came as XML or JSON. */
export function noticeOfNational(form: XmlNode, frame: NationalFrame): ParsedNotice {
  const section = SECTIONS.map((name) => child(form, name)).find((s) => s !== undefined) ?? form;
  const kind = section.name === 'RECTIFICATIF' ? 'change' : section.name === 'ANNULATION' ? 'cancelled' : frame.kind;
  const organisation = child(form, 'ORGANISME') ?? child(section, 'ORGANISME');
  const zone = zoneOfDepartement(postalCodeOf(organisation) ?? frame.departement);
  const object = child(section, 'NATUREMARCHE') ?? child(section, 'DESCRIPTION') ?? section;
  const title =
    firstText(object, 'INTITULE', 'TITRE', 'OBJET') ?? textAt(section, 'DESCRIPTION', 'OBJET') ?? frame.title ?? '';
  const description = firstText(object, 'DESCRIPTION', 'OBJETCOMPLET') ?? textAt(section, 'DESCRIPTION', 'OBJET') ?? '';
  const name = firstText(organisation, 'NOMOFFICIEL', 'DENOMINATION', 'ACHETEURPUBLIC', 'NOM') ?? frame.buyer;
  const ids = distinct([registrationOf(firstText(organisation, 'CODEIDENTIFICATIONNATIONAL', 'SIRET'))]);
  const buyer = name === null ? null : { name, private: false, country: 'FR', ids };
  const codes = cpvsOf(object);
  const correction = kind === 'change' ? correctionOfSection(section, frame, zone) : null;
  const { awards, organisations } = nationalAwardsOf(section, kind);
  const value = estimateOf(object);
  const whole = {
    title,
    titles: french(title),
    description,
    descriptions: french(description),
    nature: frame.works,
    cpvMain: codes[0] ?? null,
    cpvAdditional: codes.slice(1),
    nuts: nutsOf(object),
    country: 'FR',
    estimatedValue: value,
  };
  return completed({
    format: 'boamp',
    formatVersion: form.name,
    noticeId: frame.id,
    version: '01',
    procedureId:
      textAt(section, 'COMMUNICATION', 'IDENTIFIANTINTERNE') ?? textAt(section, 'RENSEIGNEMENTS', 'IDMARCHE'),
    publicationId: frame.id || null,
    kind,
    noticeType: frame.nature,
    subtype: frame.family,
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: frame.publishedOn,
    buyer,
    buyers: buyer ? [buyer] : [],
    ...whole,
    procedureType: frame.procedureType,
    legalBasis: form.name,
    frameworkMaximum: null,
    maxLotsSubmitted: null,
    maxLotsAwarded: null,
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots: lotsOf(section, object, { ...emptyLot('1'), ...whole, ...sharedOf(section, object, frame, zone) }),
    change:
      kind === 'change' || kind === 'cancelled'
        ? {
            noticeId: frame.previous[0] ?? null,
            version: null,
            reasonCode: null,
            reasons: {},
            descriptions: [],
            sections: [],
          }
        : null,
    ...(correction === null ? {} : { correction }),
    organisations,
    awards,
    previousNotices: frame.previous,
    warnings: [],
    missing: [],
  });
}

const french = (text: string): Record<string, string> => (text ? { fr: text } : {});

/** The first of these children that has words, all of its text. */
function firstText(node: XmlNode | undefined, ...names: string[]): string | null {
  for (const name of names) {
    const text = wholeText(child(node, name));
    if (text) return text;
  }
  return null;
}

const postalCodeOf = (organisation: XmlNode | undefined): string | null =>
  textAt(organisation, 'CP') ?? textAt(organisation, 'ADR', 'CP') ?? textAt(organisation, 'CODEPOSTAL');

/** OBJETPRINCIPAL/CLASSEPRINCIPALE, then the further objects. */
const cpvsOf = (object: XmlNode | undefined): string[] =>
  distinct(
    children(object, 'CODECPV').flatMap((cpv) =>
      [...children(cpv, 'OBJETPRINCIPAL'), ...cpv.children.filter((c) => c.name !== 'OBJETPRINCIPAL')].map((o) =>
        cpvOf(textAt(o, 'CLASSPRINCIPALE') ?? textAt(o, 'CLASSEPRINCIPALE') ?? textOf(o)),
      ),
    ),
  );

const nutsOf = (object: XmlNode | undefined): string[] =>
  distinct([...descendants(child(object, 'LIEUEXECUTION'), 'CODENUTS'), ...children(object, 'CODENUTS')].map(textOf));

/** The estimate: one value, or the upper end of a range. */
function estimateOf(object: XmlNode | undefined): Amount | null {
  const estimate = child(object, 'VALEURESTIMEE') ?? child(object, 'VALEUR');
  const node =
    child(estimate, 'VALEUR') ??
    at(estimate, 'FOURCHETTE', 'VALEURHAUTE') ??
    child(estimate, 'VALEURHAUTE') ??
    estimate;
  return amountOf(textOf(node), attribute(node, 'DEVISE') ?? attribute(node, 'devise') ?? 'EUR');
}

/** What holds for every lot of the notice. */
function sharedOf(
  section: XmlNode,
  object: XmlNode | undefined,
  frame: NationalFrame,
  zone: string,
): Partial<ParsedLot> {
  const procedure = child(section, 'PROCEDURE');
  const said =
    textAt(procedure, 'DATERECEPTIONOFFRES') ??
    textAt(section, 'DELAIS', 'RECEPTIONOFFRES') ??
    textAt(section, 'DELAIS', 'RECEPTIONCANDIDATURES');
  // A day alone is less than what the frame says with its hour.
  const moment = said !== null && (/\d:\d\d/.test(said) || frame.deadline === null) ? said : frame.deadline;
  const deadline = instantIn(moment, zone);
  const months = firstText(object, 'DUREEMOIS', 'NBMOIS') ?? textAt(section, 'DUREE', 'NBMOIS');
  return {
    deadline,
    deadlineKind: deadline === null ? null : 'tenders',
    duration: months !== null && /^\d{1,3}$/.test(months) ? { value: months, unit: 'MONTH' } : null,
    selectionCriteria: selectionCriteriaOf(section),
    awardCriteria: awardCriteriaOf(section),
    additionalInformation: wholeText(child(section, 'INFORMCOMPLEMENTAIRE')) || null,
    variants: child(procedure, 'VARIANTESOUI') ? 'allowed' : child(procedure, 'VARIANTESNON') ? 'not-allowed' : null,
    reserved: descendants(object, 'MARCHERESERVEOUI').length > 0 ? ['res-ws'] : [],
  };
}

/** Conditions of participation, in the codes of eForms before SDK 1.12. */
const CRITERIA: readonly (readonly [string, string])[] = [
  ['CAPACITEEXERCICE', 'sui-act'],
  ['CAPACITEECOFIN', 'ef-stand'],
  ['CAPACITETECH', 'tp-abil'],
];

function selectionCriteriaOf(section: XmlNode): SelectionCriterion[] {
  const made = (code: string, description: string): SelectionCriterion => ({
    code,
    name: null,
    description,
    descriptions: { fr: description },
    usage: null,
    secondStage: null,
  });
  const asked = CRITERIA.flatMap(([name, code]) => {
    const text = wholeText(child(child(section, 'PROCEDURE'), name));
    return text ? [made(code, text)] : [];
  });
  const proofs = (child(section, 'JUSTIFICATIONS')?.children ?? []).flatMap((c) => {
    const text = wholeText(c);
    return text ? [made('other', text)] : [];
  });
  return [...asked, ...proofs];
}

function awardCriteriaOf(section: XmlNode): AwardCriterion[] {
  const weighted = all(section, 'CRITERES', 'CRITEREPONDERE').map((c) => ({
    type: null,
    name: textAt(c, 'CRITERE'),
    description: null,
    weight: textAt(c, 'CRITEREPCT'),
    weightKind: null,
  }));
  const words = wholeText(at(section, 'PROCEDURE', 'CRITERESATTRIB'));
  return words
    ? [...weighted, { type: null, name: null, description: words, weight: null, weightKind: null }]
    : weighted;
}

/** LOTS/LOT or NATUREMARCHE/LOTSMARCHE; "12 : Peinture" numbers a lot that has no number. Without lots the whole is one. */
function lotsOf(section: XmlNode, object: XmlNode | undefined, whole: ParsedLot): ParsedLot[] {
  const listed = [...all(section, 'LOTS', 'LOT'), ...all(object, 'LOTS', 'LOT'), ...children(object, 'LOTSMARCHE')];
  if (listed.length === 0) return whole.title || whole.cpvMain !== null ? [whole] : [];
  return listed.map((lot, index): ParsedLot => {
    const description = wholeText(child(lot, 'DESCRIPTION'));
    const numbered = /^\s*(?:lot\s*(?:n\s*[°ºo]?)?\s*)?(\d{1,3}[A-Za-z]?)\s*[:\-–.]\s*(.+)/iu.exec(description);
    const title = firstText(lot, 'INTITULE', 'TITRE') ?? numbered?.[2] ?? description;
    const codes = cpvsOf(lot);
    const places = nutsOf(lot);
    return {
      ...whole,
      externalId: firstText(lot, 'NUMERO', 'NUM') ?? numbered?.[1] ?? String(index + 1),
      title: title.slice(0, 200),
      titles: french(title.slice(0, 200)),
      description,
      descriptions: french(description),
      cpvMain: codes[0] ?? null,
      cpvAdditional: codes.slice(1),
      nuts: places.length > 0 ? places : whole.nuts,
      estimatedValue: estimateOf(lot),
    };
  });
}
