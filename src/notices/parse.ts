import { createHash } from 'node:crypto';
import { isBoampJson, readBoampJson } from './boamp/json.ts';
import { BOAMP_ROOTS, noticeOfBoamp } from './boamp/notice.ts';
import { decodeDocument } from './decode.ts';
import { isDecp, readDecp } from './decp/package.ts';
import { jsonOf } from './decp/xml.ts';
import { EFORMS_ROOTS, readEforms } from './eforms/notice.ts';
import { readJson } from './json/reader.ts';
import { unreadable } from './limits.ts';
import type { ParsedNotice, ReadingHint } from './notice.ts';
import { isOcds, readOcds } from './ocds/package.ts';
import { readTedExport } from './ted-export/notice.ts';
import { PREFERRED_LANGUAGES } from './texts.ts';
import { type ReadingPlan, readXml, rootOf } from './xml/reader.ts';

/**
 * Reads a document of any known format, recognised by its content: the notices in it, in order (a package holds
 * several). Throws DomainError: `invalid` with line and column for what can't be read or is no notice, `too_large`
 * for what breaks a limit. What is well-formed but incomplete is read, with what it lacks in `missing`.
 */
export function parseNotice(bytes: Uint8Array, hint: ReadingHint = {}): ParsedNotice[] {
  const preferred = hint.languages ?? PREFERRED_LANGUAGES;
  const text = decodeDocument(bytes);
  return noticesIn(text, preferred).map((notice, index) =>
    notice.noticeId === '' ? { ...notice, noticeId: digestId(bytes, index) } : notice,
  );
}

/** A notice without id is known by its bytes, so that it too is taken in once. */
const digestId = (bytes: Uint8Array, index: number): string => {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return `sha256-${digest}${index === 0 ? '' : `-${index + 1}`}`;
};

function noticesIn(text: string, preferred: readonly string[]): ParsedNotice[] {
  const first = /[^\s\ufeff]/.exec(text)?.[0];
  if (first === '<') return xmlNotices(text, preferred);
  if (first === '{' || first === '[') return jsonNotices(text, preferred);
  throw unreadable('notice_unknown', 'This is neither an XML nor a JSON notice.', { line: 1, column: 1 });
}

const EVERYTHING: ReadingPlan = { skip: new Set(), records: new Set(), onRecord: () => {} };

function xmlNotices(text: string, preferred: readonly string[]): ParsedNotice[] {
  const root = rootOf(text)?.name ?? '';
  if (EFORMS_ROOTS.has(root)) return [readEforms(text, preferred)];
  if (root === 'TED_EXPORT') return [readTedExport(text, preferred)];
  const read = readXml(text, EVERYTHING);
  if (BOAMP_ROOTS.has(read.name)) return [noticeOfBoamp(read, preferred)];
  const bound = read.children.filter((c) => BOAMP_ROOTS.has(c.name));
  if (bound.length > 0) return bound.map((one) => noticeOfBoamp(one, preferred));
  if (read.name === 'marches') return readDecp({ marches: jsonOf(read) });
  throw unreadable('notice_unknown', `An XML document with root <${read.name}> is not a notice known here.`, {
    line: 1,
    column: 1,
  });
}

function jsonNotices(text: string, preferred: readonly string[]): ParsedNotice[] {
  const value = readJson(text);
  if (isBoampJson(value)) return readBoampJson(value, preferred);
  if (isOcds(value)) return readOcds(value, preferred);
  if (isDecp(value)) return readDecp(value);
  throw unreadable('notice_unknown', 'This JSON is not an OCDS, BOAMP or DECP notice.', { line: 1, column: 1 });
}
