import { collector, DOCUMENT_LIMITS, type DocumentText, unreadable } from '../document-text.ts';

/** Rows of all sheets of a workbook, the filled cells of a row set apart by ` | `. */
export async function readWorkbook(bytes: Uint8Array): Promise<DocumentText> {
  const { default: readSheets } = await import('read-excel-file/node');
  const sheets = await readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => {
    throw unreadable('malformed');
  });
  if (sheets.reduce((sum, { data }) => sum + data.length, 0) > DOCUMENT_LIMITS.rows) throw unreadable('rows');
  const { stretches, add } = collector();
  for (const { sheet, data } of sheets) {
    data.forEach((cells, i) => {
      add(
        { kind: 'row', number: i + 1, sheet },
        cells
          .map(wordsOf)
          .filter((word) => word !== '')
          .join(' | '),
      );
    });
  }
  return { format: 'xlsx', stretches, pages: null, withoutText: [] };
}

function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replaceAll(/\s+/g, ' ').trim();
}
