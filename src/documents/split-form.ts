import { stringify } from 'csv-stringify/sync';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatEuros, formatShare, type Language, unevenColumn } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { formDocument } from './form.ts';
import { missingFacts } from './missing-facts.ts';
import type { BidFile } from './model.ts';
import { inColumns, type SplitTable, splitTable } from './split.ts';
import { formWords, lotTitle, roleWords } from './words.ts';

const WORDS = {
  fr: {
    title: 'Répartition des prestations et des montants',
    member: 'Membre',
    role: 'Rôle',
    total: 'Total',
    below: (name: string) => `sous-traitant de ${name}, sur la part de celui-ci`,
    note: {
      prices:
        'Montants hors taxes de l’offre ; les parts d’un lot font 100 %, et les montants font son prix, au centime.',
      estimate:
        'Montants hors taxes, calculés sur l’estimation du lot par la règle du plus fort reste : les parts font 100 % et les montants font l’estimation, au centime. En l’absence d’estimation, seules les parts sont données.',
    },
    law: 'Sans répartition détaillée dans l’acte d’engagement, chaque membre d’un groupement conjoint à mandataire solidaire doit le tout (CE, 12 octobre 2023, n° 462994).',
  },
  en: {
    title: 'Split of work and amounts',
    member: 'Member',
    role: 'Role',
    total: 'Total',
    below: (name: string) => `subcontractor of ${name}, within its part`,
    note: {
      prices:
        'Amounts of the offer, without tax; the shares of a lot sum to 100%, and the amounts to its price, to the cent.',
      estimate:
        'Amounts without tax, from the lot’s estimate by the largest-remainder rule: shares sum to 100% and amounts to the estimate, to the cent. Without an estimate only shares are given.',
    },
    law: 'Without a detailed split in the acte d’engagement every member of such a group owes everything (CE, 12 October 2023, no. 462994).',
  },
} as const;

/** Lots that fit side by side: on an upright page with their names, and across it. */
const LOTS_UPRIGHT = 3;
const LOTS_ACROSS = 6;

/** The split of the work by member and lot as a page to annex to the offer. */
export function splitForm(file: BidFile, language: Language): PdfDefinition {
  const words = WORDS[language];
  const table = splitTable(file);
  const wide = table.lots.length > LOTS_UPRIGHT;
  const tables = inColumns(table, wide ? LOTS_ACROSS : LOTS_UPRIGHT);
  const form = file.group.legalForm;
  const document = formDocument({
    code: language === 'fr' ? 'Parts' : 'Split',
    title: words.title,
    subtitle: `${file.group.name}${form === null ? '' : ` – ${formWords(form, language)}`}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language,
    missing: missingFacts(file).filter((fact) => fact.documents.includes('split')),
    content: [
      { text: `${file.tender.title} – ${file.buyer.name}`, margin: [0, 8, 0, 6], bold: true },
      ...(wide ? [lotNames(table, language)] : []),
      ...tables.map((part, index) => {
        const whole = index === tables.length - 1 && table.totalCents !== null;
        const shown = whole ? part : { ...part, totalCents: null };
        return ruledTable(headOf(shown, language, !wide), rowsOf(shown, language, evenOf(table)), widthsOf(shown), {
          lastRowIsSum: true,
        });
      }),
      { text: file.prices === null ? words.note.estimate : words.note.prices, fontSize: 8, margin: [0, 4, 0, 0] },
      ...(form === 'conjoint_mandataire_solidaire' && file.law === 'ccp'
        ? [{ text: words.law, fontSize: 8, margin: [0, 2, 0, 0] } as Content]
        : []),
    ],
  });
  return wide ? { ...document, pageOrientation: 'landscape' } : document;
}

/** With many lots their names stand above the table, and their numbers alone over the columns. */
const lotNames = (table: SplitTable, language: Language): Content => ({
  ul: table.lots.map(({ lot }) => `${lotTitle(lot.externalId, language)} – ${lot.title}`),
  fontSize: 8.5,
  margin: [0, 0, 0, 6],
});

const headOf = (table: SplitTable, language: Language, named: boolean): TableCell[] => [
  WORDS[language].member,
  WORDS[language].role,
  ...table.lots.map(({ lot }) => ({
    text: named ? `${lotTitle(lot.externalId, language)}\n${lot.title}` : lotTitle(lot.externalId, language),
    alignment: 'right' as const,
  })),
  ...(table.totalCents === null ? [] : [{ text: WORDS[language].total, alignment: 'right' as const }]),
];

/** Two decimals in all cells, or in none. */
type Even = { shares: boolean; cents: boolean };
const evenOf = ({ rows }: SplitTable): Even => {
  const parts = rows.flatMap((row) => row.parts);
  return {
    shares: unevenColumn(parts.map(({ shareBp }) => shareBp)),
    cents: unevenColumn(parts.map(({ amountCents }) => amountCents)),
  };
};

function rowsOf(table: SplitTable, language: Language, even: Even): TableCell[][] {
  const members = table.rows.map((row): TableCell[] => [
    row.below === null
      ? { text: row.member.name, bold: true }
      : { text: row.member.name, margin: [10, 0, 0, 0] as [number, number, number, number] },
    row.below === null ? roleWords(row.member.role, language) : WORDS[language].below(row.below),
    ...row.parts.map((part) => amountCell(part.shareBp, part.amountCents, language, even)),
    ...(table.totalCents === null ? [] : [euroCell(row.totalCents, language, even)]),
  ]);
  const sums: TableCell[] = [
    { text: WORDS[language].total, bold: true },
    '',
    ...table.lots.map(({ sumBp, worthCents }) => amountCell(sumBp, worthCents, language, even, true)),
    ...(table.totalCents === null ? [] : [euroCell(table.totalCents, language, even)]),
  ];
  return [...members, sums];
}

/** A member without a part of the lot has a dash, not two noughts. */
const amountCell = (shareBp: number, cents: number | null, language: Language, even: Even, bold = false): TableCell =>
  shareBp === 0
    ? { text: '–', alignment: 'right' }
    : {
        stack: [
          { text: formatShare(shareBp, language, even.shares), bold: true },
          ...(cents === null ? [] : [{ text: formatEuros(cents, language, even.cents), fontSize: 8.5, bold }]),
        ],
        alignment: 'right',
      };

const euroCell = (cents: number | null, language: Language, even: Even): TableCell => ({
  text: cents === null ? '–' : formatEuros(cents, language, even.cents),
  alignment: 'right',
  bold: true,
});

const widthsOf = (table: SplitTable): string[] => [
  '*',
  'auto',
  ...table.lots.map(() => 'auto'),
  ...(table.totalCents === null ? [] : ['auto']),
];

/** The same split as CSV (UTF-8 with BOM, semicolons: what French spreadsheets open), shares in percent, euros. */
export function splitCsv(file: BidFile): string {
  const table = splitTable(file);
  const rows = table.rows.flatMap((row) =>
    row.parts.map((part, index) => ({
      lot: table.lots[index]!.lot.externalId,
      membre: row.member.name,
      siret: row.member.registrationNumber ?? '',
      role: roleWords(row.member.role, 'fr'),
      titulaire: row.below ?? '',
      part_pourcent: (part.shareBp / 100).toFixed(2).replace('.', ','),
      montant_ht_eur: part.amountCents === null ? '' : (part.amountCents / 100).toFixed(2).replace('.', ','),
    })),
  );
  return stringify(rows, { header: true, delimiter: ';', bom: true, escape_formulas: true });
}
