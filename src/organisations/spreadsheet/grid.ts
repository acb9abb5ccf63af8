import { readCsv } from './csv.ts';
import { tooMany } from './faults.ts';
import { type Grid, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { readXlsx } from './xlsx.ts';
import { isZip } from './xlsx-size.ts';

/**
 * Reads a spreadsheet, CSV or XLSX, told by its content.
 * @throws DomainError `csv_malformed`, `xlsx_malformed`, `too_many_rows`, `too_many_columns`
 */
export async function readGrid(bytes: Uint8Array): Promise<Grid> {
  const grid = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  if (grid.length > MAX_ROWS + 1) throw tooMany('rows', MAX_ROWS);
  if (grid.some(({ cells }) => cells.length > MAX_COLUMNS)) throw tooMany('columns', MAX_COLUMNS);
  return grid;
}
