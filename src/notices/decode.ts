import { isUtf8 } from 'node:buffer';
import { LIMITS, tooLarge, unreadable } from './limits.ts';

/** Encodings that a document may declare besides UTF-8; each is decoded without loss. */
const SINGLE_BYTE = new Set(['iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii', 'latin1']);

/**
 * Bytes of a document as text. UTF-8 with or without mark, UTF-16 with a mark, and the single-byte encodings that
 * an XML declaration names. Bytes that don't fit the encoding, and NUL, are refused with their place.
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
  return text;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `The bytes are not ${encoding}, which the document is said to be in.`;
    throw Object.assign(unreadable('notice_encoding', message, null), { cause });
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.byteLength)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared === undefined || declared === 'utf-8' || declared === 'utf8') return 'utf-8';
  if (SINGLE_BYTE.has(declared)) return declared;
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
