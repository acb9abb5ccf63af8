import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SaxesParser } from 'saxes';

/** The text of every page of a PDF, spaces and line breaks folded to one space. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(
      folded(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')),
    );
  }
  await task.destroy();
  return pages;
}

/** The text of a Word file's body, paragraphs and cells apart by a space. */
export function docxText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
  const words: string[] = [];
  const parser = new SaxesParser();
  parser.on('text', (text) => words.push(text));
  parser.on('closetag', (tag) => {
    if (tag.name === 'w:p') words.push(' ');
  });
  parser.write(xml).close();
  return folded(words.join(''));
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
