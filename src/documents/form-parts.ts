import type { Content } from 'pdfmake/interfaces.js';
import { fieldLine } from './form.ts';
import { type BidFile, type BidMember, isFrench } from './model.ts';
import { addressLine, siretGroups } from './words.ts';

/** Written where a form is completed by hand when it is signed: dots, not a gap of the bid. */
export const toFill = '……………………………';

/** Part A of the forms: the buyer. */
export const buyerLines = (file: BidFile): Content[] => [
  fieldLine('Acheteur', file.buyer.name),
  fieldLine('Adresse', addressLine(file.buyer.address)),
  ...(file.buyer.registrationNumber === null ? [] : [fieldLine('SIRET', siretGroups(file.buyer.registrationNumber))]),
];

/** A member's address, number and contact, a line each. */
export const memberIdentity = (member: BidMember): Content[] => [
  fieldLine('Adresse', addressLine(member.address)),
  fieldLine(
    isFrench(member) ? 'SIRET' : 'Immatriculation',
    member.registrationNumber === null ? null : siretGroups(member.registrationNumber),
  ),
  fieldLine('Courriel', member.email),
  fieldLine('Téléphone', member.phone),
];

/** The person who signs, with the office held: `Anne Le Goff, présidente`. */
export const signatory = (member: BidMember): string | null =>
  member.representative === null
    ? null
    : [`${member.representative.firstName} ${member.representative.lastName}`, member.representative.title]
        .filter((part) => part !== null)
        .join(', ');
