import { basisPointsOf } from '../amounts.ts';
import type { ParsedAward, ParsedOrganisation, PartySeat } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import { rolesByName } from '../leads.ts';
import { countryOf } from '../places.ts';
import { dayOf } from '../times.ts';
import { all, at, attribute, child, children, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';
import { amountIn } from './lot.ts';

/** Awards of a form and the organisations that won, keyed `WIN-n` since the schema has no keys. */
export type Awards = { awards: ParsedAward[]; organisations: ParsedOrganisation[] };

/**
 * Awards of a result, ex ante or modification form. A group (AWARDED_TO_GROUP) is one award without a named lead;
 * several winners that are no group (a framework) are an award each, the value told only where there is one winner.
 */
export function awardsOf(form: XmlNode | undefined): Awards {
  const organisations: ParsedOrganisation[] = [];
  const awards = [...children(form, 'AWARD_CONTRACT'), ...modifiedOf(form)].flatMap((award, index) => {
    const awarded = child(award, 'AWARDED_CONTRACT') ?? child(award, 'AWARDED_PRIZE');
    if (!awarded) return [];
    const box = child(awarded, 'CONTRACTORS') ?? child(awarded, 'WINNERS') ?? awarded;
    const winners = [...children(box, 'CONTRACTOR'), ...children(box, 'WINNER')].map((contractor) => {
      const organisation = organisationOf(contractor, `WIN-${organisations.length + 1}`);
      organisations.push(organisation);
      return organisation.id;
    });
    const group = winners.length > 1 && child(box, 'AWARDED_TO_GROUP') !== undefined;
    const parties = group ? [winners] : winners.map((w) => [w]);
    return parties.map((party) => {
      const members = party.flatMap((id) => organisations.filter((o) => o.id === id));
      return awardOf(award, awarded, index, members, parties.length === 1);
    });
  });
  return { awards, organisations };
}

/** F20 puts the contractors of a changed contract in their own section; RESULTS holds a design contest's prize. */
function modifiedOf(form: XmlNode | undefined): XmlNode[] {
  const changed = all(form, 'MODIFICATIONS_CONTRACT', 'DESCRIPTION_PROCUREMENT').map((d) => ({
    ...d,
    children: [{ name: 'AWARDED_CONTRACT', attributes: {}, text: '', children: d.children }],
  }));
  const awardedAlready = child(form, 'AWARD_CONTRACT') !== undefined;
  return [...(awardedAlready ? [] : changed), ...children(form, 'RESULTS')];
}

function awardOf(
  award: XmlNode,
  awarded: XmlNode,
  index: number,
  party: ParsedOrganisation[],
  only: boolean,
): ParsedAward {
  const values = child(awarded, 'VALUES') ?? child(awarded, 'VALUE') ?? awarded;
  const received =
    textAt(awarded, 'TENDERS', 'NB_TENDERS_RECEIVED') ??
    textAt(awarded, 'NB_TENDERS_RECEIVED') ??
    textAt(awarded, 'PARTICIPANTS', 'NB_PARTICIPANTS');
  return {
    externalId: attribute(award, 'ITEM') ?? String(index + 1),
    lotId: textAt(award, 'LOT_NO') ?? '1',
    won: true,
    rank: null,
    value: only ? (amountIn(child(values, 'VAL_TOTAL')) ?? amountIn(child(awarded, 'VAL_PRIZE'))) : null,
    title: wholeText(child(award, 'TITLE')) || null,
    partyName: null,
    seats: seatsOf(party),
    contractDate: dayOf(textAt(awarded, 'DATE_CONCLUSION_CONTRACT')) ?? dayOf(textAt(awarded, 'DATE_DECISION_JURY')),
    tendersReceived: received !== null && /^\d{1,9}$/.test(received) ? Number(received) : null,
    subcontractedValue: amountIn(child(awarded, 'VAL_SUBCONTRACTING')),
    subcontractedBp: basisPointsOf(textAt(awarded, 'PCT_SUBCONTRACTING')),
  };
}

function seatsOf(party: readonly ParsedOrganisation[]): PartySeat[] {
  const roles = rolesByName(party.map((o) => o.name));
  return party.map((o, index) => ({ organisationId: o.id, role: roles[index] ?? 'unlabelled' }));
}

function organisationOf(contractor: XmlNode, id: string): ParsedOrganisation {
  const address = child(contractor, 'ADDRESS_CONTRACTOR') ?? child(contractor, 'ADDRESS_WINNER');
  const name = wholeText(child(address, 'OFFICIALNAME')).replace(/\s+/g, ' ');
  return {
    id,
    name,
    names: name ? { und: name } : {},
    ids: distinct([registrationOf(textOf(child(address, 'NATIONALID')))]),
    country: countryOf(attribute(child(address, 'COUNTRY'), 'VALUE')),
    nuts: attribute(at(address, 'NUTS'), 'CODE'),
    city: textAt(address, 'TOWN'),
    size: child(contractor, 'SME') ? 'sme' : child(contractor, 'NO_SME') ? 'large' : null,
    person: false,
  };
}
