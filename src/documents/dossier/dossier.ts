import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { INK, pageFooter } from '../../printing/blocks.ts';
import { formatDay, formatEuros, formatInstant, formatNumber, type Language, labelled } from '../../printing/format.ts';
import { type PdfDefinition, pageCount, printPdf } from '../../printing/pdf.ts';
import { type MissingFact, missingFacts } from '../missing-facts.ts';
import { type BidFile, type BidMember, firstDeadline, holdersOf, mandataireOf } from '../model.ts';
import { formWords } from '../words.ts';
import { coveragePicture } from './coverage-picture.ts';
import { membersTable, type Setting } from './members-table.ts';
import { DOSSIER_WORDS } from './words.ts';

/** From roomy to close. The closest takes twelve members with long names, three lots and a draft notice. */
const SETTINGS: readonly Setting[] = [
  { tableSize: 9.5, towns: true, pictureRoom: 440 },
  { tableSize: 8.5, towns: true, pictureRoom: 400 },
  { tableSize: 7.5, towns: false, pictureRoom: 360 },
  { tableSize: 7.5, towns: false, pictureRoom: 300 },
  { tableSize: 7, towns: false, pictureRoom: 270 },
  { tableSize: 6.5, towns: false, pictureRoom: 250 },
  { tableSize: 6, towns: false, pictureRoom: 320 },
  { tableSize: 5.5, towns: false, pictureRoom: 230 },
];

/**
 * The consortium on one page: what it answers, its figures, its members with their parts, and who covers what. The
 * roomiest setting that fits is taken; text that would still not fit on one page runs over rather than being lost.
 */
export async function printDossier(file: BidFile, language: Language): Promise<Uint8Array> {
  for (const setting of SETTINGS.slice(0, -1)) {
    const bytes = await printPdf(dossier(file, language, setting));
    if (pageCount(bytes) === 1) return bytes;
  }
  return printPdf(dossier(file, language, SETTINGS.at(-1)!));
}

function dossier(file: BidFile, language: Language, setting: Setting): PdfDefinition {
  const words = DOSSIER_WORDS[language];
  const missing = missingFacts(file);
  const room = setting.pictureRoom;
  const picture = coveragePicture(file, language, room);
  return {
    writtenAt: file.writtenAt,
    language,
    info: { title: `${file.group.name} – ${file.tender.title}`, author: file.clusterName },
    pageMargins: [42, 30, 42, 40],
    ...(missing.length > 0 ? { watermark: { text: words.draft, color: INK.line, opacity: 0.12, bold: true } } : {}),
    content: [
      head(file, language),
      figures(file, language),
      { text: words.members, bold: true, color: INK.dark, margin: [0, 8, 0, 1] },
      membersTable(file, language, setting),
      { text: words.coverage, bold: true, color: INK.dark, margin: [0, 4, 0, 4] },
      { svg: picture.svg, fit: [511, room] },
      { text: words.legend, fontSize: 7, color: '#555555', margin: [0, 2, 0, 0] },
      ...(missing.length > 0 ? [shortNotice(missing, language)] : []),
    ],
    footer: pageFooter(`${file.clusterName} – ${file.tender.reference ?? file.tender.title}`, file.writtenAt, language),
  };
}

function head(file: BidFile, language: Language): Content {
  const words = DOSSIER_WORDS[language];
  const deadline = firstDeadline(file);
  const lines = [
    file.buyer.name,
    file.tender.reference === null ? null : `${words.reference} ${file.tender.reference}`,
    deadline === null ? null : `${words.deadline} ${formatInstant(deadline, language)}`,
  ].filter((line) => line !== null);
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { text: file.group.name, fontSize: 17, bold: true },
              { text: file.tender.title, fontSize: 11 },
              { text: lines.join('  |  '), fontSize: 8.5, margin: [0, 2, 0, 0] },
            ],
            color: 'white',
            fillColor: INK.dark,
            margin: [8, 6, 8, 6],
          },
        ],
      ],
    },
    layout: 'noBorders',
  };
}

function figures(file: BidFile, language: Language): Content {
  const words = DOSSIER_WORDS[language];
  const holders = holdersOf(file);
  const latest = holders.map((member) => latestYear(member));
  const turnover = sumKnown(latest.map((year) => year?.turnoverCents ?? null));
  const headcount = sumKnown(latest.map((year) => year?.headcount ?? null));
  const form = file.group.legalForm;
  const cells: [string, string][] = [
    [words.companies, String(file.members.length)],
    [words.smes, String(file.members.filter((m) => m.sizeClass !== null && m.sizeClass !== 'large').length)],
    [words.turnover, turnover === null ? '–' : formatEuros(Math.round(turnover / 100_000_00) * 100_000_00, language)],
    [words.headcount, headcount === null ? '–' : formatNumber(headcount, language, 0)],
    [words.leader, mandataireOf(file)?.name ?? '–'],
  ];
  return {
    stack: [
      {
        table: {
          widths: [55, 55, 110, 70, '*'],
          body: [
            cells.map(
              ([label, value], index): TableCell => ({
                stack: [
                  { text: value, bold: true, fontSize: index === 4 ? 10 : 14, color: INK.dark },
                  { text: label, fontSize: 7.5, color: '#555555' },
                ],
                margin: [2, 4, 2, 2],
              }),
            ),
          ],
        },
        layout: { hLineWidth: () => 0, vLineWidth: (i) => (i === 0 || i === 5 ? 0 : 0.6), vLineColor: () => INK.line },
      },
      ...(form === null ? [] : [{ text: `${words.form} ${formWords(form, language)}`, fontSize: 8.5 } as Content]),
    ],
    margin: [0, 4, 0, 0],
  };
}

function shortNotice(missing: readonly MissingFact[], language: Language): Content {
  const words = DOSSIER_WORDS[language];
  const shown = missing.slice(0, 4).map((fact) => labelled(fact.memberName, fact.question[language], language));
  const rest = missing.length - shown.length;
  const separator = language === 'fr' ? ' ; ' : '; ';
  const due = missing[0]?.dueOn ?? null;
  return {
    text: [
      {
        text: labelled(
          `${words.notReady}${due === null ? '' : ` (${words.by} ${formatDay(due, language)})`}`,
          '',
          language,
        ),
        bold: true,
      },
      shown.join(separator),
      rest > 0 ? `${separator}${words.more.replace('{n}', String(rest))}` : '',
    ],
    fontSize: 7.5,
    color: INK.alarm,
    margin: [0, 3, 0, 0],
  };
}

const latestYear = (member: BidMember) => [...member.years].sort((a, b) => b.year - a.year)[0];

const sumKnown = (values: (number | null)[]): number | null =>
  values.some((value) => value !== null) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null;
