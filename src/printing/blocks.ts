import type { ContentTable, DynamicContent, TableCell } from 'pdfmake/interfaces.js';
import { formatDay, type Language } from './format.ts';

/** Greys and one dark blue: readable on screen and on a black-and-white printer. */
export const INK = { dark: '#1b2a41', line: '#8a94a3', band: '#e4e8ee', pale: '#f5f6f8', alarm: '#7a1f1f' } as const;

/** A table with a grey head row and thin lines. */
export const ruledTable = (
  head: TableCell[],
  rows: TableCell[][],
  widths: (string | number)[],
  options: { lastRowIsSum?: boolean } = {},
): ContentTable => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    widths,
    body: [head.map((cell) => headCell(cell)), ...rows],
  },
  layout: {
    hLineColor: () => INK.line,
    vLineColor: () => INK.line,
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    fillColor: (row, node) => (options.lastRowIsSum && row === (node.table.body.length ?? 0) - 1 ? INK.pale : null),
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  },
  margin: [0, 3, 0, 5],
});

const headCell = (cell: TableCell): TableCell => {
  const base = typeof cell === 'string' ? { text: cell } : (cell as Record<string, unknown>);
  return { ...base, bold: true, fontSize: 8.5, fillColor: INK.band, color: INK.dark } as TableCell;
};

/** Page numbers and what the document is, small, at the foot of each page. */
export const pageFooter =
  (reference: string, writtenAt: string, language: Language): DynamicContent =>
  (page, pages) => ({
    columns: [
      { text: `${reference} – ${formatDay(writtenAt, language)}`, color: '#555555' },
      { text: `${page} / ${pages}`, alignment: 'right', width: 60, color: '#555555' },
    ],
    fontSize: 7.5,
    margin: [42, 18, 42, 0],
  });
