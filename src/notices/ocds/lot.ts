import { type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { LIMITS, tooLarge } from '../limits.ts';
import { type AwardCriterion, emptyLot, type ParsedLot, type SelectionCriterion } from '../lot.ts';
import type { Texts } from '../notice.ts';
import { chooseText } from '../texts.ts';
import { countryIn, cpvsOf, nutsOf } from './classification.ts';
import { amountIn, instantIn, textsIn } from './read.ts';

/**
 * Lots of a tender; without lots the whole tender is one, `1`. Items belong to a lot by `relatedLot`; where no item
 * is related, all belong to an only lot.
 */
export function lotsOf(tender: JsonObject, own: string, preferred: readonly string[]): ParsedLot[] {
  const lots = listOf(tender['lots']);
  if (lots.length > LIMITS.lots) throw tooLarge('lots', `A notice may have at most ${LIMITS.lots} lots.`);
  const items = listOf(tender['items']);
  if (lots.length === 0) {
    const hasContent = items.length > 0 || textOf(tender['title']) !== null || textOf(tender['description']) !== null;
    return hasContent ? [lotOf({ ...tender, id: '1' }, items, tender, own, preferred)] : [];
  }
  const related = items.some((i) => relatedLots(i).length > 0);
  return lots.map((lot, index) => {
    const id = textOf(lot['id']) ?? String(index + 1);
    const its = related ? items.filter((i) => relatedLots(i).includes(id)) : lots.length === 1 ? items : [];
    return lotOf({ ...lot, id }, [...its, ...listOf(lot['items'])], tender, own, preferred, lots.length === 1);
  });
}

/** Lots that an item or award relates to: strings, or objects with a `lotId` in early publications. */
export const relatedLots = (holder: JsonObject): string[] => [
  ...textsOf(holder['relatedLot']),
  ...textsOf(holder['relatedLots']),
  ...listOf(holder['relatedLots']).flatMap((l) => textsOf(l['lotId'] ?? l['id'])),
];

function lotOf(
  lot: JsonObject,
  items: readonly JsonObject[],
  tender: JsonObject,
  own: string,
  preferred: readonly string[],
  only = true,
): ParsedLot {
  const choose = (texts: Texts) => chooseText(texts, preferred, own);
  const titles = textsIn(lot, 'title', own);
  const descriptions = textsIn(lot, 'description', own);
  const codes = cpvsOf(items, lot);
  const techniques = objectOf(lot['techniques']);
  const period = objectOf(lot['contractPeriod']);
  const deadline =
    instantIn(objectOf(lot['tenderPeriod'])['endDate']) ?? instantIn(objectOf(tender['tenderPeriod'])['endDate']);
  const holders = [lot, ...items, ...(only ? [tender] : [])];
  return {
    ...emptyLot(textOf(lot['id']) ?? ''),
    title: choose(titles) || (only ? (textOf(tender['title']) ?? '') : '') || titleFrom(choose(descriptions)),
    titles,
    description: choose(descriptions),
    descriptions,
    nature: natureOf(textOf(lot['mainProcurementCategory']) ?? textOf(tender['mainProcurementCategory'])),
    cpvMain: codes[0] ?? null,
    cpvAdditional: codes.slice(1),
    nuts: nutsOf(holders),
    country: countryIn(holders),
    estimatedValue: amountIn(lot['value']) ?? (only ? amountIn(tender['value']) : null),
    frameworkMaximum: amountIn(objectOf(techniques['frameworkAgreement'])['value']),
    deadline,
    deadlineKind: deadline === null ? null : 'tenders',
    reserved: reservedOf(lot),
    selectionCriteria: selectionCriteriaOf(lot, tender, own),
    awardCriteria: awardCriteriaOf(lot),
    smeSuitable: booleanOf(
      objectOf(lot['suitability'])['sme'] ?? objectOf(tender['xClassifications'])['isSuitableForSme'],
    ),
    framework:
      booleanOf(techniques['hasFrameworkAgreement']) === true
        ? (textOf(objectOf(techniques['frameworkAgreement'])['method']) ?? 'fa')
        : null,
    dynamicPurchasing: booleanOf(techniques['hasDynamicPurchasingSystem']) === true ? 'dps' : null,
    variants: textOf(objectOf(lot['submissionTerms'])['variantPolicy']),
    startsOn: instantIn(period['startDate'])?.slice(0, 10) ?? null,
    endsOn: instantIn(period['endDate'])?.slice(0, 10) ?? null,
    duration: durationOf(period),
  };
}

const titleFrom = (description: string): string =>
  description.length <= 200 ? description : `${description.slice(0, 199)}…`;

const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

const natureOf = (category: string | null): string | null => (category === 'goods' ? 'supplies' : category);

function durationOf(period: JsonObject): ParsedLot['duration'] {
  const value = textOf(period['durationInDays']);
  return value === null ? null : { value, unit: 'DAY' };
}

/** `reservedParticipation` of the eForms extension: sheltered workshops and public service missions. */
const reservedOf = (lot: JsonObject): string[] =>
  textsOf(objectOf(lot['otherRequirements'])['reservedParticipation']).map((code) =>
    code === 'shelteredWorkshop' ? 'res-ws' : code === 'publicServiceMissionOrganization' ? 'res-pub-ser' : code,
  );

function selectionCriteriaOf(lot: JsonObject, tender: JsonObject, own: string): SelectionCriterion[] {
  const listed = [lot, tender].flatMap((h) => listOf(objectOf(h['selectionCriteria'])['criteria']));
  const eligibility = textOf(tender['eligibilityCriteria']);
  const all = [...listed, ...(eligibility === null ? [] : [{ description: eligibility, type: 'other' }])];
  return all.map((criterion: JsonObject) => {
    const description = textOf(criterion['description']);
    return {
      code: textOf(criterion['type']),
      name: textOf(criterion['title']) ?? textOf(criterion['name']),
      description,
      descriptions: description === null ? {} : { [own]: description },
      usage: null,
      secondStage: booleanOf(criterion['forReduction']),
    };
  });
}

const awardCriteriaOf = (lot: JsonObject): AwardCriterion[] =>
  listOf(objectOf(lot['awardCriteria'])['criteria']).map((criterion) => ({
    type: textOf(criterion['type']),
    name: textOf(criterion['name']),
    description: textOf(criterion['description']),
    weight: textOf(listOf(criterion['numbers'])[0]?.['number']),
    weightKind: textOf(listOf(criterion['numbers'])[0]?.['weight']),
  }));
