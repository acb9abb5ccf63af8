import type { Content } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatDay, formatEuros, formatNumber } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { fieldLine, formDocument, sectionBand, tickBox, valueOrGap } from './form.ts';
import { buyerLines, memberIdentity, signatory } from './form-parts.ts';
import { yearsAsked } from './member-questions.ts';
import { missingFacts } from './missing-facts.ts';
import type { BidFile, BidLot, BidMember } from './model.ts';
import { countryWords, roleWords, siretGroups } from './words.ts';

/**
 * DC2, "déclaration du candidat individuel ou du membre du groupement": one per member and lot, parts A to H of the
 * ministry's form (2019, revised 2023). The oath on exclusion grounds is part F of the DC1.
 */
export function dc2(file: BidFile, member: BidMember, lot: BidLot): PdfDefinition {
  return formDocument({
    code: 'DC2',
    title: 'Déclaration du candidat individuel ou du membre du groupement',
    subtitle: `${member.name} - ${lot.externalId}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts(file).filter(
      (fact) => fact.documents.includes('dc2') && (fact.memberId === member.id || fact.memberId === null),
    ),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet de la consultation'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      fieldLine('Lot', `${lot.externalId} - ${lot.title}`),
      sectionBand('C', 'Identification du candidat individuel ou du membre du groupement'),
      ...identity(file, member),
      sectionBand('D', 'Renseignements relatifs à la nationalité (marchés de défense ou de sécurité)'),
      fieldLine('Pays d’établissement', member.address === null ? null : countryWords(member.address.country)),
      sectionBand('E', 'Renseignements relatifs à l’aptitude à exercer l’activité professionnelle'),
      ...aptitude(member),
      sectionBand('F', 'Renseignements relatifs à la capacité économique et financière'),
      ...finances(file, member),
      sectionBand('G', 'Renseignements relatifs à la capacité technique et professionnelle'),
      ...technique(file, member, lot),
      sectionBand('H', 'Capacités des opérateurs économiques sur lesquels le candidat ou le membre s’appuie'),
      ...reliedUpon(file, member),
    ],
  });
}

function identity(file: BidFile, member: BidMember): Content[] {
  return [
    fieldLine('Nom commercial et dénomination sociale', member.name),
    fieldLine('Forme juridique', member.legalStatus),
    ...memberIdentity(member),
    fieldLine('Personne ayant pouvoir d’engager', signatory(member)),
    fieldLine('Rôle dans le groupement', `${roleWords(member.role, 'fr')} - ${file.group.name}`),
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

const aptitude = (member: BidMember): Content[] => [
  fieldLine(
    'E1 - Inscription au registre professionnel',
    member.registrationNumber === null ? null : siretGroups(member.registrationNumber),
  ),
  {
    text: 'E2 - Autorisation ou organisation dont l’appartenance est exigée : sans objet, sauf demande de l’acheteur.',
  },
];

function finances(file: BidFile, member: BidMember): Content[] {
  const years = yearsAsked(file);
  const known = years.map((year) => member.years.find((entry) => entry.year === year) ?? null);
  const right = { alignment: 'right' as const };
  const insurance = member.insurance;
  return [
    { text: 'F1 - Chiffres d’affaires hors taxes des trois derniers exercices clos' },
    ruledTable(
      ['Exercice', ...years.map((year) => ({ text: String(year), ...right }))],
      [
        [
          'Chiffre d’affaires global',
          ...known.map((entry) => ({
            ...valueOrGap(entry?.turnoverCents == null ? null : formatEuros(entry.turnoverCents, 'fr')),
            ...right,
          })),
        ],
      ],
      ['*', 100, 100, 100],
    ),
    fieldLine(
      'F3 - Assurance de responsabilité professionnelle',
      insurance === null
        ? null
        : `${insurance.insurer}, police n° ${insurance.policyNumber}, valable jusqu’au ${formatDay(insurance.validUntil, 'fr')}`,
    ),
  ];
}

/** Qualifications held, with who gave them and until when. */
function qualifications(member: BidMember): Content[] {
  const rows = member.certifications.map((held) => [
    held.code,
    held.issuer ?? '-',
    held.validUntil === null ? 'sans terme' : formatDay(held.validUntil, 'fr'),
  ]);
  const title = 'Certificats et qualifications';
  if (rows.length === 0) return [fieldLine(title, 'aucun')];
  return [
    { text: title, margin: [0, 3, 0, 0] },
    ruledTable(['Qualification', 'Organisme', 'Valable jusqu’au'], rows, ['*', '*', 110]),
  ];
}

function technique(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const latest = yearsAsked(file).at(-1)!;
  const headcount = member.years.find((entry) => entry.year === latest)?.headcount ?? null;
  const work = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  const rows = member.references.map((past) => [
    String(past.year),
    past.title,
    past.buyer,
    { text: past.valueCents === null ? '-' : formatEuros(past.valueCents, 'fr'), alignment: 'right' as const },
  ]);
  return [
    fieldLine('Prestations exécutées sur ce lot', work.map((r) => `${r.label} (CPV ${r.cpv})`).join(' ; ') || '-'),
    fieldLine(`Effectif moyen ${latest}`, headcount === null ? null : formatNumber(headcount, 'fr')),
    fieldLine('Moyens humains et matériels', member.means),
    ...qualifications(member),
    { text: 'Références', margin: [0, 3, 0, 0] },
    rows.length === 0
      ? valueOrGap(null)
      : ruledTable(['Année', 'Objet', 'Client', { text: 'Montant HT', alignment: 'right' }], rows, [40, '*', 140, 85]),
  ];
}

function reliedUpon(file: BidFile, member: BidMember): Content[] {
  const others = file.members.filter((other) => other.reliedUpon && other.id !== member.id);
  if (member.role !== 'mandataire' || others.length === 0) return [{ text: 'Sans objet.' }];
  return [{ ul: others.map((other) => `${other.name} (${roleWords(other.role, 'fr')})`) }];
}
