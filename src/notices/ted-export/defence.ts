import { amountOf } from '../amounts.ts';
import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { cpvOf, distinct, registrationOf } from '../codes.ts';
import { rolesByName } from '../leads.ts';
import { type AwardCriterion, emptyLot, type ParsedLot, type SelectionCriterion } from '../lot.ts';
import type { Amount, ParsedBuyer, ParsedNotice } from '../notice.ts';
import { countryOf } from '../places.ts';
import { localInstant } from '../times.ts';
import { at, attribute, child, children, descendants, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';

/** True for forms F16 to F18 (defence, directive 2009/81/EC): they kept the layout of the schema before (R2.0.8). */
export const isDefence = (form: XmlNode | undefined): boolean =>
  form?.children.some((c) => c.name.startsWith('FD_')) === true;

/** The body of the form. */
const bodyOf = (form: XmlNode | undefined): XmlNode | undefined => form?.children.find((c) => c.name.startsWith('FD_'));

/** Elements that are a lot of their own. */
const LOT = /^F1[678]_ANNEX_B$|^LOT_PRIOR_INFORMATION$|^ANNEX_B/;

/** Country of the buyer as published. */
export const defenceCountry = (form: XmlNode | undefined): XmlNode | undefined =>
  child(descendants(bodyOf(form), 'CA_CE_CONCESSIONAIRE_PROFILE')[0], 'COUNTRY');

/**
 * What a defence form tells. Elements are found by name wherever the form puts them, because each of the three wraps them
 * differently; those of lots are looked for apart.
 */
export function defenceOf(
  form: XmlNode | undefined,
  own: string | null,
  zone: string,
): Pick<
  ParsedNotice,
  | 'buyer'
  | 'buyers'
  | 'title'
  | 'titles'
  | 'description'
  | 'descriptions'
  | 'nature'
  | 'procedureType'
  | 'cpvMain'
  | 'cpvAdditional'
  | 'nuts'
  | 'estimatedValue'
  | 'lots'
  | 'awards'
  | 'organisations'
> {
  const body = bodyOf(form);
  const whole = body === undefined ? undefined : withoutLots(body);
  const texts = (text: string) => (text ? { [own ?? 'und']: text } : {});
  const title = wholeText(descendants(whole, 'TITLE_CONTRACT')[0]);
  const description = wholeText(
    descendants(whole, 'SHORT_CONTRACT_DESCRIPTION')[0] ?? descendants(whole, 'TOTAL_QUANTITY_OR_SCOPE')[0],
  );
  const codes = codesOf(descendants(whole, 'CPV'));
  const nuts = distinct(descendants(whole, 'NUTS').map((n) => attribute(n, 'CODE')));
  const buyers = descendants(whole, 'CA_CE_CONCESSIONAIRE_PROFILE').flatMap(buyerOf);
  const nature = attribute(body, 'CTYPE')?.toLowerCase() ?? null;
  const estimatedValue = valueIn(descendants(whole, 'COSTS_RANGE_AND_CURRENCY')[0]);
  const shared = sharedOf(whole, own, zone);
  const common = { nature, country: buyers[0]?.country ?? null, ...shared };
  const only: ParsedLot = {
    ...emptyLot('1'),
    ...common,
    title,
    titles: texts(title),
    description,
    descriptions: texts(description),
    cpvMain: codes.main,
    cpvAdditional: codes.additional,
    nuts,
    estimatedValue,
  };
  const lots = lotsIn(body).map((lot, index): ParsedLot => {
    const name = wholeText(descendants(lot, 'LOT_TITLE')[0]);
    const about = wholeText(descendants(lot, 'LOT_DESCRIPTION')[0]);
    const its = codesOf(descendants(lot, 'CPV'));
    return {
      ...emptyLot(textOf(descendants(lot, 'LOT_NUMBER')[0]) ?? attribute(lot, 'ITEM') ?? String(index + 1)),
      ...common,
      title: name || about.slice(0, 200),
      titles: texts(name),
      description: about,
      descriptions: texts(about),
      cpvMain: its.main ?? codes.main,
      cpvAdditional: its.additional,
      nuts,
      estimatedValue: valueIn(descendants(lot, 'COSTS_RANGE_AND_CURRENCY')[0]),
    };
  });
  return {
    buyer: buyers[0] ?? null,
    buyers,
    title,
    titles: texts(title),
    description,
    descriptions: texts(description),
    nature,
    procedureType: descendants(whole, 'TYPE_OF_PROCEDURE_DEFENCE')[0]?.children[0]?.name ?? null,
    cpvMain: codes.main,
    cpvAdditional: codes.additional,
    nuts,
    estimatedValue,
    lots: lots.length > 0 || !title ? lots : [only],
    ...awardsIn(body),
  };
}

/** The element without those of its lots. Bounded by the reader's depth guard. */
const withoutLots = (node: XmlNode): XmlNode => ({
  ...node,
  children: node.children.filter((c) => !LOT.test(c.name)).map(withoutLots),
});

const lotsIn = (node: XmlNode | undefined): XmlNode[] =>
  (node?.children ?? []).flatMap((c) => (LOT.test(c.name) ? [c] : lotsIn(c)));

function codesOf(boxes: readonly XmlNode[]): { main: string | null; additional: string[] } {
  const of = (name: string): string[] =>
    distinct(
      boxes.flatMap((box) =>
        descendants(box, name).flatMap((c) => descendants(c, 'CPV_CODE').map((code) => cpvOf(attribute(code, 'CODE')))),
      ),
    );
  const main = of('CPV_MAIN')[0] ?? null;
  return { main, additional: of('CPV_ADDITIONAL').filter((code) => code !== main) };
}

function buyerOf(profile: XmlNode): ParsedBuyer[] {
  const name = wholeText(descendants(profile, 'OFFICIALNAME')[0]).replace(/\s+/g, ' ');
  if (!name) return [];
  const id = registrationOf(textOf(descendants(profile, 'NATIONALID')[0]));
  return [
    {
      name,
      private: false,
      country: countryOf(attribute(child(profile, 'COUNTRY'), 'VALUE')),
      ids: id === null ? [] : [id],
    },
  ];
}

/** A value, or the upper end of a range; `FMTVAL` holds the figure without blanks. */
function valueIn(costs: XmlNode | undefined): Amount | null {
  const cost = child(costs, 'VALUE_COST') ?? at(costs, 'RANGE_VALUE_COST', 'HIGH_VALUE');
  return amountOf(attribute(cost, 'FMTVAL') ?? textOf(cost), attribute(costs, 'CURRENCY'));
}

/** Conditions of the form in the codes of eForms before SDK 1.12. */
const CRITERIA: readonly (readonly [string, string])[] = [
  ['ECONOMIC_OPERATORS_PERSONAL_SITUATION', 'sui-act'],
  ['EAF_CAPACITY_INFORMATION', 'ef-stand'],
  ['EAF_CAPACITY_MIN_LEVEL', 'ef-stand'],
  ['T_CAPACITY_INFORMATION', 'tp-abil'],
  ['T_CAPACITY_MIN_LEVEL', 'tp-abil'],
];

function sharedOf(whole: XmlNode | undefined, own: string | null, zone: string): Partial<ParsedLot> {
  const limit = descendants(whole, 'RECEIPT_LIMIT_DATE')[0];
  const [year, month, day] = ['YEAR', 'MONTH', 'DAY'].map((name) => textAt(limit, name)?.padStart(2, '0') ?? '');
  const deadline =
    limit === undefined ? null : localInstant(`${year}-${month}-${day}`, textAt(limit, 'TIME') ?? '', zone);
  const condition = (name: string) => {
    const text = wholeText(descendants(whole, name)[0]);
    return text ? { required: true, text } : null;
  };
  const selectionCriteria = CRITERIA.flatMap(([name, code]): SelectionCriterion[] => {
    const description = wholeText(descendants(whole, name)[0]);
    if (!description) return [];
    return [{ code, name, description, descriptions: { [own ?? 'und']: description }, usage: null, secondStage: null }];
  });
  const awardCriteria = descendants(whole, 'CRITERIA_DEFINITION').map(
    (c): AwardCriterion => ({
      type: null,
      name: wholeText(child(c, 'CRITERIA')) || null,
      description: null,
      weight: textAt(c, 'WEIGHTING'),
      weightKind: null,
    }),
  );
  return {
    deadline,
    deadlineKind: deadline === null ? null : 'requests',
    legalForm: condition('LEGAL_FORM'),
    guarantee: condition('DEPOSITS_GUARANTEES_REQUIRED'),
    selectionCriteria,
    awardCriteria,
  };
}

/** F18: one AWARD_OF_CONTRACT_DEFENCE a contract. */
function awardsIn(body: XmlNode | undefined): { awards: ParsedAward[]; organisations: ParsedOrganisation[] } {
  const organisations: ParsedOrganisation[] = [];
  const awards = descendants(body, 'AWARD_OF_CONTRACT_DEFENCE').map((award, index): ParsedAward => {
    const winners = descendants(award, 'ECONOMIC_OPERATOR_NAME_ADDRESS').flatMap((operator): ParsedOrganisation[] => {
      const name = wholeText(descendants(operator, 'OFFICIALNAME')[0]).replace(/\s+/g, ' ');
      if (!name) return [];
      const id = `WIN-${organisations.length + 1}`;
      const organisation: ParsedOrganisation = {
        id,
        name,
        names: { und: name },
        ids: distinct([registrationOf(textOf(descendants(operator, 'NATIONALID')[0]))]),
        country: countryOf(attribute(descendants(operator, 'COUNTRY')[0], 'VALUE')),
        nuts: null,
        city: textOf(descendants(operator, 'TOWN')[0]),
        size: null,
        person: false,
      };
      organisations.push(organisation);
      return [organisation];
    });
    const roles = rolesByName(winners.map((w) => w.name));
    const date = descendants(award, 'CONTRACT_AWARD_DATE')[0];
    const [year, month, day] = ['YEAR', 'MONTH', 'DAY'].map((name) => textAt(date, name)?.padStart(2, '0') ?? '');
    const received = textOf(descendants(award, 'OFFERS_RECEIVED_NUMBER')[0]);
    return {
      externalId: textOf(children(award, 'CONTRACT_NUMBER')[0]) ?? attribute(award, 'ITEM') ?? String(index + 1),
      lotId: textOf(descendants(award, 'LOT_NUMBER')[0]) ?? '1',
      won: winners.length > 0,
      rank: null,
      value: valueIn(
        descendants(award, 'COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE').at(-1) ??
          descendants(award, 'COSTS_RANGE_AND_CURRENCY').at(-1),
      ),
      title: wholeText(descendants(award, 'CONTRACT_TITLE')[0]) || null,
      partyName: null,
      seats: winners.map((w, i) => ({ organisationId: w.id, role: roles[i] ?? 'unlabelled' })),
      contractDate: date === undefined ? null : `${year}-${month}-${day}`,
      tendersReceived: received !== null && /^\d{1,9}$/.test(received) ? Number(received) : null,
      subcontractedValue: null,
      subcontractedBp: null,
    };
  });
  return { awards, organisations };
}
