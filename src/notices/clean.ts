import { decodeWindows1252 } from '../shared/decode-text.ts';

/** What no text of a notice means: control characters and Unicode's non-characters. NUL is refused before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const UNWANTED = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const CONTROLS = / *[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]+ */g;

/**
 * Text as people meant it: control characters that word processors leave become a space, non-characters go (XML 1.0
 * has neither: Word, Excel and calendars refuse files with them), and U+0080 to U+009F are what Windows-1252 means by
 * those bytes, since that is where they come from.
 */
export function cleanText(text: string): string {
  if (!UNWANTED.test(text)) return text;
  return text
    .replace(/[\ufdd0-\ufdef\ufffe\uffff]/g, '')
    .replace(CONTROLS, ' ')
    .replace(/[\u0080-\u009f]/g, (sign) => decodeWindows1252(Uint8Array.of(sign.charCodeAt(0))))
    .replace(/[\u0080-\u009f]/g, '');
}
