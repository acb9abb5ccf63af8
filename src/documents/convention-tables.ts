import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatEuros, formatShare, unevenColumn } from '../printing/format.ts';
import { frenchSpaces } from '../printing/french.ts';
import { signatory } from './form-parts.ts';
import { type BidFile, type BidMember, holdersOf } from './model.ts';
import { inColumns, type SplitTable, splitTable } from './split.ts';
import { lotTitle, roleWords } from './words.ts';

/** The colour of gaps and of the draft's notice. */
export const ALARM = '7A1F1F';
const BAND = 'E4E8EE';

/** The value, or the words that mark a gap. */
export const orGap = (value: string | null): TextRun[] => [
  value === null ? new TextRun({ text: '[à compléter]', italics: true, color: ALARM }) : new TextRun({ text: value }),
];

/** Lots that fit side by side on an upright page. */
const LOTS_ACROSS = 4;
/** Width of a page's text in twentieths of a point, and of a column of a lot. */
const TEXT_WIDTH = 9_412;
const LOT_WIDTH = 1_700;

/** The split of the work as tables of the convention: one, or several side by side cut apart where lots are many. */
export function sharesTables(file: BidFile): (Table | Paragraph)[] {
  const tables = inColumns(splitTable(file), LOTS_ACROSS);
  return tables.flatMap((table, index) => [
    ...(index === 0 ? [] : [new Paragraph({ text: '', spacing: { after: 80 } })]),
    sharesTable(table, tables.length > 1),
  ]);
}

/** Of several tables each has those who have a part of its lots; heads of many lots are short: the first article names them. */
function sharesTable({ rows, ...table }: SplitTable, several: boolean): Table {
  const lines = several ? rows.filter(({ parts }) => parts.some(({ shareBp }) => shareBp > 0)) : rows;
  const cell = (text: string, options: { bold?: boolean; right?: boolean; band?: boolean } = {}) =>
    new TableCell({
      ...(options.band ? { shading: { fill: BAND } } : {}),
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: options.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
            spacing: { after: 0 },
            children: [new TextRun({ text: frenchSpaces(line), size: 19, bold: options.bold ?? false })],
          }),
      ),
    });
  const parts = lines.flatMap((line) => line.parts);
  const even = unevenColumn(parts.map(({ shareBp }) => shareBp));
  const evenCents = unevenColumn(parts.map(({ amountCents }) => amountCents));
  const amount = (shareBp: number, cents: number | null) =>
    shareBp === 0
      ? '–'
      : cents === null
        ? formatShare(shareBp, 'fr', even)
        : `${formatShare(shareBp, 'fr', even)}\n${formatEuros(cents, 'fr', evenCents)}`;
  const row = (cells: TableCell[]) => new TableRow({ cantSplit: true, children: cells });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [TEXT_WIDTH - LOT_WIDTH * table.lots.length, ...table.lots.map(() => LOT_WIDTH)],
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        children: [
          cell('Membre', { bold: true, band: true }),
          ...table.lots.map(({ lot }) =>
            cell(several ? lotTitle(lot.externalId) : `${lotTitle(lot.externalId)}\n${lot.title}`, {
              bold: true,
              band: true,
              right: true,
            }),
          ),
        ],
      }),
      ...lines.map((line) =>
        row([
          cell(
            line.below === null
              ? `${line.member.name}\n${roleWords(line.member.role, 'fr')}`
              : `dont ${line.member.name}\nsous-traitant de ${line.below}`,
          ),
          ...line.parts.map((part) => cell(amount(part.shareBp, part.amountCents), { right: true })),
        ]),
      ),
      row([
        cell('Total', { bold: true, band: true }),
        ...table.lots.map(({ sumBp, worthCents }) =>
          cell(amount(sumBp, worthCents), { bold: true, band: true, right: true }),
        ),
      ]),
    ],
  });
}

/** A box to sign in for each member that holds the contract. */
export function signatures(file: BidFile): (Paragraph | Table)[] {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const box = (member: BidMember) =>
    new TableCell({
      margins: { top: 80, bottom: 1_100, left: 100, right: 100 },
      children: [
        new Paragraph({ children: [new TextRun({ text: frenchSpaces(member.name), bold: true })] }),
        new Paragraph({ children: orGap(signatory(member)) }),
      ],
    });
  const members = holdersOf(file);
  const rows = Array.from({ length: Math.ceil(members.length / 2) }, (_, index) =>
    members.slice(index * 2, index * 2 + 2),
  );
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: 'Signatures', keepNext: true }),
    new Paragraph({
      text: 'Fait à                                        le                                        , en autant d’exemplaires que de membres.',
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (pair) =>
          new TableRow({
            cantSplit: true,
            children: [
              ...pair.map(box),
              ...(pair.length === 1
                ? [new TableCell({ borders: { top: none, bottom: none, right: none }, children: [new Paragraph('')] })]
                : []),
            ],
          }),
      ),
    }),
  ];
}
