import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatDay, formatEuros, formatShare } from '../printing/format.ts';
import { type Clause, conventionClauses } from './convention-clauses.ts';
import { signatory } from './form-parts.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { type BidFile, type BidMember, holdersOf } from './model.ts';
import { splitTable } from './split.ts';
import { addressLine, roleWords, siretGroups } from './words.ts';

const ALARM = '7A1F1F';
const BAND = 'E4E8EE';
const INK = '1B2A41';

/**
 * The draft *convention de groupement* as a Word file, for the members to work on. Its bytes are not repeatable
 * (the zip holds times); its text is.
 */
export async function convention(file: BidFile): Promise<Uint8Array> {
  const missing = missingFacts(file).filter((fact) => fact.documents.includes('convention'));
  const document = new Document({
    creator: 'Groupement',
    title: `Convention de groupement - ${file.tender.title}`,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21 }, paragraph: { spacing: { after: 100, line: 264 } } },
        title: { run: { size: 30, bold: true, color: INK }, paragraph: { spacing: { after: 60, line: 300 } } },
        heading2: { run: { size: 24, bold: true, color: INK }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    sections: [
      {
        properties: { page: { margin: { top: 1_134, bottom: 1_134, left: 1_247, right: 1_247 } } },
        footers: { default: footer(file) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: 'Convention de groupement momentané d’entreprises' }),
          new Paragraph({ children: [new TextRun({ text: file.group.name, size: 26, color: '444444' })] }),
          notice(missing),
          ...parties(file),
          ...conventionClauses(file).flatMap((clause, index) => article(file, clause, index + 1)),
          ...signatures(file),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const footer = (file: BidFile): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: `${file.group.name} - ${formatDay(file.writtenAt, 'fr')} - `, size: 16 }),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });

/** Always a draft for lawyers; with what is missing, if anything. */
function notice(missing: readonly MissingFact[]): Table {
  const lines = missing.map((fact) => `${fact.memberName} : ${fact.question.fr}${due(fact)}`);
  const text =
    lines.length === 0
      ? 'Projet à relire par les membres et leurs conseils avant signature.'
      : 'Projet incomplet, à ne pas signer en l’état. Il manque :';
  const border = { style: BorderStyle.SINGLE, size: 6, color: ALARM };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        children: [
          new TableCell({
            borders: { top: border, bottom: border, left: border, right: border },
            margins: { top: 80, bottom: 80, left: 120, right: 120 },
            children: [
              new Paragraph({ children: [new TextRun({ text, bold: true, color: ALARM })] }),
              ...lines.map(
                (line) =>
                  new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text: line, color: ALARM })] }),
              ),
            ],
          }),
        ],
      }),
    ],
  });
}

const due = (fact: MissingFact): string => (fact.dueOn === null ? '' : ` (pour le ${formatDay(fact.dueOn, 'fr')})`);

function parties(file: BidFile): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: 'Entre les soussignés' }),
    ...holdersOf(file).map(
      (member) =>
        new Paragraph({
          bullet: { level: 0 },
          children: [
            new TextRun({ text: member.name, bold: true }),
            new TextRun({ text: ` (${roleWords(member.role, 'fr')}), ` }),
            ...orGap(member.legalStatus),
            new TextRun({ text: ', immatriculation ' }),
            ...orGap(member.registrationNumber === null ? null : siretGroups(member.registrationNumber)),
            new TextRun({ text: ', ' }),
            ...orGap(addressLine(member.address)),
            new TextRun({ text: ', représenté par ' }),
            ...orGap(signatory(member)),
            new TextRun({ text: ' ;' }),
          ],
        }),
    ),
    new Paragraph({ text: 'ci-après « les membres », il est convenu ce qui suit.' }),
  ];
}

const orGap = (value: string | null): TextRun[] => [
  value === null ? new TextRun({ text: '[à compléter]', italics: true, color: ALARM }) : new TextRun({ text: value }),
];

const article = (file: BidFile, clause: Clause, number: number): (Paragraph | Table)[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_2, text: `Article ${number} - ${clause.title}`, keepNext: true }),
  ...clause.paragraphs.map(
    ({ text, gap }) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        children: [gap ? new TextRun({ text, italics: true, color: ALARM }) : new TextRun({ text })],
      }),
  ),
  ...(clause.splitTableHere ? [sharesTable(file)] : []),
];

function sharesTable(file: BidFile): Table {
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

function signatures(file: BidFile): (Paragraph | Table)[] {
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
