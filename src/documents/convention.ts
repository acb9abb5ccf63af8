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
import { formatDay } from '../printing/format.ts';
import { frenchSpaces } from '../printing/french.ts';
import { type Clause, conventionClauses } from './convention-clauses.ts';
import { ALARM, orGap, sharesTables, signatures } from './convention-tables.ts';
import { signatory } from './form-parts.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { type BidFile, holdersOf } from './model.ts';
import { addressLine, roleWords, siretGroups } from './words.ts';

const INK = '1B2A41';

/**
 * The draft *convention de groupement* as a Word file, for the members to work on. Its bytes are not repeatable
 * (the zip holds times); its text is.
 */
export async function convention(file: BidFile): Promise<Uint8Array> {
  const missing = missingFacts(file).filter((fact) => fact.documents.includes('convention'));
  const document = new Document({
    creator: 'Groupement',
    title: `Convention de groupement – ${file.tender.title}`,
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
          new TextRun({ text: `${file.group.name} – ${formatDay(file.writtenAt, 'fr')} – `, size: 16 }),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });

/** Always a draft for lawyers; with what is missing, if anything. */
function notice(missing: readonly MissingFact[]): Table {
  const lines = missing.map((fact) => frenchSpaces(`${fact.memberName} : ${fact.question.fr}${due(fact)}`));
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
            new TextRun({ text: frenchSpaces(' ;') }),
          ],
        }),
    ),
    new Paragraph({ text: frenchSpaces('ci-après « les membres », il est convenu ce qui suit.') }),
  ];
}

const article = (file: BidFile, clause: Clause, number: number): (Paragraph | Table)[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    text: frenchSpaces(`Article ${number} – ${clause.title}`),
    keepNext: true,
  }),
  ...clause.paragraphs.map(
    ({ text, gap }) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        children: [new TextRun({ text: frenchSpaces(text), ...(gap ? { italics: true, color: ALARM } : {}) })],
      }),
  ),
  ...(clause.splitTableHere ? sharesTables(file) : []),
];
