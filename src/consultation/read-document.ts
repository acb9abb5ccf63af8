import { DOCUMENT_LIMITS, type DocumentFormat, type DocumentText, unreadable } from './document-text.ts';
import { isOle, isZip, partsOf } from './formats/packed.ts';
import { isPdf, readPdf } from './formats/pdf.ts';
import { readDocx, readOdt } from './formats/word.ts';
import { readWorkbook } from './formats/workbook.ts';

/**
 * The text of a consultation document, its format recognised by content.
 * @throws DomainError `unsupported` for another format, `invalid` for a damaged, encrypted or empty document, `too_large`
 * for one above `DOCUMENT_LIMITS`
 * @param onPage told after each page of a PDF: pages read, and pages in all
 */
export async function readDocument(
  bytes: Uint8Array,
  onPage: (done: number, total: number) => void = () => undefined,
): Promise<DocumentText> {
  switch (assertReadable(bytes)) {
    case 'docx':
      return readDocx(bytes);
    case 'xlsx':
      return readWorkbook(bytes);
    case 'odt':
      return readOdt(bytes);
    case 'pdf':
      return readPdf(bytes, onPage);
  }
}

/**
 * What can be told of a document before any of it is unfolded: its format.
 * @throws DomainError for what is empty, too large, no document, or unfolds beyond the limits
 */
export function assertReadable(bytes: Uint8Array): DocumentFormat {
  if (bytes.byteLength === 0) throw unreadable('empty');
  if (bytes.byteLength > DOCUMENT_LIMITS.bytes) throw unreadable('bytes');
  if (isZip(bytes)) {
    const parts = partsOf(bytes);
    if (parts.has('word/document.xml')) return 'docx';
    if (parts.has('xl/workbook.xml')) return 'xlsx';
    if (parts.has('content.xml')) return 'odt';
    throw unreadable('unknown');
  }
  if (isOle(bytes)) throw unreadable(Buffer.from(bytes).includes(ENCRYPTED) ? 'encrypted' : 'unknown');
  if (isPdf(bytes)) return 'pdf';
  throw unreadable('unknown');
}

/** The stream that Office keeps an encrypted document in (MS-OFFCRYPTO 2.3.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
