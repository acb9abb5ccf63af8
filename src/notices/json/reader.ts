import { placeOf } from '../decode.ts';
import { LIMITS, unreadable } from '../limits.ts';
import { faultIn } from './fault.ts';

/**
 * A JSON document, or JSON Lines (one document per line) as a list. Nesting beyond the limit and what is no JSON
 * are refused with line and column.
 */
export function readJson(source: string): unknown {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  refuseHostile(text);
  try {
    return JSON.parse(exactNumbers(text));
  } catch {
    const repaired = withoutNaN(text);
    if (repaired !== null) return readJson(repaired);
    const lines = readLines(text);
    if (lines) return lines;
    throw unreadable('notice_malformed', 'The JSON is not well-formed.', placeOf(text, faultIn(text)));
  }
}

/** Strings and, outside of them, whole numbers that a double can't hold; numbers of more digits than 2^53 − 1. */
const LONG = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** Whole numbers beyond 2^53 are ids or amounts: as strings they keep every digit. */
const exactNumbers = (text: string): string =>
  /[:[,]\s*-?\d{16,}/.test(text) ? text.replace(LONG, (part) => (part.startsWith('"') ? part : `"${part}"`)) : text;

/** NaN and Infinity, which programs in Python write for what is not there, as null; null when there is none. */
function withoutNaN(text: string): string | null {
  if (!/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text)) return null;
  const repaired = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (part) =>
    part.startsWith('"') ? part : 'null',
  );
  return repaired === text ? null : repaired;
}

function readLines(text: string): unknown[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*[{[]/.test(line) && /[}\]]\s*$/.test(line))) return null;
  try {
    return lines.map((line) => JSON.parse(exactNumbers(line)) as unknown);
  } catch {
    return null;
  }
}

/** Counts brackets outside strings, and looks for escapes that no text may hold, before anything is built. */
function refuseHostile(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i += escapeLength(text, i);
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > LIMITS.depth)
        throw unreadable(
          'notice_too_deep',
          `JSON may be nested at most ${LIMITS.depth} levels deep.`,
          placeOf(text, i),
        );
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
}

/** Characters after the backslash. NUL and half of a surrogate pair are refused: they are no text. */
function escapeLength(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== 0x75) return 1;
  const unit = text.slice(at + 2, at + 6).toLowerCase();
  if (unit === '0000') throw unreadable('notice_nul', 'A NUL character is not allowed in a notice.', placeOf(text, at));
  if (!/^d[89a-f]/.test(unit)) return 5;
  if (/^d[89ab]/.test(unit) && /^\\ud[c-f]/i.test(text.slice(at + 6, at + 10))) return 11;
  throw unreadable('notice_encoding', 'Half of a surrogate pair is not a character.', placeOf(text, at));
}
