import { saysDoing, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { itemsOf, matchTrades, type TradeMatch, tradesNamed } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';

/** How much of a passage the lexicon's words make up at least: "Espaces verts", not "entretien des espaces du parc". */
export const NAMED = 0.9;
/** How much of what the title says such passages are at least: in a long one they are beside the point. */
const OF_TITLE = 0.5;

/** "Lot n° 4 :" says nothing of the work, but behind it stands what the lot is, or before it. */
const NUMBER = /(?<![\p{L}\d])lot(?:\s*(?:n\s*[°ºo.]?\s*)?\d+[a-z]?)?(?![\p{L}\d])\s*[:.–—-]?\s*/iu;

/**
 * What a trade is done to, behind the article of a certain thing: "peinture des caisses". Behind a bare "de" stands what kind
 * it is ("pompes de relevage"), which may be another trade.
 */
const COMPLEMENT = /\s(?:du|des|de\sla|de\sl['’]|d['’]une?|aux?|dans|sur|(?:of|to|for|on|in)\sthe)\b.*$/iu;

/** What is said beside the name of a trade and what that is done to: "Sablage des ballasts" says nothing else. */
export const besideName = (item: string, name: string): string => {
  const at = item.indexOf(name);
  return at < 0 ? item : item.slice(0, at) + item.slice(at + name.length).replace(COMPLEMENT, '');
};

/** Before the thing that something is done to. */
const ARTICLE = /^\s*(?:du|des|de\sla|de|of(?:\sthe)?)\s|^\s*(?:de\sl|d)['’]/iu;

const letters = (text: string): number => text.replaceAll(/[^\p{L}]/gu, '').length;

/** What is done to a whole that is named beside the trade: "gros œuvre - réhabilitation du foyer". */
const OF_A_WHOLE: ReadonlySet<string> = new Set(
  stemsOf(
    'construction reconstruction création réhabilitation rénovation restructuration extension aménagement réaménagement ' +
      'assemblage refurbishment rehabilitation renovation',
  ),
);
const isOfWhole = (word: string): boolean => stemsOf(word).some((stem) => OF_A_WHOLE.has(stem));

/** A part of a title up to where it says of what whole the lot is. */
function withoutWhole(part: string): string {
  const whole = [...part.matchAll(/\s[–—/-]\s(?=(\p{L}+)\s)/gu)].find(({ 1: first }) => isOfWhole(first!));
  return whole === undefined ? part : part.slice(0, whole.index);
}

/** What a title says of its lot, and the trades that this is made of: none where their names are beside the point. */
export type ReadTitle = { readonly title: string; readonly names: readonly TradeMatch[] };

/**
 * Reads a title without its lot's number, and without what the whole is called before it ("Restructuration du foyer - lot
 * 3 : serrurerie") or behind it ("Lot 3 serrurerie - réhabilitation du foyer"), where the rest names trades.
 */
export function readTitle(written: string): ReadTitle {
  const [before = '', ...behind] = written.split(NUMBER).map((part) => part.replace(/\s[–—-]\s*$/u, ''));
  const parts = [behind.join(' '), before].filter((part) => letters(part) > 0);
  const head = headOf(behind.join(' '));
  for (const title of [...parts.flatMap((part) => [withoutWhole(part), part]), ...(head === null ? [] : [head])]) {
    const names = namedIn(title);
    if (names.length > 0 && isNames(title, names)) return { title, names };
  }
  return { title: behind.length === 0 ? written : parts.join(' ') || written, names: [] };
}

/** The name that what stands behind a lot's number begins with, where a place or a firm follows: "PLOMBERIE - SANITAIRE BAILLY". */
function headOf(behind: string): string | null {
  const [first = ''] = itemsOf(behind);
  const ends = [...first.matchAll(/(?=\s|$)/gu)].map(({ index }) => index).filter((end) => end > 0);
  const end = ends.reverse().find((at) => namedIn(first.slice(0, at)).length > 0);
  if (end === undefined || JOINED.test(first.slice(end))) return null;
  return first.slice(0, end);
}

/** What is said of an item in turn: as it is, and without what is done and to what of the work: "réfection des tuyautages du bord". */
function sayingsOf(item: string): string[] {
  const [first = ''] = item.split(/\s/u);
  const rest = item.slice(first.length);
  const object = ARTICLE.test(rest) && stemsOf(first).every(saysDoing) ? rest.replace(ARTICLE, '') : item;
  return [item, object.replace(COMPLEMENT, '')];
}

/** Trades that a passage, or an item of it, is the name of: nearly all of it is a name, or all that says something. */
function namedIn(passage: string): TradeMatch[] {
  const whole = matchTrades(passage, 8).filter(({ score, quote }) => score >= NAMED && !saysOnlyActivities(quote));
  const quoted = new Set(whole.map(({ quote }) => quote));
  const heads = itemsOf(passage)
    .filter((item) => !quoted.has(item) && !saysOnlyActivities(item))
    .flatMap((item) => {
      const names = sayingsOf(item).map((text) => (saysOnlyActivities(text) ? [] : tradesNamed(text, saysDoing)));
      const found = (names.find((one) => one.length > 0) ?? []).map((trade) => ({ trade, score: NAMED, quote: item }));
      return found.length > 0 ? found : besideEachOther(item);
    });
  return [...whole, ...heads];
}

/** Between a name and what it is said of: names that merely stand beside each other have none. */
const JOINED =
  /(?:^|[\s'’-])(?:de|du|des|d|la|le|les|l|à|aux?|en|dans|sur|pour|avec|par|of|for|to|in|on|at|the|with)(?=[\s'’-])/iu;
/** Words of the longest name that is looked for among others, and of a passage: chosen for time. */
const LONGEST_NAME = 4;
const LONGEST_ROW = 9;

/** The trades of a passage that is nothing but their names, one after the other: "Charpente bois couverture zinguerie". */
function besideEachOther(item: string): TradeMatch[] {
  if (JOINED.test(item)) return [];
  const words = [...item.matchAll(/[\p{L}\d'’]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  if (words.length < 2 || words.length > LONGEST_ROW) return [];
  /** Names of the words from each on; null: they are no names. */
  const rest: (TradeMatch[] | null)[] = Array.from({ length: words.length + 1 }, () => null);
  rest[words.length] = [];
  for (let from = words.length - 1; from >= 0; from--) {
    for (let to = Math.min(words.length, from + LONGEST_NAME); to > from && rest[from] === null; to--) {
      const behind = rest[to];
      if (behind === null || behind === undefined) continue;
      const quote = item.slice(words[from]!.from, words[to - 1]!.to);
      if (stemsOf(quote).length === 0) rest[from] = behind;
      else if (!saysOnlyActivities(quote)) {
        const names = tradesNamed(quote, saysDoing).map((trade) => ({ trade, score: NAMED, quote }));
        if (names.length > 0) rest[from] = [...names, ...behind];
      }
    }
  }
  return rest[0] ?? [];
}

/** Letters of what a title says of a trade, without what goes with any: "assemblage" beside "levage". */
const telling = (title: string): number =>
  itemsOf(title)
    .flatMap((item) => item.split(/[^\p{L}\d'’-]+/u))
    .filter((word) => !isOfWhole(word))
    .reduce((sum, word) => sum + letters(word), 0);

/** Whether names of trades are what a title says; one passage stands for a trade that several name ("Chauffage - Ventilation"). */
function isNames(title: string, names: readonly TradeMatch[]): boolean {
  const quotes = new Set(names.map(({ quote }) => quote));
  const naming = itemsOf(title).filter((item) => !quotes.has(item) && namedIn(item).length > 0);
  return [...quotes, ...naming].reduce((sum, quote) => sum + letters(quote), 0) >= OF_TITLE * telling(title);
}
