import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatEuros, formatShare } from '../printing/format.ts';
import { signatory } from './form-parts.ts';
import { type BidFile, type BidMember, holdersOf } from './model.ts';
import { splitTable } from './split.ts';
import { roleWords } from './words.ts';

/** The colour of gaps and of the draft's notice. */
export const ALARM = '7A1F1F';
const BAND = 'E4E8EE';

/** The value, or the words that mark a gap. */
export const orGap = (value: string | null): TextRun[] => [
  value === null ? new TextRun({ text: '[à compléter]', italics: true, color: ALARM }) : new TextRun({ text: value }),
];

/** The split of the work as a table of the convention. */
export function sharesTable(file: BidFile): Table {
  const table = splitTable(file);
  const cell = (text: string, options: { bold?: boolean; right?: boolean; band?: boolean } = {}) =>
    new TableCell({
      ...(options.band ? { shading: { fill: BAND } } : {}),
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: options.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
            spacing: { after: 0 },
            children: [new TextRun({ text: line, size: 19, bold: options.bold ?? false })],
          }),
      ),
    });
  const amount = (shareBp: number, cents: number | null) =>
    cents === null ? formatShare(shareBp, 'fr') : `${formatShare(shareBp, 'fr')}\n${formatEuros(cents, 'fr')}`;
  const row = (cells: TableCell[]) => new TableRow({ cantSplit: true, children: cells });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: [
          cell('Membre', { bold: true, band: true }),
          ...table.lots.map(({ lot }) =>
            cell(`${lot.externalId}\n${lot.title}`, { bold: true, band: true, right: true }),
          ),
        ],
      }),
      ...table.rows.map((line) =>
        row([
          cell(`${line.member.name}\n${roleWords(line.member.role, 'fr')}`),
          ...line.parts.map((part) => cell(amount(part.shareBp, part.amountCents), { right: true })),
        ]),
      ),
      row([
        cell('Total', { bold: true, band: true }),
        ...table.lots.map(({ lot, sumBp, complete }) =>
          cell(amount(sumBp, complete ? lot.estimatedCents : null), { bold: true, band: true, right: true }),
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
        new Paragraph({ children: [new TextRun({ text: member.name, bold: true })] }),
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
