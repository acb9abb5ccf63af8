import { isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from '../shared/decode-text.ts';
import { LIMITS, tooLarge, unreadable } from './limits.ts';

/** Encodings of one byte a letter that a document may declare; what ISO-8859-1 and ASCII are is told below. */
const SINGLE_BYTE = /^(?:iso-8859-(?:[2-9]|1[013-6])|windows-125[0-8]|koi8-[ru]|macintosh)$/;
/** All of these are Windows-1252 (WHATWG Encoding): who declares ISO-8859-1 writes "€" and "œ" as Windows does. */
const WINDOWS = new Set(['iso-8859-1', 'latin1', 'us-ascii', 'ascii', 'windows-1252', 'cp1252']);

/**
 * Bytes of a document as text, in this order: a mark at the beginning (XML 1.0, appendix F: it stands above what the
 * declaration says), UTF-16 without a mark, the encoding that an XML declaration names, UTF-8. Blanks before an XML
 * declaration are left out. Bytes that don't fit the encoding, and NUL, are refused with their place.
 */
export function decodeDocument(bytes: Uint8Array): string {
  if (bytes.byteLength > LIMITS.bytes)
    throw tooLarge('bytes', `A notice may have at most ${LIMITS.bytes} bytes; this one has ${bytes.byteLength}.`);
  if (bytes.byteLength === 0) throw unreadable('notice_empty', 'The document is empty.', null);
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && !isUtf8(bytes))
    throw unreadable(
      'notice_encoding',
      'The bytes are not UTF-8, which the document is said to be in.',
      faultAt(bytes),
    );
  const text = decode(bytes, encoding);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw unreadable('notice_nul', 'A NUL character is not allowed in a notice.', placeOf(text, nul));
  return text.replace(/^\s+(?=<\?xml)/, '');
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `The bytes are not ${encoding}, which the document is said to be in.`;
    throw Object.assign(unreadable('notice_encoding', message, null), { cause });
  }
}

/** The first characters of XML and JSON documents. */
const FIRST = new Set([0x3c, 0x7b, 0x5b, 0x20, 0x0a, 0x0d]);

function encodingOf(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (b === 0 && FIRST.has(a)) return 'utf-16le';
  if (a === 0 && FIRST.has(b)) return 'utf-16be';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.byteLength)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared === undefined || declared === 'utf-8' || declared === 'utf8') return 'utf-8';
  if (WINDOWS.has(declared)) return 'windows-1252';
  if (SINGLE_BYTE.test(declared)) return declared;
  throw unreadable('notice_encoding', `The encoding "${declared}" is not one that notices come in.`, {
    line: 1,
    column: 1,
  });
}

/** Where the bytes stop being UTF-8: the longest readable prefix, found by halving. */
function faultAt(bytes: Uint8Array): { line: number; column: number } {
  let good = 0;
  let bad = bytes.byteLength;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (readable(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const prefix = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  return placeOf(prefix, prefix.length);
}

function readable(prefix: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** 1-based line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
