import type { Content } from 'pdfmake/interfaces.js';
import { amountInWords } from '../printing/amount-in-words.ts';
import { ruledTable } from '../printing/blocks.ts';
import { formatDay, formatEuros, formatShare, type Language, unevenColumn } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { lotWords } from '../shared/lot-words.ts';
import { fieldLine, formDocument, sectionBand, tickBox, valueOrGap } from './form.ts';
import { buyerLines, memberIdentity, signatory, toFill } from './form-parts.ts';
import { candidaciesOf, holdersOfLot, leadOfLot } from './lot-groups.ts';
import { type LotPrice, lotPrice } from './lot-prices.ts';
import { missingFacts } from './missing-facts.ts';
import type { BidFile, BidLot, BidMember } from './model.ts';
import { splitTable } from './split.ts';
import { formWords } from './words.ts';

/**
 * ATTRI1, "acte d'engagement": one per lot, for a lot is a contract of its own; parts A to D of the ministry's form (2019). Its
 * amounts are the prices of the offer. What the buyer's own documents or the signature tell (the contract's papers, the account,
 * the duration) is left to be filled in by hand, and is not missing from the bid.
 */
export function attri1(file: BidFile, lot: BidLot): PdfDefinition {
  const holders = holdersOfLot(file, lot);
  const price = lotPrice(file, lot);
  return formDocument({
    code: 'ATTRI1',
    title: 'Acte d’engagement',
    subtitle: `${file.group.name} – ${lotWords(lot.externalId)}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts(file).filter(
      ({ documents, memberId }) =>
        documents.includes('attri1') && (memberId === null || holders.some(({ id }) => id === memberId)),
    ),
    content: [
      sectionBand('A', 'Objet de l’acte d’engagement'),
      fieldLine('Objet du marché', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      tickBox(file.tender.lotCount === 1, 'à l’ensemble du marché (sans allotissement)'),
      tickBox(file.tender.lotCount > 1, `au ${lotWords(lot.externalId)} : ${lot.title}`),
      tickBox(true, 'à l’offre de base'),
      tickBox(false, 'à la variante suivante :'),
      sectionBand('B', 'Engagement du titulaire ou du groupement titulaire'),
      { text: 'B1 – Identification et engagement', bold: true, headlineLevel: 2 },
      ...engagement(file, lot, holders, price),
      {
        text: 'B2 – Nature du groupement et répartition des prestations',
        bold: true,
        headlineLevel: 2,
        margin: [0, 6, 0, 1],
      },
      ...division(file, lot, holders, price),
      { text: 'B3 – Comptes à créditer', bold: true, headlineLevel: 2, margin: [0, 6, 0, 1] },
      ...accounts(file, lot, holders),
      { text: 'B4 – Avance (article R2191-3)', bold: true, headlineLevel: 2, margin: [0, 6, 0, 1] },
      {
        columns: [
          tickBox(false, 'le titulaire renonce à l’avance'),
          tickBox(false, 'le titulaire ne renonce pas à l’avance'),
        ],
      },
      { text: 'B5 – Durée d’exécution', bold: true, headlineLevel: 2, margin: [0, 6, 0, 1] },
      fieldLine('Durée, en mois ou en jours, à compter de la notification', toFill),
      { text: 'B6 – Délai de validité de l’offre', bold: true, headlineLevel: 2, margin: [0, 6, 0, 1] },
      fieldLine(
        'L’engagement lie le signataire pendant',
        file.validityDays === null
          ? null
          : `${file.validityDays} jours à compter de la date limite de réception des offres`,
      ),
      sectionBand('C', 'Signature de l’offre par le titulaire'),
      ...signatures(file, lot, holders),
      sectionBand('D', 'Identification et signature de l’acheteur'),
      ...buyerLines(file),
      fieldLine('Signataire, personne habilitée à donner les renseignements de l’article R2191-59', toFill),
      fieldLine('Comptable assignataire des paiements', toFill),
      signatureBoxes([[file.buyer.name, 'L’offre est acceptée.']]),
    ],
  });
}

function engagement(file: BidFile, lot: BidLot, holders: readonly BidMember[], price: LotPrice | null): Content[] {
  const group = holders.length > 1;
  return [
    fieldLine('Pièces constitutives du marché (CCAP, CCAG, CCTP, autres)', toFill),
    tickBox(!group, 'Le signataire s’engage, sur la base de son offre et pour son propre compte'),
    tickBox(
      group,
      'L’ensemble des membres du groupement s’engagent, sur la base de l’offre du groupement',
      group ? { ul: holders.map(({ name }) => name) } : undefined,
    ),
    ...(group ? [] : holders.flatMap((member) => [fieldLine('Titulaire', member.name), ...memberIdentity(member)])),
    {
      text: 'à livrer les fournitures ou à exécuter les prestations demandées, aux prix indiqués ci-dessous :',
      margin: [0, 3, 0, 1],
    },
    price === null ? { text: [{ text: 'Montant : ' }, valueOrGap(null)] } : priceTable(price),
    ...(price === null
      ? []
      : [
          fieldLine('Montant hors taxes, en lettres', amountInWords(price.amountCents)),
          fieldLine('Montant toutes taxes comprises, en lettres', amountInWords(price.amountCents + price.vatCents)),
        ]),
    ...(candidaciesOf(file).length > 1
      ? [fieldLine(`Mandataire pour le ${lotWords(lot.externalId)}`, leadOfLot(file, lot)?.name ?? null)]
      : []),
  ];
}

const right = { alignment: 'right' as const };

function priceTable(price: LotPrice): Content {
  const even = unevenColumn(price.rates.flatMap((rate) => [rate.amountCents, rate.vatCents]));
  const row = (label: string, amountCents: number, vatCents: number, bold = false) => [
    { text: label, bold },
    { text: formatEuros(amountCents, 'fr', even), bold, ...right },
    { text: formatEuros(vatCents, 'fr', even), bold, ...right },
    { text: formatEuros(amountCents + vatCents, 'fr', even), bold, ...right },
  ];
  return ruledTable(
    ['Taux de la TVA', { text: 'Montant HT', ...right }, { text: 'TVA', ...right }, { text: 'Montant TTC', ...right }],
    [
      ...price.rates.map((rate) => row(formatShare(rate.vatBp, 'fr'), rate.amountCents, rate.vatCents)),
      row('Total', price.amountCents, price.vatCents, true),
    ],
    ['*', 100, 90, 100],
    { lastRowIsSum: true },
  );
}

/** What each holder does for which amount: without it every member of such a group owes everything. */
function division(file: BidFile, lot: BidLot, holders: readonly BidMember[], price: LotPrice | null): Content[] {
  if (holders.length < 2) return [{ text: 'Sans objet : le titulaire se présente seul.' }];
  const form = file.group.legalForm;
  const table = splitTable(file);
  const column = table.rows.flatMap(({ parts }) => parts.filter(({ lotId }) => lotId === lot.id));
  const even = unevenColumn(column.map(({ shareBp }) => shareBp));
  const cents = unevenColumn(column.map(({ amountCents }) => amountCents));
  const rows = table.rows.flatMap(({ member, below, parts }) => {
    const part = parts.find(({ lotId }) => lotId === lot.id);
    if (part === undefined || part.shareBp === 0) return [];
    const work = lot.requirements.filter(({ id }) => member.covers.includes(id)).map(({ label }) => label);
    return [
      [
        below === null
          ? { text: member.name, bold: true }
          : { text: `dont ${member.name}, sous-traitant`, margin: [8, 0, 0, 0] as [number, number, number, number] },
        work.join(' ; ') || 'coordination',
        { text: formatShare(part.shareBp, 'fr', even), ...right },
        {
          text: part.amountCents === null || price === null ? '–' : formatEuros(part.amountCents, 'fr', cents),
          ...right,
        },
      ],
    ];
  });
  return [
    form === null ? fieldLine('Forme', null) : { text: `Les membres forment un ${formWords(form, 'fr')}.` },
    ruledTable(
      ['Membre', 'Nature de la prestation', { text: 'Part', ...right }, { text: 'Montant HT', ...right }],
      rows,
      ['*', '*', 55, 95],
    ),
  ];
}

function accounts(file: BidFile, lot: BidLot, holders: readonly BidMember[]): Content[] {
  if (holders.length > 1 && file.terms.payment === 'single_account') {
    const lead = leadOfLot(file, lot)?.name ?? 'le mandataire';
    return [fieldLine(`Compte unique, ouvert au nom de ${lead} (relevé joint)`, toFill)];
  }
  return holders.map(({ name }) => fieldLine(`${name} (relevé d’identité bancaire joint)`, toFill));
}

/** The mandataire alone where the members have empowered it (R2142-23), else each member. */
function signatures(file: BidFile, lot: BidLot, holders: readonly BidMember[]): Content[] {
  const lead = leadOfLot(file, lot);
  const empowered = holders.length > 1 && file.habilitation !== null && lead !== null;
  const signing = empowered ? [lead] : holders;
  return [
    ...(holders.length < 2
      ? []
      : [
          fieldLine('Mandataire (article R2142-23)', lead?.name ?? null),
          tickBox(
            empowered,
            'les membres ont donné mandat au mandataire, qui signe pour eux',
            file.habilitation === null
              ? undefined
              : { text: `habilitation du ${formatDay(file.habilitation.date, 'fr')} : ${file.habilitation.scope}` },
          ),
          tickBox(!empowered, 'chaque membre signe l’acte d’engagement'),
        ]),
    signatureBoxes(signing.map((member) => [member.name, signatory(member) ?? '[à compléter]'])),
  ];
}

/** Boxes to sign in, two a line, never cut in two. */
export const signatureBoxes = (boxes: readonly (readonly [string, string])[], language: Language = 'fr'): Content => ({
  margin: [0, 5, 0, 0],
  table: {
    dontBreakRows: true,
    widths: ['*', '*'],
    body: Array.from({ length: Math.ceil(boxes.length / 2) }, (_, row) =>
      [boxes[row * 2], boxes[row * 2 + 1]].map((box) =>
        box === undefined
          ? { text: '', border: [false, false, false, false] as [boolean, boolean, boolean, boolean] }
          : {
              stack: [
                { text: box[0], bold: true },
                { text: box[1], fontSize: 8.5 },
                {
                  text: language === 'fr' ? 'À …………………… le ……………………' : 'Place …………………… Date ……………………',
                  fontSize: 8.5,
                  margin: [0, 3, 0, 34] as [number, number, number, number],
                },
              ],
            },
      ),
    ),
  },
});
