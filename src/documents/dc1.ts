import type { Content } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatShare } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { lotWords } from '../shared/lot-words.ts';
import { fieldLine, formDocument, sectionBand, tickBox } from './form.ts';
import { buyerLines, memberIdentity, online } from './form-parts.ts';
import { type Candidacy, candidaciesOf } from './lot-groups.ts';
import { missingFacts } from './missing-facts.ts';
import type { BidFile, BidLot, BidMember } from './model.ts';
import { type SplitTable, splitTable } from './split.ts';
import { formWords, lotTitle } from './words.ts';

/**
 * DC1, "lettre de candidature – désignation du mandataire par ses cotraitants": one for the lots that are answered by the
 * same members under the same mandataire, parts A to G of the ministry's form (2019, revised 2023). Subcontractors are no
 * candidates: they are declared by DC4. In French: it is a form of French procurement law.
 */
export function dc1(file: BidFile, candidacy: Candidacy): PdfDefinition {
  const several = candidaciesOf(file).length > 1;
  return formDocument({
    code: 'DC1',
    title: 'Lettre de candidature',
    subtitle: `Désignation du mandataire par ses cotraitants${several ? ` – ${lotList(candidacy.lots)}` : ''}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts({ ...file, candidature: 'dc' }).filter(
      ({ documents, memberId }) =>
        documents.includes('dc1') && (memberId === null || candidacy.holders.some(({ id }) => id === memberId)),
    ),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet de la consultation'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      ...(file.tender.procedure === null ? [] : [fieldLine('Procédure', file.tender.procedure)]),
      sectionBand('C', 'Objet de la candidature'),
      ...scope(file, candidacy),
      sectionBand('D', 'Présentation du candidat'),
      ...candidate(file, candidacy),
      sectionBand('E', 'Identification des membres du groupement et répartition des prestations'),
      ...members(file, candidacy),
      sectionBand('F', 'Engagements du candidat individuel ou de chaque membre du groupement'),
      ...declarations(candidacy),
      sectionBand('G', 'Désignation du mandataire (en cas de groupement)'),
      ...mandataire(file, candidacy),
    ],
  });
}

const lotList = (lots: readonly BidLot[]): string => lots.map(({ externalId }) => lotWords(externalId)).join(', ');

function scope(file: BidFile, { lots }: Candidacy): Content[] {
  const whole = file.tender.lotCount === lots.length;
  const single = file.tender.lotCount === 1;
  const list: Content = { ul: lots.map((lot) => `${lotTitle(lot.externalId)} – ${lot.title}`), margin: [0, 2, 0, 0] };
  return [
    tickBox(single, 'pour le marché ou l’accord-cadre (sans allotissement)'),
    tickBox(!single && whole, 'pour tous les lots de la procédure', !single && whole ? list : undefined),
    tickBox(!whole, 'pour les lots suivants', whole ? undefined : list),
  ];
}

function candidate(file: BidFile, { holders }: Candidacy): Content[] {
  const group = holders.length > 1;
  const form = file.group.legalForm;
  const leader = form === 'conjoint_mandataire_solidaire';
  return [
    tickBox(!group, 'Le candidat se présente seul'),
    tickBox(group, 'Le candidat est un groupement d’entreprises', group ? { text: file.group.name } : undefined),
    {
      stack: [
        tickBox(group && (form === 'conjoint' || leader), 'conjoint'),
        tickBox(group && form === 'solidaire', 'solidaire'),
        ...(group && form !== 'solidaire'
          ? [
              { text: 'En cas de groupement conjoint, le mandataire est solidaire :', margin: [0, 3, 0, 0] } as Content,
              { columns: [tickBox(form === 'conjoint', 'non'), tickBox(leader, 'oui')] } as Content,
            ]
          : []),
      ],
      margin: [20, 0, 0, 0],
    },
  ];
}

function members(file: BidFile, { lots, lead, holders }: Candidacy): Content[] {
  const table = splitTable(file);
  const rows = holders.map((member) => [
    {
      stack: [
        { text: member.name, bold: true },
        ...(holders.length > 1 ? [{ text: member === lead ? 'mandataire' : 'cotraitant', italics: true }] : []),
        ...memberIdentity(member),
      ],
      fontSize: 8.5,
    },
    { stack: lots.flatMap((lot) => workOf(table, member, lot)), fontSize: 8.5 },
  ]);
  return [
    ruledTable(['Nom, adresse, immatriculation, coordonnées', 'Prestations exécutées, par lot'], rows, ['*', '*']),
    {
      text: 'Part de chaque membre dans le montant du lot, celle de ses sous-traitants comprise ; la somme par lot est de 100 % (voir le tableau de répartition).',
      fontSize: 8,
      italics: true,
    },
  ];
}

function workOf(table: SplitTable, member: BidMember, lot: BidLot): Content[] {
  const work = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  const row = table.rows.find((one) => one.member.id === member.id);
  const share = row?.parts.find(({ lotId }) => lotId === lot.id)?.shareBp ?? 0;
  if (share === 0 && work.length === 0) return [];
  return [
    {
      columns: [
        { text: lotTitle(lot.externalId), bold: true },
        { text: formatShare(share, 'fr', true), bold: true, alignment: 'right', width: 50 },
      ],
    },
    work.length === 0
      ? { text: 'coordination', margin: [0, 0, 0, 3] }
      : { ul: work.map((r) => `${r.label} (CPV ${r.cpv})`), margin: [0, 0, 0, 3] },
  ];
}

function declarations({ holders }: Candidacy): Content[] {
  const rows = holders.map((member) => {
    const given = member.exclusionDeclaration;
    const state =
      given === null
        ? 'à recevoir'
        : given.ground === null
          ? `faite le ${given.date.split('-').reverse().join('/')}`
          : `motif déclaré : ${given.ground}`;
    return [member.name, state];
  });
  return [
    { text: 'F1 – Exclusions de la procédure', bold: true },
    {
      text: 'Chaque membre du groupement déclare sur l’honneur n’entrer dans aucun des cas d’exclusion prévus aux articles L2141-1 à L2141-5 et L2141-7 à L2141-10 du code de la commande publique, et être en règle au regard des articles L5212-1 à L5212-11 du code du travail concernant l’emploi des travailleurs handicapés.',
      margin: [0, 2, 0, 2],
      alignment: 'justify',
    },
    ruledTable(['Membre', 'Déclaration'], rows, ['*', 160]),
    { text: 'F2 – Documents de preuve disponibles en ligne', bold: true, margin: [0, 3, 0, 0] },
    ...online(holders),
    { text: 'F3 – Capacités', bold: true, margin: [0, 3, 0, 0] },
    { text: 'Chaque membre présente, à l’appui de la candidature :', margin: [0, 2, 0, 0] },
    tickBox(true, 'le formulaire DC2, par lot'),
    tickBox(false, 'les documents établissant ses capacités, demandés dans les documents de la consultation'),
  ];
}

function mandataire(file: BidFile, { lots, lead, holders }: Candidacy): Content[] {
  if (holders.length < 2) return [{ text: 'Sans objet : le candidat se présente seul.' }];
  if (lead === null) return [fieldLine('Mandataire', null)];
  const form = file.group.legalForm;
  return [
    {
      text: [
        `Les membres du groupement désignent comme mandataire, pour ${lots.length === 1 ? 'le' : 'les'} ${lotList(lots)} : `,
        { text: lead.name, bold: true },
        form === null ? '.' : `, dans le cadre d’un ${formWords(form, 'fr')} (articles R2142-20 à R2142-24).`,
      ],
      margin: [0, 0, 0, 3],
    },
    ...memberIdentity(lead),
    {
      text: 'Le mandataire représente l’ensemble des membres vis-à-vis de l’acheteur et coordonne leurs prestations. Aucun membre n’est mandataire de plus d’un groupement pour ce marché (R2142-23).',
      fontSize: 8.5,
      margin: [0, 3, 0, 0],
    },
  ];
}
