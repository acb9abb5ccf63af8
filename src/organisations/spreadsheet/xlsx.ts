import { malformed } from './faults.ts';
import { type GridRow, MAX_CELL } from './limits.ts';
import { type Book, readBook, unescaped } from './xlsx-book.ts';
import { parsedPart } from './xlsx-parts.ts';
import { checkUnfoldedSize } from './xlsx-size.ts';

/** Most columns that a sheet can have (`XFD`). */
const SHEET_COLUMNS = 16_384;
const DAY_MS = 86_400_000;

/**
 * Reads the first sheet of an XLSX workbook, row after row; blank rows are left out. Numbers come with all their digits (a
 * SIRET stays one), dates as `YYYY-MM-DD`. Of the workbook only its shared texts are held; read-excel-file, which reads the
 * same (the test compares them), holds the whole sheet.
 * @throws DomainError `invalid` / `xlsx_malformed` for what is no workbook or unfolds to too much
 */
export async function* readXlsx(bytes: Uint8Array): AsyncGenerator<GridRow> {
  checkUnfoldedSize(bytes);
  const book = readBook(bytes);
  const rows: GridRow[] = [];
  const reading = parsedPart(bytes, book.sheet, rowsInto(rows, book));
  for (;;) {
    const { done, value } = reading.next();
    yield* rows.splice(0);
    if (!done) continue;
    if (!value) throw malformed('xlsx');
    return;
  }
}

/** Makes rows of what the sheet's XML says (ISO/IEC 29500-1, 18.3.1). */
function rowsInto(rows: GridRow[], book: Book): Parameters<typeof parsedPart>[2] {
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: { type: string; style: number } | null = null;
  let text = '';
  let within = false;
  let aside = 0;
  return {
    open(name, { r: place, t: type = 'n', s: style }) {
      if (name === 'row') {
        row = place === undefined ? row + 1 : Number(place);
        column = 0;
        cells = [];
      } else if (name === 'c') {
        column = place === undefined ? column + 1 : columnOf(place);
        if (!(column >= 1 && column <= SHEET_COLUMNS)) throw malformed('xlsx');
        cell = { type, style: Number(style ?? 0) };
        text = '';
      } else if (name === 'rPh') aside += 1;
      else if (name === 'v' || name === 't') within = cell !== null && aside === 0;
    },
    text(piece) {
      if (within) text += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') within = false;
      else if (name === 'rPh') aside -= 1;
      else if (name === 'c' && cell !== null) {
        const value = textOf(cell.type, text, book, cell.style);
        if (value.length > MAX_CELL) throw malformed('longCell', String(row));
        if (value !== '') {
          while (cells.length < column - 1) cells.push('');
          cells[column - 1] = value;
        }
        cell = null;
      } else if (name === 'row' && cells.length > 0) rows.push({ row, cells });
    },
  };
}

/** The column of a place such as `AB12`, from 1. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column;
}

function textOf(type: string, text: string, { strings, days, epochDays }: Book, style: number): string {
  if (type === 's') {
    const shared = strings[Number(text)];
    if (shared === undefined) throw malformed('xlsx');
    return plain(shared);
  }
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'd') return text.trim().slice(0, 10);
  if (type !== 'n') return plain(unescaped(text));
  if (text.trim() === '') return '';
  const number = Number(text);
  if (Number.isNaN(number)) throw malformed('xlsx');
  if (days[style] !== true) return numberText(number);
  const day = new Date(Math.round((number - epochDays) * DAY_MS));
  return Number.isNaN(day.getTime()) ? numberText(number) : day.toISOString().slice(0, 10);
}

const plain = (text: string): string => text.trim().replaceAll('\0', '');

/** A number with all its digits. Three decimals get a fourth: "1.234" as a text might mean thousands. */
function numberText(cell: number): string {
  if (Number.isSafeInteger(cell)) return cell.toFixed(0);
  const text = String(cell);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
