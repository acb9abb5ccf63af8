import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../../shared/errors.ts';

/** Most rows in one file, besides the heading. */
export const MAX_ROWS = 20_000;
const MAX_CELL = 100_000;

/** A file's heading and rows as text; a row knows its number as a spreadsheet counts (the heading is 1). */
export type CsvTable = { heading: string[]; rows: { row: number; cells: string[] }[] };

/**
 * Reads a CSV file as spreadsheets write them: UTF-8 with or without mark, UTF-16 with a mark, else Windows-1252;
 * commas, semicolons or tabs; quotes (RFC 4180). Empty rows are left out, yet counted.
 * @throws DomainError `invalid` / `csv_malformed` for an empty file and broken quotes; `too_large` above 20,000 rows
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  const text = decode(bytes);
  if (text.includes('\0')) throw malformed('The file contains a NUL character: it is not text.');
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      skipEmptyLines: false,
      trim: true,
      maxRecordSize: 1_048_576,
      to: MAX_ROWS + 2,
    });
  } catch (error) {
    if (error instanceof CsvError) throw malformed(error.message);
    throw error;
  }
  if (records.length > MAX_ROWS + 1) {
    throw new DomainError('too_large', 'too_many_rows', `A file may have ${MAX_ROWS} rows: split it.`);
  }
  const [heading, ...rest] = records;
  if (heading === undefined || heading.every((cell) => cell === '')) throw malformed('The file has no heading.');
  const rows = rest.map((cells, i) => ({ row: i + 2, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > MAX_CELL));
  if (long !== undefined) throw malformed(`Row ${long.row} has a cell of more than ${MAX_CELL} characters.`);
  return { heading, rows };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

/** The separator that the heading has most of, outside quotes. */
function delimiterOf(text: string): string {
  const heading = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.replace(/^\s+/, ''))?.[0] ?? '';
  const bare = heading.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => bare.split(separator).length - 1;
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

const malformed = (message: string): DomainError =>
  new DomainError('invalid', 'csv_malformed', `The CSV cannot be read: ${message}`, {
    fields: [{ pointer: '', message }],
  });
