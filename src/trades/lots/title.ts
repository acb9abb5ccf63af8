import { cpvStem, namesGoods, namesNoTrade } from '../../shared/cpv.ts';
import { saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { itemsOf, matchTrades, type TradeMatch } from '../../taxonomies/lexicon/match.ts';

/** A trade that the title of a lot names, with the words that do; `instead`: it names none of those of the buyer's codes. */
type TitledTrade = { code: string; quote: string; instead: boolean };

/** How much of a passage the lexicon's words make up at least: "Espaces verts", not "entretien des espaces du parc". */
const NAMED = 0.9;
/** How much of the title such passages are at least: in a long one they are beside the point. */
const OF_TITLE = 0.5;

/** "Lot n° 4 :" says nothing of the work. */
const NUMBER = /^\s*lot\s*(?:n\s*[°ºo.]?\s*)?\d+\s*[:.–—-]?\s*/iu;

/** What a contract is called and what it is for, around the service that it buys. */
const FORM =
  /^(?:règlement|avis|concours|missions?|marchés?|accords?[- ]cadres?|prestations?|contrats?|services?|provision|appointment)(?:\s+(?:de|d['’]|du|des|of|for))?\s*/iu;
const OBJECT = /\s(?:pour|relati(?:f|ve)s?|en vue|dans le cadre|concernant|portant|for|of|in)\s/iu;
const WORKS = '45';
const OF_BUILDING = '71';

const letters = (text: string): number => text.replaceAll(/[^\p{L}]/gu, '').length;

const titleOf = (written: string): string => written.replace(NUMBER, '');

/** Trades that a passage is the name of. */
const namedIn = (passage: string): TradeMatch[] =>
  matchTrades(passage, 8).filter(({ score, quote }) => score >= NAMED && !saysOnlyActivities(quote));

/**
 * Whether names of trades are what a title says, and not beside the point.
 * @param quotes passages that name some; one stands for a trade that several name ("Chauffage - Ventilation")
 */
function isNames(title: string, quotes: ReadonlySet<string>): boolean {
  const naming = itemsOf(title).filter((item) => !quotes.has(item) && namedIn(item).length > 0);
  return [...quotes, ...naming].reduce((sum, quote) => sum + letters(quote), 0) >= OF_TITLE * letters(title);
}

/**
 * All codes that the lexicon knows of the trades that a title is made of: further codes of one trade are no further trades
 * (levelling floors, of who lays tiles).
 */
export function codesOfTitle(written: string): ReadonlySet<string> {
  const title = titleOf(written);
  const named = namedIn(title);
  return new Set(
    isNames(title, new Set(named.map(({ quote }) => quote))) ? named.flatMap(({ trade }) => trade.cpv) : [],
  );
}

/** Whether two codes are of one trade: one below the other, or both below one category (five digits). */
function ofOneTrade(a: string, b: string): boolean {
  const [x, y] = [cpvStem(a), cpvStem(b)];
  return x.startsWith(y) || y.startsWith(x) || (x.length >= 5 && x.slice(0, 5) === y.slice(0, 5));
}

/**
 * The service of building that a title buys for works, as buyers do who give it the works' own code: what stands before
 * "pour la construction de …" is an architect's or engineer's task, and no builder's.
 */
function serviceOf(title: string, named: readonly string[]): TitledTrade | null {
  let head = title.split(OBJECT)[0]!;
  for (let before = ''; before !== head; ) {
    before = head;
    head = head.replace(FORM, '');
  }
  const found = matchTrades(head, 4).find(
    ({ trade, score, quote }) => score >= NAMED && trade.cpv[0]?.startsWith(OF_BUILDING) && !saysOnlyActivities(quote),
  );
  const code = named.find((one) => one.startsWith(OF_BUILDING)) ?? found?.trade.cpv[0];
  return found === undefined || code === undefined ? null : { code, quote: found.quote, instead: true };
}

/**
 * Trades that a title names and the buyer's codes do not: buyers who divide a work into lots title each by its trade, and
 * often leave the code of the whole. Of a trade's codes the first one in the division of the main code, or the first, or the
 * one above it. Where the main code is of goods the title names what is bought, not who builds with it: "Électricité" is
 * the current then, and no wiring.
 * @param named codes of the lot, its main one first
 */
export function tradesOfTitle(written: string, named: readonly string[]): TitledTrade[] {
  const title = titleOf(written);
  const service = named[0]?.startsWith(WORKS) ? serviceOf(title, named) : null;
  if (service !== null) return [service];
  const known = named.filter((code) => !namesNoTrade(code));
  const division = named[0]?.slice(0, 2);
  const goods = named[0] !== undefined && namesGoods(named[0]);
  const found = new Map<string, string>();
  const quotes = new Set<string>();
  let instead = true;
  for (const { trade, quote } of namedIn(title)) {
    if (quotes.has(quote)) continue;
    quotes.add(quote);
    const codes = goods ? trade.cpv.filter(namesGoods) : trade.cpv;
    const first = codes.find((one) => one.slice(0, 2) === division) ?? codes[0];
    // "Génie civil" lists bridges first: the code above them says no more than the title does.
    const above = codes.filter((one) => first?.startsWith(cpvStem(one)));
    const [code] = above.sort((a, b) => cpvStem(a).length - cpvStem(b).length);
    const isKnown = trade.cpv.some((one) => known.some((other) => ofOneTrade(one, other)));
    if (isKnown) instead = false;
    if (code === undefined || isKnown) continue;
    if (!found.has(code)) found.set(code, quote);
  }
  return !isNames(title, quotes) ? [] : [...found].map(([code, quote]) => ({ code, quote, instead }));
}
