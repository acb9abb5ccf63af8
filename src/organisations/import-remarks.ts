import type { Language } from '../shared/language.ts';
import type { Fault } from './spreadsheet/faults.ts';
import type { GridRow } from './spreadsheet/limits.ts';
import type { SheetReading } from './spreadsheet/sheet.ts';
import { faultWords } from './spreadsheet/words.ts';

/** A fault or doubt in words. */
export type Remark = { row: number; name: string | null; column: string | null; message: string; suggestion?: string };

/** What is told of a file: what keeps rows out, what was taken over with a doubt, headings that nothing was taken from. */
export type Remarks = { errors: Remark[]; warnings: Remark[]; ignoredColumns: string[] };

/** Rows that did not come in, with their cells and why: what goes back to whoever made the file. */
export type Rejects = { heading: string[]; rows: { row: number; cells: string[]; reasons: string[] }[] };

/** A fault or doubt in words. */
export const remarkOf = (fault: Fault, language: Language): Remark => ({
  row: fault.row,
  name: fault.name ?? null,
  column: fault.column,
  message: faultWords(fault, language),
  ...(fault.suggestion === undefined ? {} : { suggestion: fault.suggestion }),
});

/** Faults and doubts of a file in words, by row. */
export function remarksOf(sheet: SheetReading, refused: readonly Fault[], language: Language): Remarks {
  const inWords = (fault: Fault): Remark => remarkOf(fault, language);
  return {
    errors: [...sheet.faults, ...refused].sort((a, b) => a.row - b.row).map(inWords),
    warnings: [...sheet.doubts].sort((a, b) => a.row - b.row).map(inWords),
    ignoredColumns: sheet.columns.flatMap(({ header, field }) => (field === null && header !== '' ? [header] : [])),
  };
}

/**
 * The rows that the told faults keep out.
 * @param again cells of rows that were sound in themselves, and refused for what is there already
 */
export function rejectsOf(sheet: SheetReading, again: readonly GridRow[], errors: readonly Remark[]): Rejects {
  const reasons = new Map<number, string[]>();
  for (const { row, column, message } of errors)
    reasons.set(row, [...(reasons.get(row) ?? []), column === null ? message : `${column} ${message}`]);
  const cells = new Map([...sheet.rejected, ...again].map((line) => [line.row, line.cells]));
  return {
    heading: sheet.columns.map(({ header }) => header),
    rows: [...reasons].flatMap(([row, list]) =>
      cells.has(row) ? [{ row, cells: cells.get(row)!, reasons: list }] : [],
    ),
  };
}
