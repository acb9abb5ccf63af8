import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedParts } from '../../shared/decode-text.ts';
import { malformed } from './faults.ts';
import { type GridRow, MAX_CELL } from './limits.ts';

/** Excel's own first line that tells the separator. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?\r?\n?/i;
/** Lines that are looked at to find the separator. */
const PROBED_LINES = 12;
/** The file is decoded in parts of so many bytes; the first holds the lines that are looked at. */
const PART_BYTES = 65_536;

/**
 * Reads a CSV file as spreadsheets and scripts write them: any encoding of `decodeText`; `sep=;` in the first line;
 * commas, semicolons or tabs; quotes as RFC 4180 has them, or bare within a field as many exports do; any line ends.
 * Rows keep the number that a spreadsheet shows.
 * @throws DomainError `invalid` / `csv_malformed` for an empty file and broken quotes
 */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<GridRow> {
  const parts = decodedParts(bytes, PART_BYTES);
  const head = parts.next().value ?? '';
  const told = SEPARATOR_LINE.exec(head);
  const rest = told === null ? head : head.slice(told[0].length);
  const parser = parse({
    bom: true,
    delimiter: told?.[1] ?? delimiterOf(rest),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: false,
    trim: true,
    maxRecordSize: 1_048_576,
  });
  pipeline(Readable.from(textOnly(rest, parts)), parser, () => undefined);
  let row = told === null ? 1 : 2;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (cells.some((cell) => cell.length > MAX_CELL)) throw malformed('longCell', String(row));
      yield { row, cells };
      row += 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed('csv', error.message) : error;
  }
}

/** The parts of a text; a binary file has a NUL somewhere. */
function* textOnly(first: string, parts: Iterable<string>): Generator<string> {
  if (first.includes('\0')) throw malformed('nul');
  yield first;
  for (const part of parts) {
    if (part.includes('\0')) throw malformed('nul');
    yield part;
  }
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
