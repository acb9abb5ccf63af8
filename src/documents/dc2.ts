import type { Content } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatDay, formatEuros, formatNumber, unevenColumn } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { lotWords } from '../shared/lot-words.ts';
import { fieldLine, formDocument, sectionBand, tickBox, valueOrGap } from './form.ts';
import { buyerLines, memberIdentity, online, signatory, toFill } from './form-parts.ts';
import { everybodyOfLot, holdersOfLot, leadOfLot, natureOf } from './lot-groups.ts';
import { shownCertifications, shownReferences, yearsAsked } from './member-questions.ts';
import { missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, isFrench } from './model.ts';
import { operatorsOfLot } from './outside-firms.ts';
import { countryWords, lotTitle } from './words.ts';

/**
 * DC2, "déclaration du candidat individuel ou du membre du groupement": one per member and lot, parts A to H of the
 * ministry's form (2019, revised 2023). The oath on exclusion grounds is part F of the DC1. What is asked by the buyer's own
 * documents is left to be filled in by hand, and is not missing from the bid.
 */
export function dc2(file: BidFile, member: BidMember, lot: BidLot): PdfDefinition {
  return formDocument({
    code: 'DC2',
    title: 'Déclaration du candidat individuel ou du membre du groupement',
    subtitle: `${member.name} – ${lotWords(lot.externalId)}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts({ ...file, candidature: 'dc' }).filter(
      (fact) => fact.documents.includes('dc2') && (fact.memberId === member.id || fact.memberId === null),
    ),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet de la consultation'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      fieldLine('Lot', `${lotTitle(lot.externalId)} – ${lot.title}`),
      sectionBand('C', 'Identification du candidat individuel ou du membre du groupement'),
      ...identity(file, member, lot),
      ...reservedContract(member),
      sectionBand('D', 'Renseignements relatifs à la nationalité (marchés de défense ou de sécurité)'),
      fieldLine('Pays d’établissement', member.address === null ? null : countryWords(member.address.country)),
      sectionBand('E', 'Renseignements relatifs à l’aptitude à exercer l’activité professionnelle'),
      ...aptitude(member),
      sectionBand('F', 'Renseignements relatifs à la capacité économique et financière'),
      ...finances(file, member, lot),
      sectionBand('G', 'Renseignements relatifs à la capacité technique et professionnelle'),
      ...technique(file, member, lot),
      sectionBand('H', 'Capacités des opérateurs économiques sur lesquels le candidat ou le membre s’appuie'),
      ...reliedUpon(file, member, lot),
    ],
  });
}

function identity(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const holders = holdersOfLot(file, lot);
  const role =
    member.role === 'sous_traitant'
      ? 'sous-traitant'
      : holders.length < 2
        ? 'candidat individuel'
        : leadOfLot(file, lot)?.id === member.id
          ? 'mandataire'
          : 'cotraitant';
  return [
    { text: 'C1 – Cas général', bold: true },
    fieldLine('Nom commercial et dénomination sociale', member.name),
    fieldLine('Forme juridique', member.legalStatus),
    ...memberIdentity(member),
    fieldLine('Personne ayant pouvoir d’engager', signatory(member)),
    fieldLine('Rôle dans le groupement', holders.length < 2 ? role : `${role} – ${file.group.name}`),
    { text: 'Taille de l’entreprise (recommandation 2003/361/CE)', margin: [0, 4, 0, 0] },
    {
      columns: [
        tickBox(member.sizeClass === 'micro', 'micro'),
        tickBox(member.sizeClass === 'small', 'petite'),
        tickBox(member.sizeClass === 'medium', 'moyenne'),
        tickBox(member.sizeClass === 'large', 'autre'),
      ],
    },
  ];
}

/** Part C2 (2023): the status by which a contract is reserved (L2113-12 to L2113-16), where the member shows one. */
function reservedContract(member: BidMember): Content[] {
  const held = member.reservedStatus ?? null;
  const detail = held === null ? undefined : { text: `justificatif : ${held.evidence}` };
  const one = (kind: string, text: string): Content =>
    tickBox(held?.kind === kind, text, held?.kind === kind ? detail : undefined);
  return [
    { text: 'C2 – Cas spécifiques : marché ou lot réservé', bold: true, margin: [0, 5, 0, 1] },
    one(
      'disability_or_integration',
      'entreprise adaptée, établissement d’aide par le travail, structure d’insertion par l’activité économique ou structure équivalente (L2113-12, L2113-13)',
    ),
    one('prison', 'structure d’activité économique en établissement pénitentiaire (L2113-13-1)'),
    one('social_economy', 'entreprise de l’économie sociale et solidaire ou structure équivalente (L2113-15)'),
  ];
}

/** The register is told by its name and town, which a SIRET does not hold. */
const aptitude = (member: BidMember): Content[] => [
  { text: 'E1 – Inscription sur un registre professionnel ou du commerce', bold: true },
  fieldLine(
    isFrench(member) ? 'SIREN' : 'Numéro',
    member.registrationNumber === null
      ? null
      : isFrench(member)
        ? member.registrationNumber.slice(0, 9).replace(/(\d{3})(?=\d)/g, '$1 ')
        : member.registrationNumber,
  ),
  fieldLine('Registre et lieu d’immatriculation', toFill),
  { text: 'E2 – Autorisation spécifique ou appartenance à une organisation', bold: true, margin: [0, 3, 0, 0] },
  { text: 'Sans objet, sauf demande de l’acheteur.' },
  { text: 'E3 – Documents de preuve disponibles en ligne', bold: true, margin: [0, 3, 0, 0] },
  ...online([member]),
];

function finances(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const years = yearsAsked(file);
  const known = years.map((year) => member.years.find((entry) => entry.year === year) ?? null);
  const right = { alignment: 'right' as const };
  const even = unevenColumn(known.map((entry) => entry?.turnoverCents ?? null));
  const insurance = member.insurance;
  return [
    { text: 'F1 – Chiffres d’affaires hors taxes des trois derniers exercices clos', bold: true },
    ruledTable(
      ['Exercice', ...years.map((year) => ({ text: String(year), ...right }))],
      [
        [
          'Chiffre d’affaires global',
          ...known.map((entry) => ({
            ...valueOrGap(entry?.turnoverCents == null ? null : formatEuros(entry.turnoverCents, 'fr', even)),
            ...right,
          })),
        ],
        [
          'Part du chiffre d’affaires concernant les prestations objet du marché',
          ...years.map(() => ({ text: '…… %', ...right })),
        ],
      ],
      ['*', 100, 100, 100],
    ),
    { text: 'F2 – Autres renseignements demandés au titre de la capacité économique et financière', bold: true },
    fieldLine(
      'Assurance des risques professionnels',
      insurance === null
        ? null
        : `${insurance.insurer}, police n° ${insurance.policyNumber}, valable jusqu’au ${formatDay(insurance.validUntil, 'fr')}`,
    ),
    { text: 'F3 – Assurance de responsabilité décennale (travaux de construction)', bold: true, margin: [0, 3, 0, 0] },
    ...(natureOf(lot) === 'works'
      ? [
          tickBox(
            false,
            'le membre aura souscrit, à l’ouverture du chantier, un contrat le couvrant au titre de la responsabilité décennale (articles L241-1 et L241-2 du code des assurances)',
          ),
        ]
      : [{ text: 'Sans objet : le lot n’est pas de travaux.' }]),
  ];
}

/** Qualifications held, with who gave them and until when. */
function qualifications(file: BidFile, member: BidMember): Content[] {
  const rows = shownCertifications(file, member).map((held) => [
    held.code,
    held.issuer ?? '–',
    held.validUntil === null ? 'sans terme' : formatDay(held.validUntil, 'fr'),
  ]);
  const title = 'Certificats et qualifications';
  if (rows.length === 0) return [fieldLine(title, 'aucun')];
  return [
    { text: title, margin: [0, 3, 0, 0], headlineLevel: 2 },
    ruledTable(['Qualification', 'Organisme', 'Valable jusqu’au'], rows, ['*', '*', 110]),
  ];
}

function technique(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const latest = yearsAsked(file).at(-1)!;
  const headcount = member.years.find((entry) => entry.year === latest)?.headcount ?? null;
  const work = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  const rows = shownReferences(file, lot, member).map((past) => [
    String(past.year),
    past.title,
    past.buyer,
    { text: past.valueCents === null ? '–' : formatEuros(past.valueCents, 'fr'), alignment: 'right' as const },
  ]);
  return [
    { text: 'G1 – Capacité technique et professionnelle', bold: true },
    fieldLine('Prestations exécutées sur ce lot', work.map((r) => `${r.label} (CPV ${r.cpv})`).join(' ; ') || '–'),
    fieldLine(`Effectif moyen ${latest}`, headcount === null ? null : formatNumber(headcount, 'fr')),
    fieldLine('Moyens humains et matériels', member.means),
    ...qualifications(file, member),
    {
      text: `Références : marchés exécutés, ${natureOf(lot) === 'works' ? 'cinq' : 'trois'} dernières années`,
      margin: [0, 3, 0, 0],
      headlineLevel: 2,
    },
    rows.length === 0
      ? valueOrGap(null)
      : ruledTable(['Année', 'Objet', 'Client', { text: 'Montant HT', alignment: 'right' }], rows, [40, '*', 140, 85]),
    { text: 'G2 – Documents de preuve disponibles en ligne', bold: true, margin: [0, 3, 0, 0] },
    ...online([member]),
  ];
}

/** Whoever lends its capacities, with what it has signed (R2142-3); told by who leads the lot. */
function reliedUpon(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const lends = everybodyOfLot(file, lot).filter((other) => other.reliedUpon && other.id !== member.id);
  const operators = operatorsOfLot(file, lot);
  if (leadOfLot(file, lot)?.id !== member.id || lends.length + operators.length === 0) return [{ text: 'Sans objet.' }];
  return [
    {
      ul: [
        ...lends.map((other) => `${other.name} (sous-traitant)`),
        ...operators.map(
          ({ name, capacity, commitment }) =>
            `${name} : ${capacity}${commitment === null ? ', engagement à recevoir' : `, engagement écrit du ${formatDay(commitment.signedOn, 'fr')}`}`,
        ),
      ],
    },
  ];
}
