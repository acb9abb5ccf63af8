import { collector, type DocumentText, unreadable } from '../document-text.ts';
import { partOf } from './packed.ts';
import { type ParagraphPlan, paragraphsIn } from './paragraphs.ts';

/** WordprocessingML (ISO/IEC 29500): what was struck out while changes are tracked is no text of the document. */
const WORD: ParagraphPlan = {
  paragraph: new Set(['w:p']),
  text: new Set(['w:t']),
  gap: { 'w:tab': ' ', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' },
  skip: new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPr', 'w:rPr']),
};
/** OpenDocument (ISO/IEC 26300). */
const OPEN: ParagraphPlan = {
  paragraph: new Set(['text:p', 'text:h']),
  text: null,
  gap: { 'text:s': ' ', 'text:tab': ' ', 'text:line-break': '\n' },
  skip: new Set(['text:tracked-changes', 'office:annotation', 'text:table-of-content']),
};

/** Paragraphs of a Word document (`word/document.xml`), empty ones counted. */
export const readDocx = (bytes: Uint8Array): DocumentText => read('docx', bytes, 'word/document.xml', WORD);
/** Paragraphs of an OpenDocument text (`content.xml`); an encrypted one is refused. */
export function readOdt(bytes: Uint8Array): DocumentText {
  const manifest = partOf(bytes, 'META-INF/manifest.xml');
  if (manifest !== null && Buffer.from(manifest).includes('encryption-data')) throw unreadable('encrypted');
  return read('odt', bytes, 'content.xml', OPEN);
}

function read(format: 'docx' | 'odt', bytes: Uint8Array, part: string, plan: ParagraphPlan): DocumentText {
  const xml = partOf(bytes, part);
  if (xml === null) throw unreadable('malformed');
  const { stretches, add } = collector();
  paragraphsIn(new TextDecoder().decode(xml), plan).forEach((text, i) => {
    add({ kind: 'paragraph', number: i + 1, sheet: null }, text);
  });
  return { format, stretches, pages: null, withoutText: [] };
}
