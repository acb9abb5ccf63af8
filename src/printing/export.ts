import { stringify } from 'csv-stringify/sync';
import type { Language } from './format.ts';

/**
 * A column of a report: the field of the row, its heading, and how its value is written. `eur` takes cents and writes
 * euros, `share` takes basis points and writes percent, `ratio` takes 0 to 1 and writes percent, `date` an ISO day, `number`
 * a number as it is, whose unit another column names.
 */
export type ReportColumn = {
  key: string;
  title: string;
  kind: 'text' | 'integer' | 'number' | 'eur' | 'share' | 'ratio' | 'date';
};

/** A row of a report: plain values by field; null where there is none. */
export type ReportRow = Readonly<Record<string, string | number | null>>;

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Excel's limits on the name of a sheet. */
const SHEET_NAME_LENGTH = 31;
const FORBIDDEN_IN_SHEET_NAME = /[[\]*?/\\:]/g;

/**
 * A report as CSV (RFC 4180, UTF-8, comma, point as decimal sign: for programs). Text that a spreadsheet would take
 * for a formula is quoted with an apostrophe; numbers stay numbers.
 * @param openedIn for people instead: as a spreadsheet in that language opens it, with a byte order mark, in French with
 *   semicolons and decimal commas
 */
export function reportCsv(
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
  openedIn: Language | null = null,
): string {
  return stringify(
    rows.map((row) => columns.map((column) => csvValue(column, row[column.key] ?? null))),
    {
      header: true,
      columns: columns.map((column) => ({ key: column.key, header: column.title })),
      escape_formulas: true,
      record_delimiter: 'windows',
      bom: openedIn !== null,
      ...(openedIn === 'fr'
        ? { delimiter: ';', cast: { number: (value: number) => String(value).replace('.', ',') } }
        : {}),
    },
  );
}

/** Numbers are passed as numbers, so that a negative amount is not taken for a formula. */
function csvValue(column: ReportColumn, value: string | number | null): string | number {
  if (value === null) return '';
  return typeof value === 'number' ? scaled(column, value) : value;
}

/** A report as a spreadsheet with a bold head row that stays in sight, typed cells and fitting widths. */
export async function reportXlsx(
  sheetName: string,
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
): Promise<Uint8Array> {
  const head = columns.map((column) => ({
    value: column.title,
    fontWeight: 'bold' as const,
    backgroundColor: '#e4e8ee',
  }));
  const body = rows.map((row) => columns.map((column) => cellOf(column, row[column.key] ?? null)));
  // Eighty modules that no start waits for.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const bytes = await writeXlsxFile([head, ...body], {
    buffer: true,
    sheet: sheetName.replace(FORBIDDEN_IN_SHEET_NAME, ' ').slice(0, SHEET_NAME_LENGTH).trim() || 'Groupement',
    stickyRowsCount: 1,
    columns: columns.map((column) => ({ width: widthOf(column, rows) })),
  });
  return new Uint8Array(bytes);
}

const FORMATS = {
  integer: '#,##0',
  number: '#,##0.####',
  eur: '#,##0.00 "€"',
  share: '0.00%',
  ratio: '0.0%',
  date: 'yyyy-mm-dd',
} as const;

function cellOf(column: ReportColumn, value: string | number | null) {
  if (value === null) return null;
  if (column.kind === 'date') return { value: new Date(value), type: Date, format: FORMATS.date };
  if (typeof value === 'string' || column.kind === 'text') return { value: String(value), type: String };
  return { value: cellNumber(column, value), type: Number, format: FORMATS[column.kind] };
}

/** Spreadsheets hold a percentage as a fraction. */
const cellNumber = (column: ReportColumn, value: number): number =>
  column.kind === 'share' ? value / 10_000 : column.kind === 'eur' ? value / 100 : value;

const scaled = (column: ReportColumn, value: number): number =>
  column.kind === 'eur'
    ? value / 100
    : column.kind === 'share'
      ? value / 100
      : column.kind === 'ratio'
        ? value * 100
        : value;

const widthOf = (column: ReportColumn, rows: readonly ReportRow[]): number =>
  Math.min(
    60,
    Math.max(
      column.title.length,
      column.kind === 'eur' ? 16 : 8,
      ...rows.slice(0, 500).map((row) => String(row[column.key] ?? '').length),
    ) + 2,
  );
