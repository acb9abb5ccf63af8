import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import { countryOf } from '../places.ts';
import { dayOf } from '../times.ts';
import { all, at, child, children, textAt, textOf, type XmlNode } from '../xml/node.ts';
import type { TextChoice } from './lot.ts';
import { amountAt, textsOf } from './read.ts';

/** An organisation written where it acts (`cac:Party` with a name), as the SDKs 0.1 to 0.4 do; null without a name. */
export function partyOf(party: XmlNode | undefined, id: string, choose: TextChoice): ParsedOrganisation | null {
  const names = textsOf(child(party, 'PartyName'), 'Name');
  const name = choose(names);
  if (!name) return null;
  const address = child(party, 'PostalAddress');
  return {
    id,
    name,
    names,
    ids: distinct([
      ...all(party, 'PartyLegalEntity', 'CompanyID').map((e) => registrationOf(textOf(e))),
      ...all(party, 'PartyIdentification', 'ID').map((e) => registrationOf(textOf(e))),
    ]),
    country: countryOf(textAt(address, 'Country', 'IdentificationCode')),
    nuts: textAt(address, 'CountrySubentityCode'),
    city: textAt(address, 'CityName'),
    size: null,
    person: false,
  };
}

/**
 * Results as the SDKs 0.1 to 0.4 write them: UBL's own `TenderResult`, one for each lot or for several, with the winner
 * named in place.
 */
export function earlyAwardsOf(
  root: XmlNode,
  choose: TextChoice,
): { awards: ParsedAward[]; organisations: ParsedOrganisation[] } {
  const organisations: ParsedOrganisation[] = [];
  const awards = children(root, 'TenderResult').flatMap((result, r) => {
    const winners = children(result, 'WinningParty').flatMap((winner): ParsedOrganisation[] => {
      const organisation = partyOf(child(winner, 'Party'), `WIN-${organisations.length + 1}`, choose);
      if (organisation === null) return [];
      organisations.push(organisation);
      return [organisation];
    });
    const projects = children(result, 'AwardedTenderedProject');
    // Later SDKs keep an empty result with a date of 2000 because UBL asks for one.
    if (winners.length === 0 && projects.length === 0) return [];
    return (projects.length > 0 ? projects : [undefined]).map((project, p): ParsedAward => {
      const received = textAt(result, 'ReceivedTenderQuantity');
      return {
        externalId: textAt(result, 'ID') ?? `${r + 1}.${p + 1}`,
        lotId: textAt(project, 'ProcurementProjectLot', 'ID') ?? 'LOT-0000',
        won: winners.length > 0,
        rank: null,
        value: amountAt(at(project, 'LegalMonetaryTotal', 'PayableAmount')),
        title: null,
        partyName: null,
        seats: winners.map((w) => ({ organisationId: w.id, role: winners.length === 1 ? 'sole' : 'unlabelled' })),
        contractDate: dayOf(textAt(result, 'AwardDate')),
        tendersReceived: received !== null && /^\d{1,9}$/.test(received) ? Number(received) : null,
        subcontractedValue: null,
        subcontractedBp: null,
      };
    });
  });
  return { awards, organisations };
}
