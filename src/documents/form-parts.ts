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
  fieldLine('Adresse électronique', member.email),
  fieldLine('Téléphone', member.phone),
];

/** The person who signs, with the office held: `Anne Le Goff, présidente`. */
export const signatory = (member: BidMember): string | null =>
  member.representative === null
    ? null
    : [`${member.representative.firstName} ${member.representative.lastName}`, member.representative.title]
        .filter((part) => part !== null)
        .join(', ');

/** R2143-13: what the buyer can get by itself and free of charge, candidates do not have to hand in. */
export function online(holders: readonly BidMember[]): Content[] {
  const french = holders.filter(
    (member) => isFrench(member) && member.registrationNumber !== null && /^\d{14}$/.test(member.registrationNumber),
  );
  return [
    {
      text: 'Ne sont pas joints les justificatifs que l’acheteur peut obtenir lui-même, gratuitement, auprès d’un système électronique de mise à disposition d’informations (article R2143-13) :',
      margin: [0, 2, 0, 2],
    },
    french.length === 0
      ? { text: 'aucun' }
      : {
          ul: french.map(
            (member) =>
              `${member.name} : annuaire-entreprises.data.gouv.fr/entreprise/${member.registrationNumber!.slice(0, 9)}`,
          ),
          fontSize: 8.5,
        },
  ];
}
