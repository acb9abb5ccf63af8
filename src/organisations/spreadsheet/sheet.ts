import { malformed } from './faults.ts';
import { readGrid } from './grid.ts';
import { type Column, findHeading, recogniseColumns } from './headings.ts';
import { type ReadSheet, readRows } from './rows.ts';

/** How a file is to be read. */
export type SheetOptions = {
  /** Heading → field, or null for none: what the caller says. */
  mapping: Readonly<Record<string, string | null>>;
  /** Folded heading → field: what was confirmed for an earlier file. */
  kept: Readonly<Record<string, string | null>>;
  now: Date;
  /** Take the likely value where a cell was damaged. */
  acceptSuggestions: boolean;
};

/** A spreadsheet as read: its columns, sound rows, faults and doubts, and the cells of rows that have a fault. */
export type SheetReading = ReadSheet & {
  columns: Column[];
  /** Rows below the heading, without blank ones, totals and repeated headings. */
  count: number;
  /** Cells of the rows that have a fault, for the file of rejects. */
  rejected: { row: number; cells: string[] }[];
};

/**
 * Reads a spreadsheet of organisations.
 * @throws DomainError when the file cannot be read at all
 */
export async function readSheet(bytes: Uint8Array, options: SheetOptions): Promise<SheetReading> {
  const found = findHeading(await readGrid(bytes));
  if (found === null) throw malformed('empty');
  const columns = recogniseColumns(found, options.mapping, options.kept);
  const { rows, faults, doubts } = readRows(found, columns, options);
  const faulty = new Set(faults.map(({ row }) => row));
  return {
    columns,
    count: found.rows.length,
    rows,
    faults,
    doubts,
    rejected: found.rows.filter(({ row }) => faulty.has(row)).map(({ row, cells }) => ({ row, cells })),
  };
}
