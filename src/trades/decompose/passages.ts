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

/** A passage of more characters is taken apart: chosen by reasoning, some ten words name one thing, rarely two. */
const SHORT = 90;
/** Passages of a text that is a list already: chosen by reasoning, its items need not be taken apart. */
const FEW = 25;
/** Pieces of a text at most: chosen for time, each is compared with all labels. */
const MOST_PIECES = 40;
/** "and" in languages of notices; "en" is Dutch, and where it is French, taking apart does no harm. */
const JOINT = /,|\s(?:et|and|und|y|e|i|en|og|och)\s|:|\s-\s/;

/**
 * What a text names one after the other: its passages, the long ones taken apart at commas and at "and" where the text
 * has few. At most 40.
 */
export function piecesOf(text: string): string[] {
  const passages = passagesOf(text).map((passage) => passage.text);
  const pieces =
    passages.length >= FEW
      ? passages
      : passages.flatMap((passage) =>
          passage.length > SHORT ? passage.split(JOINT).filter((piece) => /\p{L}{4}/u.test(piece)) : [passage],
        );
  return pieces.slice(0, MOST_PIECES);
}
