import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '../../shared/decode-text.ts';
import { malformed } from './faults.ts';
import { type Grid, MAX_CELL, MAX_ROWS } from './limits.ts';

/** Excel's own first line that tells the separator. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?\r?\n?/i;
/** Lines that are looked at to find the separator. */
const PROBED_LINES = 12;

/**
 * Reads a CSV file as spreadsheets and scripts write them: any encoding of `decodeText`; `sep=;` in the first line;
 * commas, semicolons or tabs; quotes as RFC 4180 has them, or bare within a field as many exports do; any line ends.
 * Rows keep the number that a spreadsheet shows.
 * @throws DomainError `invalid` / `csv_malformed` for an empty file and broken quotes; `too_large` for too many rows
 */
export function readCsv(bytes: Uint8Array): Grid {
  const whole = decodeText(bytes);
  if (whole.includes('\0')) throw malformed('nul');
  const told = SEPARATOR_LINE.exec(whole);
  const text = told === null ? whole : whole.slice(told[0].length);
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: told?.[1] ?? delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      trim: true,
      maxRecordSize: 1_048_576,
      to: MAX_ROWS + 50,
    });
  } catch (error) {
    if (error instanceof CsvError) throw malformed('csv', error.message);
    throw error;
  }
  const first = told === null ? 1 : 2;
  const long = records.findIndex((cells) => cells.some((cell) => cell.length > MAX_CELL));
  if (long >= 0) throw malformed('longCell', String(long + first));
  return records.map((cells, i) => ({ row: i + first, cells }));
}

/** The separator that cuts the first lines into most cells, outside quotes; a comma where none does. */
function delimiterOf(text: string): string {
  const head = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/, PROBED_LINES)
    .join('\n');
  const count = (separator: string): number => head.split(separator).length - 1;
  // A comma also stands within cells, as the decimal sign: it must outnumber the others clearly.
  const [semicolons, tabs, commas] = [count(';'), count('\t'), count(',')];
  if (tabs > 0 && tabs >= semicolons) return '\t';
  return semicolons > 0 && semicolons * 2 >= commas ? ';' : ',';
}
