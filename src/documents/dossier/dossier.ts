import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { INK, pageFooter, ruledTable } from '../../printing/blocks.ts';
import {
  formatDay,
  formatEuros,
  formatInstant,
  formatNumber,
  formatShare,
  type Language,
} from '../../printing/format.ts';
import { type PdfDefinition, pageCount, printPdf } from '../../printing/pdf.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import { type MissingFact, missingFacts } from '../missing-facts.ts';
import { type BidFile, type BidMember, firstDeadline, holdersOf, mandataireOf, shareOf } from '../model.ts';
import { type SplitTable, splitTable } from '../split.ts';
import { formWords, roleWords, sizeWords } from '../words.ts';
import { coveragePicture, memberLetter } from './coverage-picture.ts';
import { DOSSIER_WORDS } from './words.ts';

/** How closely the page is set: size of the members' table, whether towns are named, points left to the picture. */
type Setting = { tableSize: number; towns: boolean; pictureRoom: number };

/** From roomy to close. The closest takes twelve members with long names, three lots and a draft notice. */
const SETTINGS: readonly Setting[] = [
  { tableSize: 9.5, towns: true, pictureRoom: 440 },
  { tableSize: 8.5, towns: true, pictureRoom: 360 },
  { tableSize: 7, towns: false, pictureRoom: 300 },
  { tableSize: 6, towns: false, pictureRoom: 300 },
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
    info: { title: `${file.group.name} - ${file.tender.title}`, author: file.clusterName },
    pageMargins: [42, 30, 42, 40],
    ...(missing.length > 0 ? { watermark: { text: words.draft, color: INK.line, opacity: 0.12, bold: true } } : {}),
    content: [
      head(file, language),
      figures(file, language),
      { text: words.members, bold: true, color: INK.dark, margin: [0, 8, 0, 1] },
      members(file, language, setting),
      { text: words.coverage, bold: true, color: INK.dark, margin: [0, 4, 0, 4] },
      { svg: picture.svg, fit: [511, room] },
      { text: words.legend, fontSize: 7, color: '#555555', margin: [0, 2, 0, 0] },
      ...(missing.length > 0 ? [shortNotice(missing, language)] : []),
    ],
    footer: pageFooter(`${file.clusterName} - ${file.tender.reference ?? file.tender.title}`, file.writtenAt, language),
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
    [words.turnover, turnover === null ? '-' : formatEuros(Math.round(turnover / 100_000_00) * 100_000_00, language)],
    [words.headcount, headcount === null ? '-' : formatNumber(headcount, language, 0)],
    [words.leader, mandataireOf(file)?.name ?? '-'],
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

function members(file: BidFile, language: Language, { tableSize, towns }: Setting): Content {
  const words = DOSSIER_WORDS[language];
  const split = splitTable(file);
  const right = { alignment: 'right' as const };
  const rows = file.members.map((member, index): TableCell[] => [
    { text: memberLetter(index), bold: true, alignment: 'center' },
    {
      text: [
        { text: member.name, bold: true },
        { text: member.address?.town == null || !towns ? '' : `, ${member.address.town}`, fontSize: tableSize - 1 },
      ],
    },
    { text: roleWords(member.role, language), fontSize: tableSize - 0.5 },
    { text: member.sizeClass === null ? '-' : sizeWords(member.sizeClass, language), fontSize: tableSize - 0.5 },
    { text: sharesText(file, member, language), fontSize: tableSize - 1, ...right },
    { text: totalText(split, index, language), ...right },
  ]);
  const table = ruledTable(
    ['', words.member, words.role, words.size, { text: words.shares, ...right }, { text: words.total, ...right }],
    rows,
    [12, '*', 'auto', 'auto', 'auto', 'auto'],
  );
  return { ...table, fontSize: tableSize };
}

const sharesText = (file: BidFile, member: BidMember, language: Language): string =>
  file.lots
    .map((lot) => ({ lot, shareBp: shareOf(file, member.id, lot.id) }))
    .filter(({ shareBp }) => shareBp > 0)
    .map(({ lot, shareBp }) =>
      file.lots.length === 1
        ? formatShare(shareBp, language)
        : `${shortLot(lot.externalId)} : ${formatShare(shareBp, language)}`,
    )
    .join(' ; ') || '-';

/** `LOT-0003` as `lot 3`; any other name as it is. */
const shortLot = (externalId: string): string => externalId.replace(/^LOT-0*(\d+)$/i, 'lot $1');

/** A member's part of the whole bid: percent that sum to exactly 100, and euros, when every lot has an estimate. */
function totalText(table: SplitTable, index: number, language: Language): string {
  if (!table.lots.every(({ lot, complete }) => complete && lot.estimatedCents !== null)) return '-';
  const amounts = table.rows.map((row) => row.totalCents ?? 0);
  if (amounts.every((amount) => amount === 0)) return '-';
  const shares = splitExactly(WHOLE_BP, amounts);
  return `${formatShare(shares[index]!, language)} (${formatEuros(amounts[index]!, language)})`;
}

function shortNotice(missing: readonly MissingFact[], language: Language): Content {
  const words = DOSSIER_WORDS[language];
  const shown = missing.slice(0, 4).map((fact) => `${fact.memberName} : ${fact.question[language]}`);
  const rest = missing.length - shown.length;
  const due = missing[0]?.dueOn ?? null;
  return {
    text: [
      { text: `${words.notReady}${due === null ? '' : ` (${words.by} ${formatDay(due, language)})`} : `, bold: true },
      shown.join(' ; '),
      rest > 0 ? ` ; ${words.more.replace('{n}', String(rest))}` : '',
    ],
    fontSize: 7.5,
    color: INK.alarm,
    margin: [0, 3, 0, 0],
  };
}

const latestYear = (member: BidMember) => [...member.years].sort((a, b) => b.year - a.year)[0];

const sumKnown = (values: (number | null)[]): number | null =>
  values.some((value) => value !== null) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null;
