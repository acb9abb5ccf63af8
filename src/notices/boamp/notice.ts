import { distinct, registrationOf } from '../codes.ts';
import { completed } from '../completeness.ts';
import { eformsOfTree } from '../eforms/notice.ts';
import { LIMITS, tooLarge } from '../limits.ts';
import { emptyLot, type ParsedLot } from '../lot.ts';
import type { NoticeKind, ParsedNotice, Texts } from '../notice.ts';
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
import { awardsOf } from './award.ts';
import { amountIn, cpvsOf, instantIn, lotsOf, natureOf, shared } from './lot.ts';
import { NATIONAL_FORMS, type NationalFrame, noticeOfNational } from './national.ts';
import { uniform } from './tree.ts';

/** Root elements of BOAMP's XML: of 2017 and of today (3.2.5). */
export const BOAMP_ROOTS: ReadonlySet<string> = new Set(['ANNONCE', 'ann']);

/**
 * Reads a notice as BOAMP publishes it (XML, or the JSON made of it): `root` holds GESTION and DONNEES. DONNEES is the
 * journal's own form of 2017 to 2023, one of its national forms of today (FNSimple, MAPA, DSP), or an eForms notice.
 */
export function noticeOfBoamp(root: XmlNode, preferred: readonly string[]): ParsedNotice {
  const given = root.children.find((c) => c.name.toUpperCase() === 'DONNEES');
  const forms = given?.children.find((c) => c.name.toUpperCase() === 'EFORMS')?.children[0];
  const { children: members } = uniform({ ...root, children: root.children.filter((c) => c !== given || !forms) });
  const management = members.find((c) => c.name === 'GESTION');
  if (forms !== undefined) return eformsIn(forms, frameOf(management), preferred);
  const data = members.find((c) => c.name === 'DONNEES');
  const national = data?.children.find((c) => NATIONAL_FORMS.has(c.name));
  if (national !== undefined) return noticeOfNational(national, frameOf(management));
  return noticeOfJournal(root, management, data);
}

/** An eForms notice that BOAMP publishes under a number of its own; the frame fills in what it leaves out. */
export function eformsIn(
  form: XmlNode,
  frame: Pick<NationalFrame, 'id' | 'deadline' | 'departement'>,
  preferred: readonly string[],
): ParsedNotice {
  const notice = eformsOfTree(form, preferred);
  const deadline = instantIn(frame.deadline, zoneOfDepartement(frame.departement));
  const late = (lot: ParsedLot): boolean => lot.deadline === null && deadline !== null && notice.kind === 'contract';
  return {
    ...notice,
    format: 'boamp',
    publicationId: frame.id,
    lots: notice.lots.map((lot) => (late(lot) ? { ...lot, deadline, deadlineKind: 'tenders' as const } : lot)),
    missing: notice.missing.filter((m) => m.field !== 'deadline' || deadline === null),
    previousNotices: distinct([...notice.previousNotices, notice.noticeId]),
  };
}

/** What GESTION tells around a form. */
function frameOf(management: XmlNode | undefined): NationalFrame {
  const reference = child(management, 'REFERENCE');
  const index = child(management, 'INDEXATION');
  const nature = at(reference, 'TYPEAVIS', 'NATURE')?.children[0]?.name ?? null;
  return {
    id: textAt(reference, 'IDWEB') ?? '',
    kind: kindOf(management, false),
    nature,
    family: at(reference, 'TYPEAVIS', 'FAMILLE')?.children[0]?.name ?? null,
    title: wholeText(child(index, 'RESUMEOBJET')) || null,
    buyer: wholeText(child(index, 'NOMORGANISME')) || null,
    deadline: textAt(index, 'DATELIMITEREPONSE'),
    publishedOn: textAt(index, 'DATEPUBLICATION')?.slice(0, 10) ?? null,
    departement: textAt(index, 'DEPPUBLICATION'),
    works: null,
    procedureType: null,
    previous: distinct(
      [
        ...all(management, 'MARCHE', 'ANNONCEANTERIEUR', 'REFERENCE', 'IDWEB'),
        ...descendants(reference, 'ANNONCELIEE').flatMap((l) => children(l, 'IDWEB')),
        ...descendants(management, 'ANNONCELIE'),
      ].map(textOf),
    ),
  };
}

/** The journal's own form of 2017 to 2023. */
function noticeOfJournal(root: XmlNode, management: XmlNode | undefined, data: XmlNode | undefined): ParsedNotice {
  const object = child(data, 'OBJET');
  const listed = lotsOf(data);
  if (listed.length > LIMITS.lots) throw tooLarge('lots', `A notice may have at most ${LIMITS.lots} lots.`);
  const codes = cpvsOf(object);
  const summary = wholeText(at(management, 'INDEXATION', 'RESUMEOBJET'));
  const whole = wholeText(child(object, 'OBJETCOMPLET'));
  const title = wholeText(child(object, 'TITREMARCHE')) || summary || whole.slice(0, 200);
  const amounts = child(object, 'CARACTERISTIQUES');
  const places = distinct([...children(object, 'CODENUTS'), ...all(object, 'LIEUEXECLIVR', 'CODENUTS')].map(textOf));
  const { awards, organisations } = awardsOf(data);
  const codesAndPlace = { cpvMain: codes[0] ?? null, cpvAdditional: codes.slice(1), nuts: places };
  const texts = { title, titles: french(title), description: whole, descriptions: french(whole) };
  const id = textAt(management, 'REFERENCE', 'IDWEB') ?? '';
  const nature = at(management, 'REFERENCE', 'TYPEAVIS', 'NATURE');
  const previous = all(management, 'MARCHE', 'ANNONCEANTERIEUR', 'REFERENCE', 'IDWEB').map(textOf);
  const kind = kindOf(management, awards.length > 0 || child(data, 'ATTRIBUTION') !== undefined);
  const estimatedValue =
    amountIn(child(amounts, 'VALEURTOTALE')) ?? amountIn(child(amounts, 'VALEUR')) ?? amountIn(child(object, 'VALEUR'));
  return completed({
    format: 'boamp',
    formatVersion: /v(\d+)\.xsd/i.exec(attribute(root, 'noNamespaceSchemaLocation') ?? '')?.[1] ?? null,
    noticeId: id,
    version: '01',
    procedureId: textAt(object, 'REFMARCHE'),
    publicationId: id || null,
    kind,
    noticeType: nature?.children[0]?.name ?? null,
    subtype: at(management, 'REFERENCE', 'TYPEAVIS', 'FAMILLE')?.children[0]?.name ?? null,
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: instantIn(textAt(management, 'INDEXATION', 'DATEPUBLICATION'))?.slice(0, 10) ?? null,
    ...buyerOf(child(data, 'IDENTITE')),
    ...texts,
    nature: natureOf(object),
    procedureType: at(data, 'PROCEDURE', 'TYPEPROCEDURE')?.children[0]?.name ?? null,
    legalBasis: at(management, 'REFERENCE', 'TYPEAVIS', 'PERIMETRE')?.children[0]?.name ?? null,
    ...codesAndPlace,
    country: 'FR',
    estimatedValue,
    frameworkMaximum: amountIn(child(amounts, 'VALEURMAX')),
    maxLotsSubmitted: at(object, 'DIVENLOTS', 'OFFREUN') ? 1 : countAt(object, 'DIVENLOTS', 'OFFRENBMAX'),
    maxLotsAwarded: countAt(object, 'DIVENLOTS', 'NBMAXATTRIBUE'),
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots:
      listed.length > 0 ? listed : [{ ...emptyLot('1'), ...shared(data), ...texts, ...codesAndPlace, estimatedValue }],
    change:
      kind === 'change' || kind === 'cancelled'
        ? {
            noticeId: previous[0] ?? null,
            version: null,
            reasonCode: null,
            reasons: {},
            descriptions: [],
            sections: [],
          }
        : null,
    organisations,
    awards,
    previousNotices: distinct(previous),
    warnings: [],
    missing: [],
  });
}

const french = (text: string): Texts => (text ? { fr: text } : {});

function countAt(node: XmlNode | undefined, ...path: string[]): number | null {
  const text = textAt(node, ...path);
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function buyerOf(identity: XmlNode | undefined): Pick<ParsedNotice, 'buyer' | 'buyers'> {
  const name = wholeText(child(identity, 'DENOMINATION')).replace(/\s+/g, ' ');
  if (!name) return { buyer: null, buyers: [] };
  const ids = distinct([registrationOf(textAt(identity, 'CODEIDENTNATIONAL') ?? textAt(identity, 'SIRET'))]);
  const buyer = { name, private: false, country: 'FR', ids };
  return { buyer, buyers: [buyer] };
}

/** NATURE tells what the notice is, STATUT whether it corrects or cancels another. */
function kindOf(management: XmlNode | undefined, awarded: boolean): NoticeKind {
  const type = at(management, 'REFERENCE', 'TYPEAVIS');
  const status = child(type, 'STATUT')?.children[0]?.name ?? '';
  if (status === 'ANNULATION') return 'cancelled';
  if (status === 'RECTIFICATIF') return 'change';
  const nature = child(type, 'NATURE')?.children.map((c) => c.name) ?? [];
  if (nature.includes('ATTRIBUTION')) return 'result';
  if (nature.includes('INTENTIONCONCLURE')) return 'direct-award';
  if (nature.includes('MODIFICATION')) return 'modification';
  if (nature.includes('RECTIFICATIF')) return 'change';
  if (nature.includes('PREINFORMATION') || nature.includes('PERIODIQUE') || nature.includes('PROFILACHETEUR'))
    return 'prior-information';
  return nature.length === 0 && awarded ? 'result' : 'contract';
}
