import { amountOf } from '../amounts.ts';
import { cpvOf, distinct } from '../codes.ts';
import { type AwardCriterion, emptyLot, type ParsedLot, type SelectionCriterion } from '../lot.ts';
import type { Amount, Texts } from '../notice.ts';
import { chooseText, languageOf } from '../texts.ts';
import { dayOf, localInstant } from '../times.ts';
import { attribute, child, children, descendants, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';

type Whole = {
  cpvMain: string | null;
  country: string | null;
  preferred: readonly string[];
  own: string | null;
  /** IANA name of the zone that the buyer's times are local to. */
  zone: string;
};

/** An amount element with its currency; amounts marked as not for publication are withheld. */
export const amountIn = (node: XmlNode | undefined): Amount | null =>
  node && attribute(node, 'PUBLICATION') !== 'NO' ? amountOf(textOf(node), attribute(node, 'CURRENCY')) : null;

/**
 * Lots of a form: its OBJECT_DESCR. A lot has no main CPV of its own in this schema: the notice's counts, its own
 * codes are the additional ones. The deadline is given for the whole procedure in the buyer's local time.
 */
export function lotsOf(form: XmlNode | undefined, forms: readonly XmlNode[], whole: Whole): ParsedLot[] {
  const procedure = child(form, 'PROCEDURE');
  const day = textAt(procedure, 'DATE_RECEIPT_TENDERS');
  const deadline = day === null ? null : localInstant(day, textAt(procedure, 'TIME_RECEIPT_TENDERS') ?? '', whole.zone);
  const open = child(procedure, 'PT_OPEN') !== undefined;
  const terms = child(form, 'LEFTI');
  const objects = children(form, 'OBJECT_CONTRACT');
  return objects.flatMap((object, o) => {
    const lots = children(object, 'OBJECT_DESCR');
    return lots.map((lot, l): ParsedLot => {
      const number = textAt(lot, 'LOT_NO') ?? attribute(lot, 'ITEM') ?? String(l + 1);
      const others = forms.map((f) => [f, children(children(f, 'OBJECT_CONTRACT')[o], 'OBJECT_DESCR')[l]] as const);
      const only = lots.length === 1;
      const titles = textsOf(others, 'TITLE', only ? child(object, 'TITLE') : undefined, whole.own);
      const descriptions = textsOf(others, 'SHORT_DESCR', child(object, 'SHORT_DESCR'), whole.own);
      return {
        ...emptyLot(objects.length > 1 ? `${attribute(object, 'ITEM') ?? o + 1}-${number}` : number),
        title: chooseText(titles, whole.preferred, whole.own),
        titles,
        description: chooseText(descriptions, whole.preferred, whole.own),
        descriptions,
        nature: attribute(child(object, 'TYPE_CONTRACT'), 'CTYPE')?.toLowerCase() ?? null,
        cpvMain: cpvOf(attribute(child(child(object, 'CPV_MAIN'), 'CPV_CODE'), 'CODE')) ?? whole.cpvMain,
        cpvAdditional: distinct(
          children(lot, 'CPV_ADDITIONAL').map((c) => cpvOf(attribute(child(c, 'CPV_CODE'), 'CODE'))),
        ),
        nuts: distinct(children(lot, 'NUTS').map((n) => attribute(n, 'CODE'))),
        country: whole.country,
        estimatedValue: estimateOf(lot, only ? object : undefined),
        deadline,
        deadlineKind: deadline === null ? null : open ? 'tenders' : 'requests',
        reserved: reservedOf(terms),
        selectionCriteria: selectionCriteriaOf(terms, whole.own),
        awardCriteria: awardCriteriaOf(lot),
        framework: child(procedure, 'FRAMEWORK') ? 'fa' : 'none',
        dynamicPurchasing: child(procedure, 'DPS') ? 'dps' : null,
        variants: child(lot, 'ACCEPTED_VARIANTS')
          ? 'allowed'
          : child(lot, 'NO_ACCEPTED_VARIANTS')
            ? 'not-allowed'
            : null,
        legalForm: conditionOf(terms, 'LEGAL_FORM'),
        guarantee: conditionOf(terms, 'DEPOSIT_GUARANTEE_REQUIRED'),
        executionConditions: distinct([wholeText(child(terms, 'PERFORMANCE_CONDITIONS'))]),
        startsOn: dayOf(textAt(lot, 'DATE_START')),
        endsOn: dayOf(textAt(lot, 'DATE_END')),
        duration: durationOf(child(lot, 'DURATION')),
        additionalInformation: wholeText(child(lot, 'INFO_ADD')) || null,
      };
    });
  });
}

/** The lot's value; for an only lot the procedure's estimate. */
const estimateOf = (lot: XmlNode, object: XmlNode | undefined): Amount | null =>
  amountIn(child(lot, 'VAL_OBJECT')) ?? amountIn(child(object, 'VAL_ESTIMATED_TOTAL'));

function textsOf(
  lots: readonly (readonly [XmlNode, XmlNode | undefined])[],
  name: string,
  fallback: XmlNode | undefined,
  own: string | null,
): Texts {
  const texts: Record<string, string> = {};
  for (const [form, lot] of lots) {
    const text = wholeText(child(lot, name));
    if (text) texts[languageOf(attribute(form, 'LG'))] ??= text;
  }
  const whole = wholeText(fallback);
  return Object.keys(texts).length === 0 && whole ? { [own ?? 'und']: whole } : texts;
}

const conditionOf = (terms: XmlNode | undefined, name: string): ParsedLot['legalForm'] => {
  const text = wholeText(child(terms, name));
  return text ? { required: true, text } : null;
};

function durationOf(node: XmlNode | undefined): ParsedLot['duration'] {
  const value = textOf(node);
  return value === null ? null : { value, unit: attribute(node, 'TYPE') ?? 'MONTH' };
}

/** Reserved participation, in eForms codes: sheltered workshops, public service missions. */
function reservedOf(terms: XmlNode | undefined): string[] {
  const codes: string[] = [];
  if (child(terms, 'RESTRICTED_SHELTERED_WORKSHOP')) codes.push('res-ws');
  if (child(terms, 'RESERVED_ORGANISATIONS_SERVICE_MISSION')) codes.push('res-pub-ser');
  return codes;
}

/** Sections III.1.1 to III.1.3 and III.2.1, in the codes of eForms before SDK 1.12. */
const CRITERIA: readonly (readonly [string, string])[] = [
  ['SUITABILITY', 'sui-act'],
  ['PARTICULAR_PROFESSION', 'sui-act'],
  ['ECONOMIC_FINANCIAL_INFO', 'ef-stand'],
  ['ECONOMIC_FINANCIAL_MIN_LEVEL', 'ef-stand'],
  ['TECHNICAL_PROFESSIONAL_INFO', 'tp-abil'],
  ['TECHNICAL_PROFESSIONAL_MIN_LEVEL', 'tp-abil'],
  ['RULES_CRITERIA', 'other'],
  ['CRITERIA_SELECTION', 'other'],
];

function selectionCriteriaOf(terms: XmlNode | undefined, own: string | null): SelectionCriterion[] {
  return CRITERIA.flatMap(([name, code]) => {
    const description = wholeText(child(terms, name));
    if (!description) return [];
    return [{ code, name, description, descriptions: { [own ?? 'und']: description }, usage: null, secondStage: null }];
  });
}

function awardCriteriaOf(lot: XmlNode): AwardCriterion[] {
  const criteria = (name: string, type: string) =>
    descendants(lot, name).map((c) => ({
      type,
      name: wholeText(child(c, 'AC_CRITERION')) || null,
      description: null,
      weight: textAt(c, 'AC_WEIGHTING'),
      weightKind: null,
    }));
  return [...criteria('AC_QUALITY', 'quality'), ...criteria('AC_COST', 'cost'), ...criteria('AC_PRICE', 'price')];
}
