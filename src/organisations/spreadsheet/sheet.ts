import { type Fault, malformed } from './faults.ts';
import { readGrid } from './grid.ts';
import { type Column, findHeading, recogniseColumns } from './headings.ts';
import type { GridRow } from './limits.ts';
import { headingFaults, type ReadRow, rowsOf } from './rows.ts';

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

/** A spreadsheet, or a part of one, as read. */
export type SheetReading = {
  columns: Column[];
  /** Rows below the heading, without blank ones, totals and repeated headings. */
  count: number;
  /** Sound rows. */
  rows: ReadRow[];
  /** What keeps rows out, and what is wrong with the headings. */
  faults: Fault[];
  /** Doubts about what was taken over. */
  doubts: Fault[];
  /** Cells of the rows that have a fault, for the file of rejects. Those of sound rows are dropped. */
  rejected: GridRow[];
};

/** Rows that are looked at to find the heading and tell the columns; the rest is read as it comes. */
const PROBED = 2_000;
/** Rows in one part: what is held at a time besides the file itself. */
const PART = 1_000;

/**
 * Reads a spreadsheet of organisations in parts of some rows, each with the columns; at least one part.
 * @throws DomainError when the file cannot be read at all, also after some parts
 */
export async function* sheetParts(bytes: Uint8Array, options: SheetOptions): AsyncGenerator<SheetReading> {
  const grid = filled(bytes);
  const first: GridRow[] = [];
  for (let next = await grid.next(); !next.done; next = await grid.next()) {
    first.push(next.value);
    if (first.length === PROBED) break;
  }
  const found = findHeading(first);
  if (found === null) throw malformed('empty');
  const below = first.filter(({ row, cells }) => row > found.headingRow && found.lists(cells));
  const columns = recogniseColumns(found, below, options.mapping, options.kept);
  const read = rowsOf(columns, options);
  const named = columns.some(({ field }) => field === 'name');
  let part: SheetReading = { ...nothing(columns), faults: headingFaults(found, columns) };
  const take = ({ row, cells }: GridRow): void => {
    part.count += 1;
    if (!named) return;
    const { input, faults, doubts } = read(row, cells);
    if (input === null) part.rejected.push({ row, cells });
    else part.rows.push(input);
    part.faults.push(...faults);
    part.doubts.push(...doubts);
  };
  for (const row of below.splice(0)) take(row);
  first.length = 0;
  for (let next = await grid.next(); !next.done; next = await grid.next()) {
    if (found.lists(next.value.cells)) take(next.value);
    if (part.count < PART) continue;
    yield part;
    part = nothing(columns);
  }
  yield part;
}

/** Rows with anything in them. */
async function* filled(bytes: Uint8Array): AsyncGenerator<GridRow> {
  for await (const row of readGrid(bytes)) if (row.cells.some((cell) => cell !== '')) yield row;
}

const nothing = (columns: Column[]): SheetReading => ({
  columns,
  count: 0,
  rows: [],
  faults: [],
  doubts: [],
  rejected: [],
});

/** The parts of a spreadsheet as one. */
export async function gathered(parts: AsyncIterable<SheetReading>): Promise<SheetReading> {
  let whole: SheetReading | null = null;
  for await (const part of parts) {
    if (whole === null) {
      whole = part;
      continue;
    }
    whole.count += part.count;
    for (const list of ['rows', 'faults', 'doubts', 'rejected'] as const)
      (whole[list] as unknown[]).push(...part[list]);
  }
  if (whole === null) throw new RangeError('a spreadsheet without a part');
  return whole;
}
