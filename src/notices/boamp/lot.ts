import { amountOf } from '../amounts.ts';
import { cpvOf, distinct } from '../codes.ts';
import { type AwardCriterion, emptyLot, type ParsedLot, type SelectionCriterion } from '../lot.ts';
import type { Amount } from '../notice.ts';
import { instantOf, localInstant } from '../times.ts';
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

/** Main and additional codes of an object or lot: the first CPV is the main one. */
export const cpvsOf = (node: XmlNode | undefined): string[] =>
  distinct(
    children(node, 'CPV').flatMap((c) =>
      [...children(c, 'PRINCIPAL'), ...children(c, 'SUPPLEMENTAIRE')].map((p) => cpvOf(textOf(p))),
    ),
  );

/** An amount element with its currency (DEVISE); null where absent. */
export const amountIn = (node: XmlNode | undefined): Amount | null =>
  node ? amountOf(textOf(node), attribute(node, 'DEVISE') ?? attribute(node, 'devise')) : null;

/** A date-time with offset, milliseconds since 1970 (the JSON's form), or a moment in the buyer's zone; as UTC. */
export function instantIn(text: string | null, zone = 'Europe/Paris'): string | null {
  if (text === null) return null;
  if (/^\d{12,14}$/.test(text)) return `${new Date(Number(text)).toISOString().slice(0, 19)}Z`;
  const [date = '', time = ''] = text.split(/[T ]/);
  return /(Z|[+-]\d\d:\d\d)$/.test(time) ? instantOf(date, time) : localInstant(date.slice(0, 10), time, zone);
}

/** works, supplies or services, by the flag elements of TYPE_MARCHE. */
export function natureOf(object: XmlNode | undefined): string | null {
  const flag = child(object, 'TYPEMARCHE')?.children[0]?.name ?? '';
  if (flag.startsWith('SERVICE')) return 'services';
  if (flag.startsWith('FOURNITURE')) return 'supplies';
  return flag.startsWith('TRAVAUX') ? 'works' : null;
}

/** Lots of a BOAMP notice; a notice without LOT elements is completed later from its object. */
export function lotsOf(data: XmlNode | undefined): ParsedLot[] {
  const object = child(data, 'OBJET');
  const lots = all(object, 'LOTS', 'LOT');
  const title = wholeText(child(object, 'TITREMARCHE'));
  return lots.map((lot, index): ParsedLot => {
    const codes = cpvsOf(lot);
    const name = wholeText(child(lot, 'INTITULE')) || (lots.length === 1 ? title : '');
    const description = wholeText(child(lot, 'DESCRIPTION'));
    const months = textAt(lot, 'DUREEMOIS');
    return {
      ...emptyLot(textAt(lot, 'NUM') ?? String(index + 1)),
      ...shared(data),
      title: name || description.slice(0, 200),
      titles: name ? { fr: name } : {},
      description,
      descriptions: description ? { fr: description } : {},
      cpvMain: codes[0] ?? null,
      cpvAdditional: codes.slice(1),
      nuts: distinct(children(lot, 'CODENUTS').map(textOf)),
      estimatedValue: amountIn(child(lot, 'VALEUR')),
      frameworkMaximum: amountIn(child(lot, 'VALEURMAX')),
      awardCriteria: awardCriteriaOf(lot),
      variants: child(lot, 'VARIANTESOUI') ? 'allowed' : child(lot, 'VARIANTESNON') ? 'not-allowed' : null,
      duration: months === null ? null : { value: months, unit: 'MONTH' },
      additionalInformation: wholeText(child(lot, 'INFOCOMPL')) || null,
    };
  });
}

/** What a BOAMP notice says once for all its lots. */
export function shared(data: XmlNode | undefined): Partial<ParsedLot> {
  const terms = child(data, 'CONDITIONPARTICIPATION');
  const limits = child(data, 'CONDITIONDELAI');
  const offers = instantIn(textAt(limits, 'RECEPTOFFRES'));
  const deadline = offers ?? instantIn(textAt(limits, 'RECEPTCANDIDATURES'));
  const conditions = child(data, 'CONDITIONRELATIVEMARCHE');
  const form = wholeText(child(conditions, 'FORMEJURIDIQUE'));
  const guarantee = wholeText(child(conditions, 'CAUTIONNEMENT'));
  return {
    nature: natureOf(child(data, 'OBJET')),
    country: 'FR',
    deadline,
    deadlineKind: deadline === null ? null : offers === null ? 'requests' : 'tenders',
    reserved: child(terms, 'MARCHERESERVEOUI') ? ['res-ws'] : [],
    legalForm: form ? { required: true, text: form } : null,
    guarantee: guarantee ? { required: true, text: guarantee } : null,
    selectionCriteria: selectionCriteriaOf(terms),
    framework: at(data, 'PROCEDURE', 'AVISIMPLIQUE', 'ACCORDCADREOUI') ? 'fa' : null,
    executionConditions: distinct([wholeText(child(conditions, 'CONDITIONPARTICULIEREEXECUTION'))]),
  };
}

/** Conditions of participation, in the codes of eForms before SDK 1.12. */
const CRITERIA: readonly (readonly [string, string])[] = [
  ['SITUATIONJURIDIQUE', 'sui-act'],
  ['CAPECO', 'ef-stand'],
  ['CAPECONIVEAUMINI', 'ef-stand'],
  ['CAPTECH', 'tp-abil'],
  ['CAPTECHNIVEAUMINI', 'tp-abil'],
];

function selectionCriteriaOf(terms: XmlNode | undefined): SelectionCriterion[] {
  return CRITERIA.flatMap(([name, code]) => {
    const description = wholeText(child(terms, name));
    return description
      ? [{ code, name: null, description, descriptions: { fr: description }, usage: null, secondStage: null }]
      : [];
  });
}

const awardCriteriaOf = (lot: XmlNode): AwardCriterion[] =>
  descendants(child(lot, 'CRITERESATTRIBUTION'), 'CRITERE').map((criterion) => ({
    type: null,
    name: wholeText(criterion) || null,
    description: null,
    weight: attribute(criterion, 'POIDS'),
    weightKind: null,
  }));
