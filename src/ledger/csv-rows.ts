import { parse } from 'csv-parse/sync';
import { isDay } from '../shared/day.ts';
import { decodeText } from '../shared/decode-text.ts';
import { DomainError } from '../shared/errors.ts';
import { CURRENCY } from '../shared/money.ts';
import { foldText, isStorableText } from '../shared/text.ts';
import { MEASURES, type Measure } from './table.ts';

/** A fault of one row, as a spreadsheet counts: the heading is row 1. */
export type RowFault = { row: number; column: string | null; message: string };

/** One row that is right by itself; whether its contract exists is another question. */
export type EntryRecord = {
  row: number;
  contract: string;
  measure: Measure;
  date: string;
  amountCents: number;
  reference: string;
  organisationId: string | null;
  note: string | null;
};

const REQUIRED = ['contract', 'measure', 'date', 'amount', 'reference'] as const;
const OPTIONAL = ['currency', 'organisation', 'note'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

export const MAX_ROWS = 50_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the rows of a CSV of entries.
 * UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; days as 2026-10-31 or 31/10/2026.
 * @throws DomainError `invalid` when the document as a whole cannot be read: a missing or unknown column,
 * quotes that do not close, more than 50,000 rows
 */
export function readEntryRows(bytes: Uint8Array): { records: EntryRecord[]; faults: RowFault[] } {
  const { rows: cells, lines } = readCells(bytes);
  if ((cells[0] ?? []).some((name) => name.includes('\0'))) throw malformed('is not text');
  const heading = (cells[0] ?? []).map((name) => columnOf(name));
  checkHeading(heading);
  if (cells.length - 1 > MAX_ROWS) throw malformed(`has more than ${MAX_ROWS} rows: split it`, 'too_large');
  const records: EntryRecord[] = [];
  const faults: RowFault[] = [];
  for (const [i, row] of cells.slice(1).entries()) {
    const number = i + 2 + lines;
    if (row.every((cell) => cell.trim() === '')) continue;
    if (row.length !== heading.length) {
      faults.push({ row: number, column: null, message: `has ${row.length} cells, the heading has ${heading.length}` });
      continue;
    }
    const raw = (name: Column): string => (row[heading.indexOf(name)] ?? '').trim();
    const cell = (name: Column): string => {
      if (name === 'date') return dayOf(raw(name));
      return name === 'measure' ? measureOf(raw(name)) : raw(name);
    };
    const wrong = faultsOf(cell, number);
    if (wrong.length > 0) faults.push(...wrong);
    else records.push(recordOf(cell, number));
  }
  return { records, faults };
}

function readCells(bytes: Uint8Array): { rows: string[][]; lines: number } {
  try {
    const { text, lines } = withoutSeparatorLine(decodeText(bytes));
    const rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      // A quote inside a cell that is not quoted is a quote: 12" pipes.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    }) as string[][];
    return { rows, lines };
  } catch (cause) {
    throw malformed(`cannot be read: ${(cause as Error).message}`);
  }
}

/** Excel tells the separator in a first line of its own, "sep=;": it is no row, but counts as a line. */
function withoutSeparatorLine(text: string): { text: string; lines: number } {
  const match = /^\ufeff?"?sep=[;,\t|]"?\r?\n/i.exec(text);
  return match ? { text: text.slice(match[0].length), lines: 1 } : { text, lines: 0 };
}

/** The separator that the heading has most of, outside quotes. */
function separatorOf(text: string): string {
  const bare = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => bare.split(separator).length - 1;
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

function checkHeading(heading: readonly string[]): void {
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
  const missing = REQUIRED.filter((name) => !heading.includes(name));
  if (missing.length > 0) throw malformed(`lacks the column ${missing.join(', ')}`);
  const unknown = heading.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw malformed(`has a column that is not known: ${unknown.join(', ').slice(0, 200)}`);
  if (new Set(heading).size < heading.length) throw malformed('has a column twice');
}

/** Headings as French accounts programs write them. */
const ALSO: Readonly<Record<string, Column>> = {
  contrat: 'contract',
  marche: 'contract',
  mesure: 'measure',
  montant: 'amount',
  'montant ht': 'amount',
  piece: 'reference',
  'numero de piece': 'reference',
  devise: 'currency',
  organisme: 'organisation',
  entreprise: 'organisation',
  libelle: 'note',
  commentaire: 'note',
};

/** Measures as accounts call them in French. */
const MEASURES_FR: Readonly<Record<string, Measure>> = {
  signe: 'signed',
  facture: 'invoiced',
  paye: 'paid',
  regle: 'paid',
  encaisse: 'paid',
};
const measureOf = (cell: string): string => MEASURES_FR[foldText(cell)] ?? cell;

/** The column that a heading means, whatever its case and accents. */
function columnOf(heading: string): string {
  const plain = foldText(heading);
  return ALSO[plain] ?? plain;
}

/** A day as accounts write it, 31/10/2026 or 31.10.2026, as 2026-10-31; anything else as it is. */
function dayOf(cell: string): string {
  const match = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell);
  return match ? `${match[3]}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}` : cell;
}

const malformed = (message: string, kind: 'invalid' | 'too_large' = 'invalid'): DomainError =>
  new DomainError(kind, kind === 'invalid' ? 'csv_malformed' : 'too_many_rows', `The CSV ${message}.`, {
    fields: [{ pointer: '', message }],
  });

function faultsOf(cell: (name: Column) => string, row: number): RowFault[] {
  const faults: RowFault[] = [];
  const fault = (column: Column, message: string): void => void faults.push({ row, column, message });
  for (const column of REQUIRED) if (cell(column) === '') fault(column, 'is empty');
  for (const column of [...REQUIRED, ...OPTIONAL])
    if (cell(column).length > 500 || !isStorableText(cell(column))) fault(column, 'is too long or not storable');
  if (faults.length > 0) return faults;
  if (!(MEASURES as readonly string[]).includes(cell('measure')))
    fault('measure', `is not one of ${MEASURES.join(', ')}`);
  if (!isDay(cell('date'))) fault('date', 'is not a day as YYYY-MM-DD, from 1900 on');
  const amount = centsOf(cell('amount'));
  if (typeof amount === 'string') fault('amount', amount);
  if (!['', CURRENCY].includes(cell('currency').toUpperCase())) fault('currency', `must be ${CURRENCY}`);
  if (cell('organisation') !== '' && !UUID.test(cell('organisation').toLowerCase()))
    fault('organisation', 'is not an organisation’s id');
  if (cell('reference').length > 200) fault('reference', 'is longer than 200 characters');
  return faults;
}

const recordOf = (cell: (name: Column) => string, row: number): EntryRecord => ({
  row,
  contract: cell('contract'),
  measure: cell('measure') as Measure,
  date: cell('date'),
  amountCents: centsOf(cell('amount')) as number,
  reference: cell('reference'),
  organisationId: cell('organisation').toLowerCase() || null,
  note: cell('note') || null,
});

/** Integer cents of an amount in euros, with a point or a comma; what is wrong with it otherwise. */
export function centsOf(text: string): number | string {
  const plain = text
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/(?:€|EUR)$/i, '');
  const match = /^([+-]?)(\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (match === null) return 'is not an amount in euros with at most two decimals';
  const [, sign = '', euros = '0', cents = ''] = match;
  if (euros.length > 20) return 'is beyond 2^53 − 1 cents';
  const value = BigInt(euros) * 100n + BigInt(cents.padEnd(2, '0'));
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return 'is beyond 2^53 − 1 cents';
  if (value === 0n) return 'must not be zero';
  return Number(sign === '-' ? -value : value);
}
