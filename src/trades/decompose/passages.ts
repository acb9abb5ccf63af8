/** A stretch of a text: a line, a sentence or an item of a list, with where it stands. */
export interface Passage {
  text: string;
  start: number;
}

/** Characters of a passage and passages of a text at most, for time: each is compared with every label. */
const LONGEST = 240;
const MOST = 60;

/** Sentences, lines and list items of a text, at most 60; longer ones are cut at commas. */
export function passagesOf(text: string): Passage[] {
  const found: Passage[] = [];
  for (const match of text.matchAll(/[^\n;•●▪—–]+?(?:[.!?](?=\s+[\p{Lu}\d«"])|(?=[\n;•●▪—–])|$)/gu)) {
    const whole = match[0];
    const parts = whole.length > LONGEST ? [...whole.matchAll(/[^,]+,?/g)] : [Object.assign([whole], { index: 0 })];
    for (const part of parts) {
      const trimmed = part[0]!.trim();
      if (!/\p{L}{3}/u.test(trimmed)) continue;
      found.push({ text: trimmed, start: match.index + part.index + part[0]!.indexOf(trimmed) });
      if (found.length === MOST) return found;
    }
  }
  return found;
}
