/**
 * A text as weighted character n-grams. Words (letters only, lower case, marks removed) are framed by `_` and cut in
 * pieces of 3 to 5 characters; whole words longer than that count too. A gram is known by its 32-bit FNV-1a hash, so no
 * string is kept. Character grams stand in for stemming in all 24 languages, compounds included
 * (Cavnar & Trenkle 1994; McNamee & Mayfield 2004, "Character n-gram tokenization for European language text retrieval").
 */
export interface Grams {
  /** Distinct gram hashes, ascending. */
  ids: Uint32Array;
  /** For each gram 1 + ln(count) when it counts more than once, else its count (headings 1, body ½ per occurrence). */
  weights: Float32Array;
}

const SHORTEST = 3;
const LONGEST = 5;
const HEADING_WORDS = 60;
const BODY_WORDS = 120;
const HEADING_LINE_WORDS = 40;
const BODY_WEIGHT = 0.5;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD_SALT = 0x77;
const FRAME = 0x5f;

const WORD = /\p{L}+/gu;
const MARKS = /\p{M}+/gu;

/** Lower-case words of a text with accents and other marks removed; digits and punctuation separate words. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize('NFKD').replace(MARKS, '').match(WORD) ?? [];
}

const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME);

/** Calls `add` with the hash of each gram of one word, repeats included. */
function eachGram(word: string, add: (hash: number) => void): void {
  const length = word.length + 2;
  const unit = (i: number): number => (i === 0 || i === length - 1 ? FRAME : word.charCodeAt(i - 1));
  for (let start = 0; start + SHORTEST <= length; start++) {
    let hash = FNV_BASIS;
    for (let size = 1; size <= LONGEST && start + size <= length; size++) {
      hash = step(hash, unit(start + size - 1));
      if (size >= SHORTEST) add(hash >>> 0);
    }
  }
  if (length > LONGEST || word.length <= 2) {
    let hash = step(FNV_BASIS, WORD_SALT);
    for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i));
    add(hash >>> 0);
  }
}

/**
 * Splits a text in heading words and body words: the leading lines (two at most) of 40 words or fewer are headings, or the
 * first 40 words when the first line is longer. At most 60 heading and 120 body words are kept: what is bought is named
 * early, and the cost per text stays bounded.
 */
function headingAndBody(text: string): [string[], string[]] {
  const lines = text
    .split(/\r?\n/)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const first = lines[0] ?? [];
  if (first.length > HEADING_LINE_WORDS) {
    const all = lines.flat();
    return [all.slice(0, HEADING_LINE_WORDS), all.slice(HEADING_LINE_WORDS, HEADING_LINE_WORDS + BODY_WORDS)];
  }
  const second = lines[1] ?? [];
  const secondIsHeading = lines.length > 2 && second.length <= HEADING_LINE_WORDS;
  const heading = secondIsHeading ? [...first, ...second] : first;
  const body = lines.slice(secondIsHeading ? 2 : 1).flat();
  return [heading.slice(0, HEADING_WORDS), body.slice(0, BODY_WORDS)];
}

function sorted(counts: Map<number, number>): Grams {
  const ids = Uint32Array.from(counts.keys()).sort();
  const weights = Float32Array.from(ids, (id) => {
    const count = counts.get(id)!;
    return count > 1 ? 1 + Math.log(count) : count;
  });
  return { ids, weights };
}

/** Grams of a text that may have headings and a body. */
export function gramsOfText(text: string): Grams {
  const counts = new Map<number, number>();
  const addAll = (words: string[], weight: number): void => {
    for (const word of words) eachGram(word, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + weight));
  };
  const [heading, body] = headingAndBody(text);
  addAll(heading, 1);
  addAll(body, BODY_WEIGHT);
  return sorted(counts);
}

/** Grams of a label: all of its words count in full. */
export function gramsOfLabel(label: string): Grams {
  const counts = new Map<number, number>();
  for (const word of wordsOf(label)) eachGram(word, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1));
  return sorted(counts);
}
