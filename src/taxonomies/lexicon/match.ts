import { foldText } from '../../shared/text.ts';
import { NO_TRADE_ALONE } from './families.ts';
import { readTrades, readTradeTerms, type Trade } from './read.ts';
import { stemsOf } from './stem.ts';

/** A trade that a text speaks of. */
export interface TradeMatch {
  trade: Trade;
  /** How much of what the passage says the trade's words cover, in [0,1]. */
  score: number;
  /** The passage, as written. */
  quote: string;
}

/** One way to say a trade: its word families, and how much the source is trusted. */
interface Term {
  trade: number;
  stems: readonly string[];
  weight: number;
  /**
   * Folded, between spaces, where only one of its words says something: "travaux portuaires", "réseaux divers" are told as
   * they are written, and no port or network by itself. Null: its families are enough.
   */
  asWritten: string | null;
}

interface Lexicon {
  trades: readonly Trade[];
  terms: readonly Term[];
  /** Terms by each of their families. */
  byStem: ReadonlyMap<string, readonly number[]>;
  /** How telling a family is: ln(1 + trades / trades that have it). */
  worth: ReadonlyMap<string, number>;
  /** Families in each trade's own names and synonyms. */
  own: readonly ReadonlySet<string>[];
}

const WEIGHTS = { name: 1, synonym: 0.95, rome: 0.75, esco: 0.7, 'rome-skill': 0.5 } as const;

/** Families that are no trade's name by themselves. */
const NOT_ALONE: ReadonlySet<string> = new Set(stemsOf(NO_TRADE_ALONE));

function build(): Lexicon {
  const trades = readTrades();
  const place = new Map(trades.map((trade, i) => [trade.id, i]));
  const terms: Term[] = [];
  const add = (trade: number, text: string, weight: number): void => {
    const stems = [...new Set(stemsOf(text))];
    if (stems.length === 1 && NOT_ALONE.has(stems[0]!)) return;
    const written = foldText(text);
    const asWritten = stems.length === 1 && written.includes(' ') ? ` ${written} ` : null;
    if (stems.length > 0) terms.push({ trade, stems, weight, asWritten });
  };
  trades.forEach((trade, i) => {
    for (const name of [trade.nameFr, trade.nameEn]) {
      add(i, name, WEIGHTS.name);
      // A name that lists several ("Cloisons, plâtrerie, faux plafonds") is known by each of them.
      if (/[,&]/.test(name)) for (const part of name.split(/[,&]/)) add(i, part, WEIGHTS.synonym);
    }
    for (const synonym of [...trade.synonymsFr, ...trade.synonymsEn]) add(i, synonym, WEIGHTS.synonym);
  });
  for (const { term, source, trades: ids } of readTradeTerms()) {
    // One word that people of a trade know ("pneumatique", of who fits lifts) is no name of it.
    if (source === 'rome-skill' && new Set(stemsOf(term)).size === 1) continue;
    // A name shared by many trades tells little of each.
    for (const id of ids) add(place.get(id)!, term, WEIGHTS[source] / Math.sqrt(ids.length));
  }
  const own = trades.map(() => new Set<string>());
  for (const { trade, stems, weight } of terms)
    if (weight >= WEIGHTS.synonym) for (const stem of stems) own[trade]!.add(stem);
  const holders = new Map<string, Set<number>>();
  const byStem = new Map<string, number[]>();
  terms.forEach((term, at) => {
    for (const stem of term.stems) {
      if (term.weight >= WEIGHTS.esco) holders.set(stem, (holders.get(stem) ?? new Set()).add(term.trade));
      byStem.set(stem, [...(byStem.get(stem) ?? []), at]);
    }
  });
  const worth = new Map(
    [...byStem.keys()].map((stem) => [stem, Math.log(1 + trades.length / (holders.get(stem)?.size ?? 1))]),
  );
  return { trades, terms, byStem, worth, own };
}

let lexicon: Lexicon | undefined;

/** The lexicon, read and indexed once. */
function theLexicon(): Lexicon {
  lexicon ??= build();
  return lexicon;
}

/** All trades of the lexicon. */
export const trades = (): readonly Trade[] => theLexicon().trades;

/** Worth of a word that the lexicon does not know: it says something, but not which trade. */
const UNKNOWN = 1.6;
/** A passage longer than this many telling words is read in overlapping windows. */
const WINDOW = 9;

/**
 * Between items: also a dash with a blank at one side alone, and a slash between words ("couverture/bardage"), not in
 * "m/s" or "24h/24".
 */
const BETWEEN_ITEMS =
  /[\n\r;,()«»•●▪|]+|\.\s+|\s[–—-]+\s|(?<=\p{L})[–—-]\s|\s[–—-](?=\p{L})|\s[/&+]\s|&#\d+;|(?<=\p{L}{3})\/(?=\p{L}{3})|\s(?:et|and|ainsi que)\s/iu;

/** Sentences, lines and items of a list, with slashes and conjunctions between trades. */
export function itemsOf(text: string): string[] {
  return text
    .split(BETWEEN_ITEMS)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\d]/u.test(part));
}

function scoresOf(passage: string): Map<number, number> {
  const { terms, byStem, worth } = theLexicon();
  const stems = stemsOf(passage);
  const written = ` ${foldText(passage)} `;
  const found = new Map<number, number>();
  for (let from = 0; from === 0 || from + WINDOW / 2 < stems.length; from += Math.ceil(WINDOW / 2)) {
    const window = new Set(stems.slice(from, from + WINDOW));
    const total = [...window].reduce((sum, stem) => sum + (worth.get(stem) ?? UNKNOWN), 0);
    const covered = new Map<number, Set<string>>();
    const best = new Map<number, { value: number; mass: number }>();
    for (const at of new Set([...window].flatMap((stem) => byStem.get(stem) ?? []))) {
      const term = terms[at]!;
      if (!term.stems.every((stem) => window.has(stem))) continue;
      if (term.asWritten !== null && !written.includes(term.asWritten)) continue;
      const mass = term.stems.reduce((sum, stem) => sum + (worth.get(stem) ?? 0), 0);
      const value = term.weight * mass;
      if (value > (best.get(term.trade)?.value ?? 0)) best.set(term.trade, { value, mass });
      const seen = covered.get(term.trade) ?? new Set();
      for (const stem of term.stems) seen.add(stem);
      covered.set(term.trade, seen);
    }
    for (const [trade, { value, mass }] of best) {
      // Further words of the same trade in the passage count in part: "plions et soudons des tôles".
      const all = [...covered.get(trade)!].reduce((sum, stem) => sum + (worth.get(stem) ?? 0), 0);
      const score = Math.min(1, (value + 0.5 * (all - mass)) / total);
      found.set(trade, Math.max(found.get(trade) ?? 0, score));
    }
  }
  return found;
}

const LEAST = 0.18;

/**
 * Trades that a text speaks of, the surest first: each item of a list and each sentence on its own, then the whole where it
 * is short. Deterministic; no more than `limit`, 12 unless given.
 */
export function matchTrades(text: string, limit = 12): TradeMatch[] {
  const { trades: all } = theLexicon();
  const items = itemsOf(text.slice(0, 20_000)).slice(0, 120);
  const whole = stemsOf(text).length <= 2 * WINDOW ? [text.trim()] : [];
  const found = new Map<number, TradeMatch>();
  for (const passage of new Set([...whole, ...items])) {
    for (const [trade, score] of scoresOf(passage)) {
      // Of passages that say as much the first, which is the whole: sums in another order differ in their last digits.
      if (score < LEAST || score <= (found.get(trade)?.score ?? 0) + 1e-9) continue;
      found.set(trade, { trade: all[trade]!, score, quote: passage.slice(0, 240) });
    }
  }
  return [...found]
    .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
    .slice(0, limit)
    .map(([, match]) => match);
}

/**
 * Trades that a passage is a name of, the one of which it says most first: a name or synonym of theirs is in it, and beside
 * that only their own words and such as say nothing of a trade there: "fourniture et pose de harnais", "pièces composites".
 * @param saysNothing whether a word family says nothing of a trade
 */
export function tradesNamed(passage: string, saysNothing: (stem: string) => boolean): Trade[] {
  const { trades: all, terms, byStem, worth, own } = theLexicon();
  const said = new Set(stemsOf(passage));
  const written = ` ${foldText(passage)} `;
  const most = new Map<number, number>();
  for (const at of new Set([...said].flatMap((stem) => byStem.get(stem) ?? []))) {
    const { trade, stems, weight, asWritten } = terms[at]!;
    if (asWritten !== null && !written.includes(asWritten)) continue;
    if (weight < WEIGHTS.synonym || stems.every(saysNothing) || !stems.every((stem) => said.has(stem))) continue;
    if (![...said].every((stem) => own[trade]!.has(stem) || saysNothing(stem))) continue;
    const mass = stems.reduce((sum, stem) => sum + (worth.get(stem) ?? 0), 0);
    most.set(trade, Math.max(most.get(trade) ?? 0, mass));
  }
  return [...most].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([trade]) => all[trade]!);
}

/** Weight of the first, second … code of a trade. */
const BY_PLACE = [1, 0.82, 0.7, 0.6, 0.52, 0.45, 0.4];

/** A code that a trade of the text stands for. */
export interface TradeCode {
  code: string;
  /** In [0,1]: the match's score, less for later codes of a trade. */
  score: number;
  match: TradeMatch;
}

/** Codes of the trades that a text speaks of, the surest first, each once. */
export function codesOfTrades(matches: readonly TradeMatch[]): TradeCode[] {
  const best = new Map<string, TradeCode>();
  for (const match of matches) {
    match.trade.cpv.forEach((code, at) => {
      const score = match.score * (BY_PLACE[at] ?? 0.35);
      if (score > (best.get(code)?.score ?? 0)) best.set(code, { code, score, match });
    });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}
