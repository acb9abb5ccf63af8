import { isUtf8 } from 'node:buffer';

/**
 * What Windows-1252 means by the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252). Node's TextDecoder answers
 * the control characters U+0080 to U+009F for them since 20.18.3 (nodejs/node#56542).
 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Bytes as Windows-1252 text, as Windows means it. Files that say ISO-8859-1 are this, too (WHATWG Encoding). */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80]!);
}

/**
 * Bytes of a text file whose encoding nobody tells, as spreadsheets write them: UTF-8 with or without mark, UTF-16 with
 * a mark or without (told by where its zero bytes stand), else Windows-1252. A mark is left out.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return encoding === null ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

/** The text that `decodeText` gives, in parts of so many bytes: a file of 32 MB is never a text of as many characters. */
export function* decodedParts(bytes: Uint8Array, size: number): Generator<string> {
  const encoding = encodingOf(bytes);
  const decoder = encoding === null ? null : new TextDecoder(encoding);
  for (let at = 0; at < bytes.byteLength; at += size) {
    const part = bytes.subarray(at, at + size);
    const last = at + size >= bytes.byteLength;
    yield decoder === null ? decodeWindows1252(part) : decoder.decode(part, { stream: !last });
  }
}

/** How the text is written; null: Windows-1252. */
function encodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : null);
}

/** How much of a file is looked at for zero bytes, in bytes. */
const PROBE = 4_096;

/** Text of Latin letters in UTF-16 has a zero in nearly every second byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const probed = Math.min(bytes.byteLength, PROBE) & ~1;
  if (probed < 4 || bytes.byteLength % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < probed; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (odd > probed / 4 && even === 0) return 'utf-16le';
  if (even > probed / 4 && odd === 0) return 'utf-16be';
  return null;
}
