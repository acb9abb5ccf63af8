import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { ROBOTO, writableCodePoints } from './font.ts';
import type { Language } from './format.ts';
import { frenchSpaces } from './french.ts';
import { printableFor } from './printable.ts';

/** What to print: the content of pdfmake, plus the facts that make the bytes repeatable. */
export type PdfDefinition = TDocumentDefinitions & {
  /** The day the document speaks of, ISO; goes into the file's metadata in place of the clock. */
  writtenAt: string;
  /** Of the text: French has spaces that may not end a line. */
  language: Language;
};

let prepared: Promise<Printer> | null = null;

/** The library, and what makes a text printable with its font. */
type Printer = { pdfmake: typeof import('pdfmake'); writable: (text: string) => string };

/**
 * Sets the fonts that pdfmake ships (Roboto, Apache 2.0) and shuts every other door: no URL, and of the files only
 * these four. Once per process, at its first PDF: no start waits for it.
 */
async function prepare(): Promise<Printer> {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = new Set(Object.values(ROBOTO));
  pdfmake.setFonts({ Roboto: ROBOTO });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => fonts.has(path));
  return { pdfmake, writable: printableFor(writableCodePoints()) };
}

/** Reads the library and the font now, so that the first PDF does not wait for them. */
export async function readyToPrint(): Promise<void> {
  prepared ??= prepare();
  await prepared;
}

/**
 * Prints a PDF. Every text goes through the font's own list of signs first, so that no name turns into empty boxes.
 * Nothing is ever fetched or read: a remote image, a local file or an attachment is an error (pdfmake's access policy
 * does not cover images inside an SVG, so those are refused here).
 */
export async function printPdf(definition: PdfDefinition): Promise<Uint8Array> {
  prepared ??= prepare();
  const { pdfmake, writable } = await prepared;
  const { writtenAt, language, ...rest } = definition;
  const printable = language === 'fr' ? (text: string) => writable(frenchSpaces(text)) : writable;
  const at = new Date(writtenAt);
  const document = cleaned(rest, printable) as TDocumentDefinitions;
  const info = { creator: 'Groupement', producer: 'Groupement', creationDate: at, modDate: at, ...document.info };
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 48],
    ...document,
    info,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15, ...document.defaultStyle },
  });
  return new Uint8Array(await pdf.getBuffer());
}

/** Pages of a PDF that `printPdf` wrote: its page objects stand in plain text. */
export const pageCount = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

/** A copy of the definition with every text made printable and every picture that would load something refused. */
function cleaned(value: unknown, printable: (text: string) => string): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, printable));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    if (key === 'svg') refuseLoadingSvg(String(item));
    if (key === 'image' || key === 'attachment' || key === 'images' || key === 'files') {
      throw new Error(`printPdf: "${key}" would load a file; only text, tables and SVG are printed`);
    }
    if (typeof item === 'function') {
      return [key, (...args: unknown[]) => cleaned((item as (...a: unknown[]) => unknown)(...args), printable)];
    }
    return [key, cleaned(item, printable)];
  });
  return Object.fromEntries(entries);
}

function refuseLoadingSvg(svg: string): void {
  if (/<\s*(image|feImage|foreignObject|script)\b/i.test(svg)) {
    throw new Error('printPdf: an SVG picture may not hold images, scripts or foreign objects');
  }
}
