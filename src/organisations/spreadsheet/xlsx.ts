import { readSheet } from 'read-excel-file/node';
import { malformed } from './faults.ts';
import { type Grid, MAX_CELL } from './limits.ts';
import { checkUnfoldedSize } from './xlsx-size.ts';

/**
 * Reads the first sheet of an XLSX workbook. Numbers come with all their digits (a SIRET stays one), dates as
 * `YYYY-MM-DD`.
 * @throws DomainError `invalid` / `xlsx_malformed` for what is no workbook or unfolds to too much
 */
export async function readXlsx(bytes: Uint8Array): Promise<Grid> {
  checkUnfoldedSize(bytes);
  const rows = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 1).catch(() => {
    throw malformed('xlsx');
  });
  return rows.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => textOf(cell, i + 1)) }));
}

function textOf(cell: unknown, row: number): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return numberText(cell);
  const text = String(cell).trim();
  if (text.length > MAX_CELL) throw malformed('longCell', String(row));
  return text.replaceAll('\0', '');
}

/** A number with all its digits. Three decimals get a fourth: "1.234" as a text might mean thousands. */
function numberText(cell: number): string {
  if (Number.isSafeInteger(cell)) return cell.toFixed(0);
  const text = String(cell);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
