import { textWidth } from '../printing/font.ts';

/** How wide a key beside a lying bar may be, in pixels, and its font size. */
export const KEY_WIDTH = 250;
export const KEY_SIZE = 11;

const fits = (text: string): boolean => textWidth(text, KEY_SIZE, false) <= KEY_WIDTH;

/**
 * A key for people in one or two lines (separated by a line feed). What is longer loses its middle: tenders of one
 * buyer begin alike, and differ at the end.
 */
export function keyLines(key: string): string {
  if (fits(key)) return key;
  const words = key.split(' ').filter((word) => word !== '');
  const first = taken(words, (line, word) => (line === '' ? word : `${line} ${word}`));
  const rest = words.slice(first.count);
  const second = rest.join(' ');
  if (rest.length === 0) return cut(first.line);
  if (fits(second)) return `${cut(first.line)}\n${second}`;
  const last = taken([...rest].reverse(), (line, word) => `… ${word}${line.slice(1)}`);
  return `${cut(first.line)}\n${last.count === 0 ? cut(second) : last.line}`;
}

/** As many words as fit in a line; one that is too long by itself is taken alone. */
function taken(
  words: readonly string[],
  joined: (line: string, word: string) => string,
): { line: string; count: number } {
  let line = '';
  let count = 0;
  for (const word of words) {
    const longer = joined(line, word);
    if (!fits(longer)) break;
    line = longer;
    count++;
  }
  return count === 0 && words[0] !== undefined && line === ''
    ? { line: joined('', words[0]), count: 1 }
    : { line, count };
}

function cut(line: string): string {
  if (fits(line)) return line;
  let end = line.length;
  while (end > 1 && !fits(`${line.slice(0, end)}…`)) end--;
  return `${line.slice(0, end)}…`;
}

/** The same texts, a number behind each that there was before: two tenders may have one title, and are two bars. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 1 ? text : `${text} (${times})`;
  });
}
