import { formatNumber, type Language } from '../../printing/format.ts';
import { escapeXml } from '../../printing/xml.ts';
import type { BidFile } from '../model.ts';
import { lotTitle } from '../words.ts';

/** Sizes in points. */
const WIDTH = 511;
const LABEL_WIDTH = 205;
const WEIGHT_WIDTH = 36;
const NAMED_HEAD = 40;
const LETTER_HEAD = 20;
const LOT_ROW = 15;
const ROW_MAX = 20;
const ROW_MIN = 7.5;
/** More requirements than this are not told apart on one page: the picture then shows lots only. */
const MOST_ROWS = 40;
/** Up to this many members their names stand over the columns; beyond, letters only. */
const NAMED_COLUMNS = 7;

type Row = { kind: 'lot' | 'requirement'; label: string; note: string; marks: Map<string, string> };

/** The letter under which a member stands in the picture and in the table: A, B, C… */
export const memberLetter = (index: number): string => String.fromCharCode(65 + index);

/**
 * Who covers what, as an SVG matrix: requirements by lot down, members across, a dark disc where a member does the work.
 * Readable in black and white; at most `maxHeight` points high. All text is escaped; nothing is loaded.
 */
export function coveragePicture(file: BidFile, language: Language, maxHeight: number): { svg: string; height: number } {
  const rows = rowsOf(file, language);
  const head = file.members.length > NAMED_COLUMNS ? LETTER_HEAD : NAMED_HEAD;
  const free = maxHeight - head - rows.filter((row) => row.kind === 'lot').length * LOT_ROW - 4;
  const count = Math.max(1, rows.filter((row) => row.kind === 'requirement').length);
  const rowHeight = Math.min(ROW_MAX, Math.max(ROW_MIN, free / count));
  const column = (WIDTH - LABEL_WIDTH - WEIGHT_WIDTH) / Math.max(1, file.members.length);
  let y = head;
  const body = rows.map((row) => {
    const height = row.kind === 'lot' ? LOT_ROW : rowHeight;
    const drawn = row.kind === 'lot' ? lotBand(row, y) : requirementRow(file, row, y, height, column);
    y += height;
    return drawn;
  });
  const height = y + 4;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${fixed(height)}" viewBox="0 0 ${WIDTH} ${fixed(height)}" font-family="Roboto" fill="#1b2a41">`,
    ...heads(file, column, height),
    ...body,
    `<line x1="0" y1="${fixed(y)}" x2="${WIDTH}" y2="${fixed(y)}" stroke="#8a94a3" stroke-width="0.7"/>`,
    '</svg>',
  ].join('');
  return { svg, height };
}

function rowsOf(file: BidFile, language: Language): Row[] {
  const requirements = file.lots.flatMap((lot) => lot.requirements);
  const detailed = requirements.length <= MOST_ROWS;
  return file.lots.flatMap((lot): Row[] => {
    const title = `${lotTitle(lot.externalId, language)} – ${lot.title}`;
    if (!detailed) {
      const marks = file.members.map((member): [string, string] => {
        const done = lot.requirements.filter((requirement) => member.covers.includes(requirement.id)).length;
        return [member.id, done === 0 ? '' : String(done)];
      });
      return [{ kind: 'requirement', label: title, note: String(lot.requirements.length), marks: new Map(marks) }];
    }
    const inner = lot.requirements.map((requirement): Row => {
      const doers = file.members.filter((member) => member.covers.includes(requirement.id));
      return {
        kind: 'requirement',
        label: requirement.mandatory ? `${requirement.label} *` : requirement.label,
        note: `${formatNumber(requirement.weightBp / 100, language)} %`,
        marks: new Map(doers.map((member) => [member.id, ''])),
      };
    });
    return [{ kind: 'lot', label: title, note: '', marks: new Map() }, ...inner];
  });
}

function heads(file: BidFile, column: number, height: number): string[] {
  return file.members.flatMap((member, index) => {
    const x = LABEL_WIDTH + WEIGHT_WIDTH + column * (index + 0.5);
    const left = x - column / 2;
    const stripe =
      index % 2 === 0
        ? [`<rect x="${fixed(left)}" y="0" width="${fixed(column)}" height="${fixed(height - 4)}" fill="#f1f3f6"/>`]
        : [];
    const names = file.members.length > NAMED_COLUMNS ? [] : nameLines(member.name, column);
    return [
      ...stripe,
      `<circle cx="${fixed(x)}" cy="9" r="7.5" fill="#1b2a41"/>`,
      textAt(x, 12, memberLetter(index), 8.5, 'middle', 'fill="#ffffff" font-weight="bold"'),
      ...names.map((line, row) => textAt(x, 24 + row * 8, line, 6.5, 'middle')),
    ];
  });
}

/** A name in at most two lines that fit the column; the rest is cut with an ellipsis. */
function nameLines(name: string, column: number): string[] {
  const room = Math.floor(column / 3.4);
  const words = name.split(/\s+/);
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + word.length + 1 <= room) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const two = lines.length > 2 ? [lines[0]!, `${lines[1]!} …`] : lines;
  return two.map((line) => cut(line, room));
}

const lotBand = (row: Row, y: number): string =>
  `<rect x="0" y="${fixed(y)}" width="${WIDTH}" height="${LOT_ROW}" fill="#dfe4eb"/>${textAt(4, y + 10.5, cut(row.label, 118), 8, 'start', 'font-weight="bold"')}`;

function requirementRow(file: BidFile, row: Row, y: number, height: number, column: number): string {
  const size = Math.min(8, height * 0.62);
  const base = y + height / 2 + size * 0.36;
  const middle = y + height / 2;
  const radius = Math.min(4.6, height * 0.34);
  const marks = file.members.map((member, index) => {
    const mark = row.marks.get(member.id);
    const x = LABEL_WIDTH + WEIGHT_WIDTH + column * (index + 0.5);
    if (mark === undefined || (mark === '' && row.marks.size === file.members.length && isCount(row))) {
      return `<circle cx="${fixed(x)}" cy="${fixed(middle)}" r="0.9" fill="#b5bcc7"/>`;
    }
    return mark === ''
      ? `<circle cx="${fixed(x)}" cy="${fixed(middle)}" r="${fixed(radius)}" fill="#1b2a41"/>`
      : textAt(x, base, mark, size + 1, 'middle', 'font-weight="bold"');
  });
  return [
    `<line x1="0" y1="${fixed(y)}" x2="${WIDTH}" y2="${fixed(y)}" stroke="#d3d8df" stroke-width="0.4"/>`,
    textAt(4, base, cut(row.label, Math.floor(LABEL_WIDTH / (size * 0.5))), size, 'start'),
    textAt(LABEL_WIDTH + WEIGHT_WIDTH - 6, base, row.note, size, 'end', 'fill="#555555"'),
    ...marks,
  ].join('');
}

const isCount = (row: Row): boolean => [...row.marks.values()].some((mark) => mark !== '');

const textAt = (x: number, y: number, text: string, size: number, anchor: string, more = ''): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${fixed(size)}" text-anchor="${anchor}" ${more}>${escapeXml(text)}</text>`;

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

const fixed = (value: number): string => String(Math.round(value * 100) / 100);
