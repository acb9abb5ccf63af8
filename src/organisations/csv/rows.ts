import { Compile } from 'typebox/compile';
import { DomainError } from '../../shared/errors.ts';
import { assertKnownCodes } from '../../taxonomies/known-codes.ts';
import { checkParts } from '../check-parts.ts';
import { registrationKey, searchName, type YearInput } from '../profile.domain.ts';
import { NewOrganisation, type NewOrganisationInput } from '../schemas.ts';
import { CellError, COLUMNS, columnFor, type Draft } from './columns.ts';
import type { CsvTable } from './read.ts';

/** A fault of the file: the row as a spreadsheet counts, the heading as the file has it, and what is wrong. */
export type RowError = { row: number; column: string | null; message: string };

/** A row that is sound in itself. `figures` are those of one year; fields of empty cells are absent. */
export type ReadRow = {
  row: number;
  input: NewOrganisationInput;
  /** Whether the file says the kind, rather than leaving it to be a company. */
  kindGiven: boolean;
  figures: YearInput | null;
  /** How it is recognised: by number, else by folded name. */
  registration: string | null;
  searchName: string;
};

const checked = Compile(NewOrganisation);

/** Reads the rows of a file. Faulty ones are told, each fault once, and left out. */
export function readRows(table: CsvTable, now: Date): { rows: ReadRow[]; errors: RowError[] } {
  const errors: RowError[] = [];
  const columns = table.heading.map((heading) => columnFor(heading));
  for (const [i, column] of columns.entries()) {
    const heading = table.heading[i]!;
    if (column === null && heading !== '') errors.push({ row: 1, column: heading, message: 'is not a known column' });
    else if (column !== null && columns.indexOf(column) < i) {
      errors.push({ row: 1, column: heading, message: 'occurs a second time' });
    }
  }
  if (!columns.includes('name')) errors.push({ row: 1, column: 'name', message: 'is missing' });
  const headingOf = (column: string): string => table.heading[columns.indexOf(column)] ?? column;
  const seen = new Map<string, number>();
  const rows = table.rows.flatMap(({ row, cells }) => {
    const faults: RowError[] = [];
    const read = columns.includes('name') ? readRow(row, cells, columns, headingOf, now, faults) : null;
    for (const k of read === null ? [] : keysOf(read)) {
      const first = seen.get(k);
      if (first !== undefined) {
        const column = k.startsWith('#') ? headingOf('registrationNumber') : headingOf('name');
        faults.push({ row, column, message: `is that of row ${first} too` });
      }
      seen.set(k, first ?? row);
    }
    errors.push(...faults);
    return read === null || faults.length > 0 ? [] : [read];
  });
  return { rows, errors };
}

/** What no other row of the file may share: the number, else the name. */
const keysOf = (read: ReadRow): string[] =>
  read.registration === null ? [read.searchName] : [`#${read.input.country ?? 'FR'} ${read.registration}`];

function readRow(
  row: number,
  cells: readonly string[],
  columns: readonly (string | null)[],
  headingOf: (column: string) => string,
  now: Date,
  faults: RowError[],
): ReadRow | null {
  const draft: Draft = { figures: {} };
  if (cells.length > columns.length) faults.push({ row, column: null, message: 'has more cells than the heading' });
  for (const [i, column] of columns.entries()) {
    const cell = cells[i] ?? '';
    if (column === null || cell === '') continue;
    try {
      COLUMNS[column]!.read(cell, draft);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      faults.push({ row, column: headingOf(column), message: error.message });
    }
  }
  const { figures: given, ...fields } = draft;
  const input = { kind: 'company', ...fields };
  const figures = yearOf(given, now);
  const lacking = typeof figures === 'string' ? headingOf(figures) : null;
  if (lacking !== null && !faults.some(({ column }) => column === lacking)) {
    faults.push({ row, column: lacking, message: 'is missing' });
  }
  if (!checked.Check(input)) {
    for (const error of checked.Errors(input)) {
      const { keyword, instancePath, params } = error as {
        keyword: string;
        instancePath: string;
        params: Record<string, unknown>;
      };
      const field =
        keyword === 'required'
          ? String((params['requiredProperties'] as string[])[0])
          : (instancePath.split('/')[1] ?? '');
      faults.push({ row, column: headingOf(field), message: keyword === 'required' ? 'is missing' : error.message });
    }
    return null;
  }
  faults.push(
    ...domainFaults(input, typeof figures === 'string' ? null : figures, now).map(({ field, message }) => ({
      row,
      column: headingOf(field),
      message,
    })),
  );
  return {
    row,
    input,
    kindGiven: 'kind' in fields,
    figures: typeof figures === 'string' ? null : figures,
    registration: input.registrationNumber ? registrationKey(input.registrationNumber) : null,
    searchName: searchName(input.name),
  };
}

/** The year's figures when both of them are there; the name of the missing column when only one is. */
function yearOf(given: Readonly<Record<string, number>>, now: Date): YearInput | null | 'headcount' | 'turnover' {
  const { year, headcount, turnoverCents, balanceSheetCents } = given;
  if (headcount === undefined && turnoverCents === undefined && balanceSheetCents === undefined) return null;
  if (headcount === undefined) return 'headcount';
  if (turnoverCents === undefined) return 'turnover';
  return {
    year: year ?? now.getUTCFullYear() - 1,
    headcount,
    turnoverCents,
    balanceSheetCents: balanceSheetCents ?? null,
  };
}

/** What POST /organisations would refuse of the row, by column. */
function domainFaults(
  input: NewOrganisationInput,
  figures: YearInput | null,
  now: Date,
): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  const attempt = (check: () => unknown) => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const { pointer, message } of error.fields) faults.push({ field: pointer.split('/')[1] ?? '', message });
    }
  };
  attempt(() => assertKnownCodes({ nuts: [{ pointer: '/nuts', code: input.nuts }] }));
  attempt(() => checkParts({ capabilities: input.capabilities, certifications: input.certifications }, '/', now));
  if ((input.lat === undefined) !== (input.lon === undefined)) {
    faults.push({ field: input.lat === undefined ? 'lat' : 'lon', message: 'must come with the other coordinate' });
  }
  if (figures !== null && (figures.year < 1900 || figures.year > now.getUTCFullYear())) {
    faults.push({ field: 'year', message: 'is not a year that has begun' });
  }
  return faults;
}
