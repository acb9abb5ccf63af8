import { element, type XmlElement } from '../../printing/xml.ts';
import type { BidFile, BidMember, PostalAddress } from '../model.ts';
import { type EspdSubject, espdRole, TO_BE_COMPLETED } from './answers.ts';
import { countryCode, type EspdLists } from './codes.ts';

/** The buyer's side: name, number and address as far as known. */
export const contractingParty = (file: BidFile, lists: EspdLists): XmlElement =>
  element('cac:ContractingParty', [
    element('cac:Party', [
      element('cac:PartyIdentification', [
        element('cbc:ID', file.buyer.registrationNumber ?? TO_BE_COMPLETED, { schemeAgencyID: 'SIRET' }),
      ]),
      element('cac:PartyName', [element('cbc:Name', file.buyer.name)]),
      postalAddress('cac:PostalAddress', file.buyer.address, lists),
    ]),
  ]);

/** The member with its role code, size, number, address, contact and the person who acts for it. */
export function economicOperator(subject: EspdSubject, lists: EspdLists): XmlElement {
  const { member } = subject;
  const { representative, address } = member;
  return element('cac:EconomicOperatorParty', [
    element('cac:EconomicOperatorRole', [element('cbc:RoleCode', espdRole(subject), lists.role)]),
    element('cac:Party', [
      member.sizeClass === null ? null : element('cbc:IndustryClassificationCode', member.sizeClass, lists.size),
      element('cac:PartyIdentification', [
        element('cbc:ID', member.registrationNumber ?? TO_BE_COMPLETED, { schemeAgencyID: 'NATIONAL' }),
      ]),
      member.vatNumber === null
        ? null
        : element('cac:PartyIdentification', [element('cbc:ID', member.vatNumber, { schemeAgencyID: 'VIES' })]),
      element('cac:PartyName', [element('cbc:Name', member.name)]),
      postalAddress('cac:PostalAddress', address, lists),
      contact(member),
      representative === null
        ? null
        : element('cac:PowerOfAttorney', [
            element('cbc:Description', representative.title ?? 'Représentant légal'),
            element('cac:AgentParty', [
              element('cac:Person', [
                element('cbc:FirstName', representative.firstName),
                element('cbc:FamilyName', representative.lastName),
                element('cac:ResidenceAddress', [country(address?.country ?? 'FR', lists)]),
              ]),
            ]),
          ]),
    ]),
  ]);
}

const postalAddress = (name: string, address: PostalAddress | null, lists: EspdLists): XmlElement =>
  element(name, [
    address?.street == null ? null : element('cbc:StreetName', address.street),
    address?.town == null ? null : element('cbc:CityName', address.town),
    address?.postalCode == null ? null : element('cbc:PostalZone', address.postalCode),
    country(address?.country ?? 'FR', lists),
  ]);

const country = (alpha2: string, lists: EspdLists): XmlElement =>
  element('cac:Country', [element('cbc:IdentificationCode', countryCode(alpha2), lists.country)]);

/** Left out as a whole when nothing of it is known: UBL has no empty elements. */
function contact({ representative, phone, email }: BidMember): XmlElement | null {
  if (representative === null && phone === null && email === null) return null;
  return element('cac:Contact', [
    representative === null ? null : element('cbc:Name', `${representative.firstName} ${representative.lastName}`),
    phone === null ? null : element('cbc:Telephone', phone),
    email === null ? null : element('cbc:ElectronicMail', email),
  ]);
}
