import { readCsv } from './csv.ts';
import { tooMany } from './faults.ts';
import { type GridRow, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { readXlsx } from './xlsx.ts';
import { isZip } from './xlsx-size.ts';

/**
 * Reads a spreadsheet, CSV or XLSX, told by its content, row after row: the sheet as a whole is never held.
 * @throws DomainError `csv_malformed`, `xlsx_malformed`, `too_many_rows`, `too_many_columns`
 */
export async function* readGrid(bytes: Uint8Array): AsyncGenerator<GridRow> {
  let count = 0;
  for await (const row of isZip(bytes) ? readXlsx(bytes) : readCsv(bytes)) {
    count += 1;
    if (count > MAX_ROWS + 1) throw tooMany('rows', MAX_ROWS);
    if (row.cells.length > MAX_COLUMNS) throw tooMany('columns', MAX_COLUMNS);
    yield row;
  }
}

/** The cells of some rows, for whoever needs them once more. */
export async function cellsOf(bytes: Uint8Array, rows: ReadonlySet<number>): Promise<GridRow[]> {
  const found: GridRow[] = [];
  for await (const one of readGrid(bytes)) {
    if (rows.has(one.row)) found.push(one);
    if (found.length === rows.size) break;
  }
  return found;
}
