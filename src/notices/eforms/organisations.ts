import type { ParsedOrganisation } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import type { ParsedBuyer } from '../notice.ts';
import { countryOf } from '../places.ts';
import { all, child, children, textAt, textOf, type XmlNode } from '../xml/node.ts';
import { partyOf } from './early.ts';
import type { TextChoice } from './lot.ts';
import { flagAt, textsOf } from './read.ts';

/** Organisations of the notice: BT-500, 501, 514, 507, 165, 633. Contacts and beneficial owners are not read. */
export function organisationsOf(x: XmlNode, choose: TextChoice): ParsedOrganisation[] {
  return all(x, 'Organizations', 'Organization').map((organisation) => {
    const company = child(organisation, 'Company');
    const person = flagAt(organisation, 'NaturalPersonIndicator') === true;
    const names = person ? {} : textsOf(child(company, 'PartyName'), 'Name');
    const address = child(company, 'PostalAddress');
    return {
      id: textAt(company, 'PartyIdentification', 'ID') ?? '',
      name: choose(names),
      names,
      ids: person ? [] : distinct(all(company, 'PartyLegalEntity', 'CompanyID').map((e) => registrationOf(textOf(e)))),
      country: countryOf(textAt(address, 'Country', 'IdentificationCode')),
      nuts: textAt(address, 'CountrySubentityCode'),
      city: person ? null : textAt(address, 'CityName'),
      size: textAt(company, 'CompanySizeCode'),
      person,
    };
  });
}

/**
 * Buyers in the notice's order (OPT-300-Procedure-Buyer). None is private: who publishes under the directives is
 * bound by public procurement law, subsidised bodies and entities with special rights (BT-11) too.
 */
export function buyersOf(
  root: XmlNode,
  organisations: readonly ParsedOrganisation[],
  choose: TextChoice,
): ParsedBuyer[] {
  return children(root, 'ContractingParty').flatMap((party) => {
    const id = textAt(party, 'Party', 'PartyIdentification', 'ID');
    // The SDKs before 0.5 name the buyer in place.
    const organisation = organisations.find((o) => o.id === id) ?? partyOf(child(party, 'Party'), '', choose);
    if (!organisation?.name) return [];
    return [{ name: organisation.name, private: false, country: organisation.country, ids: organisation.ids }];
  });
}
