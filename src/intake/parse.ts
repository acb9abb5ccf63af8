import { decodeDocument } from './decode.ts';
import { EFORMS_ROOTS, readEforms } from './eforms/notice.ts';
import { unreadable } from './limits.ts';
import type { ParsedNotice, ReadingHint } from './notice.ts';
import { readTedExport } from './ted-export/notice.ts';
import { PREFERRED_LANGUAGES } from './texts.ts';
import { readXml, rootOf } from './xml/reader.ts';

/**
 * Reads a document of any known format, recognised by its content: the notices in it, in order (a package holds
 * several). Throws DomainError: `invalid` with line and column for what can't be read or is no notice, `too_large`
 * for what breaks a limit. What is well-formed but incomplete is read, with what it lacks in `missing`.
 */
export function parseNotice(bytes: Uint8Array, hint: ReadingHint = {}): ParsedNotice[] {
  const preferred = hint.languages ?? PREFERRED_LANGUAGES;
  const text = decodeDocument(bytes);
  const first = text.search(/[^\s\ufeff]/);
  if (text[first] === '<') return readXmlNotice(text, preferred);
  throw unreadable('notice_unknown', 'This is neither an XML nor a JSON notice.', { line: 1, column: 1 });
}

function readXmlNotice(text: string, preferred: readonly string[]): ParsedNotice[] {
  const root = rootOf(text);
  if (root && EFORMS_ROOTS.has(root.name)) return [readEforms(text, preferred)];
  if (root?.name === 'TED_EXPORT') return [readTedExport(text, preferred)];
  const read = readXml(text, { skip: new Set(), records: new Set(), onRecord: () => {} });
  throw unreadable('notice_unknown', `An XML document with root <${read.name}> is not a notice known here.`, {
    line: 1,
    column: 1,
  });
}
