import { malformed } from './faults.ts';
import { parsePart } from './xlsx-parts.ts';

/** What the cells of a workbook's first sheet refer to (ISO/IEC 29500-1, 18.4 and 18.8). */
export type Book = {
  /** Path of the sheet within the archive. */
  sheet: string;
  strings: readonly string[];
  /** Whether numbers of a cell's style are days, by the style's place. */
  days: readonly boolean[];
  /** Days from the epoch of the workbook's numbers to 1 January 1970. */
  epochDays: number;
};

/** Days from 30 December 1899, and from 1 January 1904, to 1 January 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;

/** Reads what the first sheet of a workbook needs. */
export function readBook(bytes: Uint8Array): Book {
  let first: string | null = null;
  let epochDays = EPOCH_1900;
  const found = parsePart(bytes, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) epochDays = EPOCH_1904;
      if (name === 'sheet') first ??= attributes['r:id'] ?? ofPrefix(attributes, 'id') ?? null;
    },
  });
  if (!found) throw malformed('xlsx');
  const parts = new Map<string, string>();
  let strings = 'xl/sharedStrings.xml';
  let styles = 'xl/styles.xml';
  parsePart(bytes, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id: id, Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (id !== undefined) parts.set(id, path);
      if (type.endsWith('/sharedStrings')) strings = path;
      if (type.endsWith('/styles')) styles = path;
    },
  });
  const sheet = (first === null ? undefined : parts.get(first)) ?? 'xl/worksheets/sheet1.xml';
  return { sheet, strings: readStrings(bytes, strings), days: readDays(bytes, styles), epochDays };
}

/** The attribute of that name under any prefix. */
const ofPrefix = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

/** Texts that cells name by their place. What tells how to pronounce one (`rPh`) is no part of it. */
function readStrings(bytes: Uint8Array, path: string): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let within = false;
  let aside = 0;
  parsePart(bytes, path, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aside += 1;
      if (name === 't') within = aside === 0;
    },
    text(piece) {
      if (within && text !== null) text += piece;
    },
    close(name) {
      if (name === 't') within = false;
      if (name === 'rPh') aside -= 1;
      if (name !== 'si') return;
      strings.push(unescaped(text ?? ''));
      text = null;
    },
  });
  return strings;
}

/** `_x000D_` stands for a sign that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Formats that every workbook has and that show days or hours (18.8.30). */
const BUILT_IN_DAYS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

function readDays(bytes: Uint8Array, path: string): boolean[] {
  const ofFormat = new Map<number, boolean>();
  const days: boolean[] = [];
  let among = false;
  parsePart(bytes, path, {
    open(name, { numFmtId: id, formatCode: code }) {
      if (name === 'numFmt') ofFormat.set(Number(id), showsDay(code ?? ''));
      if (name === 'cellXfs') among = true;
      if (name === 'xf' && among) days.push(ofFormat.get(Number(id)) ?? BUILT_IN_DAYS.has(Number(id)));
    },
    close(name) {
      if (name === 'cellXfs') among = false;
    },
  });
  return days;
}

/** Whether a format's letters are those of days and hours; quoted and escaped signs, colours and conditions say nothing. */
export function showsDay(code: string): boolean {
  const letters = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, '').replace(/general/gi, '');
  const whole = letters.replace(/(s\]?)[.,]0+/gi, '$1');
  return /[dmyhs]/i.test(whole) && !/[0#?]/.test(whole);
}
