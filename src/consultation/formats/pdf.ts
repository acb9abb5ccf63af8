import { collector, DOCUMENT_LIMITS, type DocumentText, unreadable } from '../document-text.ts';

/** Fewer letters than this on a page are a stamp or a page number beside a scanned picture. */
const LEAST_LETTERS = 12;

/** Whether bytes begin as a PDF does; readers allow up to 1,024 bytes before the mark. */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).includes('%PDF-');

/**
 * The text of a PDF, page by page with its lines; nothing is drawn and no script runs. Fonts of the machine and addresses
 * are left alone.
 * @throws DomainError for an encrypted, damaged or too long document
 */
export async function readPdf(bytes: Uint8Array, onPage: (done: number, total: number) => void): Promise<DocumentText> {
  const { getDocument } = await reader();
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > DOCUMENT_LIMITS.pages) throw unreadable('pages');
    const { stretches, add } = collector();
    const withoutText: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) withoutText.push(number);
      else add({ kind: 'page', number, sheet: null }, text);
      page.cleanup();
      onPage(number, document.numPages);
    }
    return { format: 'pdf', stretches, pages: document.numPages, withoutText };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw unreadable('encrypted');
    if (error instanceof Error && PDF_FAULTS.has(error.name)) throw unreadable('malformed');
    throw error;
  } finally {
    await task.destroy();
  }
}

const PDF_FAULTS = new Set(['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'XRefParseException']);

/**
 * The PDF reader. It asks for the browser's matrices while it loads, and uses them only to draw: where none are (no native
 * canvas), an empty class stands for them.
 */
function reader(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
