import { figureOn } from '../law/periods.ts';
import { dayOf, yearOf } from '../shared/day.ts';
import { natureOf } from './lot-groups.ts';
import {
  type BidFile,
  type BidLot,
  type BidMember,
  type Certification,
  firstDeadline,
  isFrench,
  type Reference,
} from './model.ts';
import { ask, type DocumentKind, type Question } from './question.ts';

const YEARS_ASKED = 3;
/** What a subcontractor's DC4 says of it. */
const DC4_FIELDS = new Set([
  'registrationNumber',
  'registrationNumber.format',
  'legalStatus',
  'address',
  'email',
  'phone',
  'representative',
  'sizeClass',
  'exclusionDeclaration',
]);
const SELECTION_FIELDS = new Set(['years.turnover', 'years.headcount', 'means', 'references', 'certifications']);

/** The last three closed years that the buyer wants to see: the three before the year the file is written in. */
export function yearsAsked(file: BidFile): number[] {
  const current = yearOf(new Date(file.writtenAt));
  return Array.from({ length: YEARS_ASKED }, (_, index) => current - YEARS_ASKED + index);
}

/** References that a form of a lot may show: executed, and within the years that a buyer may look back. */
export function shownReferences(file: BidFile, lot: BidLot, member: BidMember): Reference[] {
  const day = dayOf(new Date(file.writtenAt));
  const years = figureOn(natureOf(lot) === 'works' ? 'references-works' : 'references-other', day);
  const current = Number(day.slice(0, 4));
  return member.references.filter(
    ({ year, executed }) => executed !== false && year <= current && year >= current - years,
  );
}

/** Certificates that are still valid when bids are due: an expired one proves nothing. */
export const shownCertifications = (file: BidFile, member: BidMember): Certification[] =>
  member.certifications.filter(({ validUntil }) => validUntil === null || validUntil >= lastDayOf(file));

/** What the forms ask of one member. A subcontractor whose means are not relied on shows neither means nor figures. */
export function memberQuestions(file: BidFile, member: BidMember): Question[] {
  const questions = [...identityQuestions(member), ...meansQuestions(file, member), ...proofQuestions(file, member)];
  if (member.role !== 'sous_traitant') return questions;
  return questions
    .filter(({ field }) => member.reliedUpon || !SELECTION_FIELDS.has(field))
    .map((question) =>
      DC4_FIELDS.has(question.field) ? { ...question, documents: [...question.documents, 'dc4'] } : question,
    );
}

/** Who it is. */
function identityQuestions(member: BidMember): Question[] {
  const forms: DocumentKind[] = ['dc1', 'dc2', 'espd', 'attri1', 'offer', 'convention'];
  return [
    ask('registrationNumber', 'Numéro SIRET', 'Registration number (SIRET)', forms, member.registrationNumber === null),
    ask(
      'registrationNumber.format',
      `Le numéro SIRET « ${member.registrationNumber} » n’a pas 14 chiffres`,
      `The SIRET "${member.registrationNumber}" does not have 14 digits`,
      forms,
      member.registrationNumber !== null && isFrench(member) && !/^\d{14}$/.test(member.registrationNumber),
    ),
    ask('legalStatus', 'Forme juridique', 'Legal status', ['dc2', 'convention'], member.legalStatus === null),
    ask('address', 'Adresse postale complète', 'Full postal address', forms, !isComplete(member)),
    ask('email', 'Adresse électronique', 'E-mail address', ['dc1', 'dc2', 'espd'], member.email === null),
    ask('phone', 'Téléphone', 'Telephone', ['dc1', 'dc2'], member.phone === null),
    ask(
      'representative',
      'Nom et qualité du représentant légal',
      'Name and office of the legal representative',
      ['dc2', 'espd', 'attri1', 'offer', 'convention'],
      member.representative === null || member.representative.title === null,
    ),
    ask('sizeClass', 'Taille de l’entreprise', 'Size class', ['dc2', 'espd'], member.sizeClass === null),
  ];
}

/** What it can do: figures, means, references, certificates. */
function meansQuestions(file: BidFile, member: BidMember): Question[] {
  const years = yearsAsked(file).filter(
    (year) => !member.years.some((known) => known.year === year && known.turnoverCents !== null),
  );
  const latest = yearsAsked(file).at(-1)!;
  const until = lastDayOf(file);
  const expired = member.certifications.filter((c) => c.validUntil !== null && c.validUntil < until);
  return [
    ask(
      'years.turnover',
      `Chiffre d’affaires hors taxes : ${years.join(', ')}`,
      `Turnover without tax: ${years.join(', ')}`,
      ['dc2', 'espd'],
      years.length > 0,
    ),
    ask(
      'years.headcount',
      `Effectif moyen ${latest}`,
      `Mean headcount ${latest}`,
      ['dc2', 'espd'],
      !member.years.some((known) => known.year === latest && known.headcount !== null),
    ),
    ask(
      'means',
      'Moyens humains et matériels affectés',
      'Staff and equipment put to the work',
      ['dc2'],
      member.means === null,
    ),
    ask(
      'references',
      'Au moins une référence comparable',
      'At least one comparable reference',
      ['dc2', 'espd'],
      file.lots.every((lot) => shownReferences(file, lot, member).length === 0),
    ),
    ask(
      'certifications',
      `À renouveler avant la remise : ${expired.map((c) => c.code).join(', ')}`,
      `To renew before the deadline: ${expired.map((c) => c.code).join(', ')}`,
      ['dc2', 'espd'],
      expired.length > 0,
    ),
  ];
}

/** What it proves or swears. */
function proofQuestions(file: BidFile, member: BidMember): Question[] {
  const until = lastDayOf(file);
  return [
    ask(
      'insurance',
      'Attestation d’assurance de responsabilité',
      'Liability insurance',
      ['dc2', 'convention'],
      member.insurance === null,
    ),
    ask(
      'insurance.validUntil',
      'Attestation d’assurance valable à la date de remise',
      'Liability insurance that is valid at the deadline',
      ['dc2', 'convention'],
      member.insurance !== null && member.insurance.validUntil < until,
    ),
    ask(
      'exclusionDeclaration',
      'Déclaration sur l’honneur (motifs d’exclusion, L2141-1 à L2141-10)',
      'Sworn statement on exclusion grounds (L2141-1 to L2141-10)',
      ['dc1', 'espd'],
      member.exclusionDeclaration === null,
    ),
  ];
}

/** The day up to which papers must be valid: the first deadline, or today. */
const lastDayOf = (file: BidFile): string => dayOf(new Date(firstDeadline(file) ?? file.writtenAt));

const isComplete = ({ address }: BidMember): boolean =>
  address !== null && address.street !== null && address.postalCode !== null && address.town !== null;
