import type { Content } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatShare } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { fieldLine, formDocument, sectionBand, tickBox } from './form.ts';
import { buyerLines, memberIdentity } from './form-parts.ts';
import { missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, holdersOf, isGroup, mandataireOf, shareOf } from './model.ts';
import { formWords, roleWords } from './words.ts';

/**
 * DC1, "lettre de candidature – désignation du mandataire par ses cotraitants": one per group, parts A to G of the
 * ministry's form (2019, revised 2023). In French: it is a form of French procurement law.
 */
export function dc1(file: BidFile): PdfDefinition {
  return formDocument({
    code: 'DC1',
    title: 'Lettre de candidature',
    subtitle: 'Désignation du mandataire par ses cotraitants',
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts(file).filter((fact) => fact.documents.includes('dc1')),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet de la consultation'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      ...(file.tender.procedure === null ? [] : [fieldLine('Procédure', file.tender.procedure)]),
      sectionBand('C', 'Objet de la candidature'),
      ...scope(file),
      sectionBand('D', 'Présentation du candidat'),
      ...candidate(file),
      sectionBand('E', 'Identification des membres du groupement et répartition des prestations'),
      ...members(file),
      sectionBand('F', 'Engagements du candidat individuel ou de chaque membre du groupement'),
      ...declarations(file),
      sectionBand('G', 'Désignation du mandataire (en cas de groupement)'),
      ...mandataire(file),
    ],
  });
}

function scope(file: BidFile): Content[] {
  const whole = file.tender.lotCount === file.lots.length;
  const single = file.tender.lotCount === 1;
  const list: Content = { ul: file.lots.map((lot) => `${lot.externalId} - ${lot.title}`), margin: [0, 2, 0, 0] };
  return [
    tickBox(single, 'pour le marché ou l’accord-cadre (sans allotissement)'),
    tickBox(!single && whole, 'pour tous les lots de la procédure', !single && whole ? list : undefined),
    tickBox(!whole, 'pour les lots suivants', whole ? undefined : list),
  ];
}

function candidate(file: BidFile): Content[] {
  const group = isGroup(file);
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

function members(file: BidFile): Content[] {
  const rows = file.members.map((member) => [
    {
      stack: [
        { text: member.name, bold: true },
        { text: roleWords(member.role, 'fr'), italics: true },
        ...memberIdentity(member),
      ],
      fontSize: 8.5,
    },
    { stack: file.lots.flatMap((lot) => workOf(file, member, lot)), fontSize: 8.5 },
  ]);
  return [
    ruledTable(['Nom, adresse, immatriculation, coordonnées', 'Prestations exécutées, par lot'], rows, ['*', '*']),
    {
      text: 'Part de chaque membre dans le montant du lot ; la somme par lot est de 100 % (voir le tableau de répartition).',
      fontSize: 8,
      italics: true,
    },
  ];
}

function workOf(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const work = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  const share = shareOf(file, member.id, lot.id);
  if (share === 0 && work.length === 0) return [];
  return [
    {
      columns: [
        { text: lot.externalId, bold: true },
        { text: formatShare(share, 'fr'), bold: true, alignment: 'right', width: 50 },
      ],
    },
    work.length === 0
      ? { text: 'coordination', margin: [0, 0, 0, 3] }
      : { ul: work.map((r) => `${r.label} (CPV ${r.cpv})`), margin: [0, 0, 0, 3] },
  ];
}

function declarations(file: BidFile): Content[] {
  const rows = holdersOf(file).map((member) => {
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
    { text: 'F1 - Exclusions de la procédure', bold: true },
    {
      text: file.buyer.private
        ? 'L’acheteur est privé : le code de la commande publique ne s’applique pas ; les déclarations sont données à titre d’information.'
        : 'Chaque membre du groupement déclare sur l’honneur n’entrer dans aucun des cas d’exclusion prévus aux articles L2141-1 à L2141-5 et L2141-7 à L2141-10 du code de la commande publique, et être en règle au regard des articles L5212-1 à L5212-11 du code du travail concernant l’emploi des travailleurs handicapés.',
      margin: [0, 2, 0, 2],
      alignment: 'justify',
    },
    ruledTable(['Membre', 'Déclaration'], rows, ['*', 160]),
    { text: 'F2 - Documents de preuve disponibles en ligne', bold: true, margin: [0, 3, 0, 0] },
    { text: 'Sur demande de l’acheteur (article R2143-13).' },
    { text: 'F3 - Capacités', bold: true, margin: [0, 3, 0, 0] },
    tickBox(true, 'le formulaire DC2, par membre et par lot'),
    tickBox(true, 'le document unique de marché européen (DUME), par membre'),
  ];
}

function mandataire(file: BidFile): Content[] {
  if (!isGroup(file)) return [{ text: 'Sans objet : le candidat se présente seul.' }];
  const leader = mandataireOf(file);
  if (leader === null) return [fieldLine('Mandataire', null)];
  const form = file.group.legalForm;
  return [
    {
      text: [
        'Les membres du groupement désignent comme mandataire ',
        { text: leader.name, bold: true },
        form === null ? '.' : `, dans le cadre d’un ${formWords(form, 'fr')} (articles R2142-20 à R2142-24).`,
      ],
      margin: [0, 0, 0, 3],
    },
    ...memberIdentity(leader),
    {
      text: 'Le mandataire représente l’ensemble des membres vis-à-vis de l’acheteur et coordonne leurs prestations. Aucun membre n’est mandataire de plus d’un groupement pour ce marché (R2142-23).',
      fontSize: 8.5,
      margin: [0, 3, 0, 0],
    },
  ];
}
