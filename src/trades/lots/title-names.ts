import { saysDoing, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { itemsOf, matchTrades, type TradeMatch, tradesNamed } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';

/** How much of a passage the lexicon's words make up at least: "Espaces verts", not "entretien des espaces du parc". */
export const NAMED = 0.9;
/** How much of what the title says such passages are at least: in a long one they are beside the point. */
const OF_TITLE = 0.5;

/** "Lot n° 4 :" says nothing of the work. */
const NUMBER = /^\s*lot\s*(?:n\s*[°ºo.]?\s*)?\d+\s*[:.–—-]?\s*/iu;

/**
 * What a trade is done to, behind the article of a certain thing: "peinture des caisses". Behind a bare "de" stands what kind
 * it is ("pompes de relevage"), which may be another trade.
 */
const COMPLEMENT = /\s(?:du|des|de\sla|de\sl['’]|aux?|dans|sur|(?:of|to|for|on|in)\sthe)\b.*$/iu;

/** Before the thing that something is done to. */
const ARTICLE = /^\s*(?:du|des|de\sla|de|of(?:\sthe)?)\s|^\s*(?:de\sl|d)['’]/iu;

const letters = (text: string): number => text.replaceAll(/[^\p{L}]/gu, '').length;

/** A title without its lot's number. */
export const titleOf = (written: string): string => written.replace(NUMBER, '');

/** What is said of an item in turn: as it is, and without what is done and to what of the work: "réfection des tuyautages du bord". */
function sayingsOf(item: string): string[] {
  const [first = ''] = item.split(/\s/u);
  const rest = item.slice(first.length);
  const object = ARTICLE.test(rest) && stemsOf(first).every(saysDoing) ? rest.replace(ARTICLE, '') : item;
  return [item, object.replace(COMPLEMENT, '')];
}

/** Trades that a passage, or an item of it, is the name of: nearly all of it is a name, or all that says something. */
export function namedIn(passage: string): TradeMatch[] {
  const whole = matchTrades(passage, 8).filter(({ score, quote }) => score >= NAMED && !saysOnlyActivities(quote));
  const quoted = new Set(whole.map(({ quote }) => quote));
  const heads = itemsOf(passage)
    .filter((item) => !quoted.has(item) && !saysOnlyActivities(item))
    .flatMap((item) => {
      const names = sayingsOf(item).map((text) => (saysOnlyActivities(text) ? [] : tradesNamed(text, saysDoing)));
      return (names.find((found) => found.length > 0) ?? []).map((trade) => ({ trade, score: NAMED, quote: item }));
    });
  return [...whole, ...heads];
}

/** What is done to a whole that is named beside the trade: "gros œuvre - réhabilitation du foyer". */
const OF_A_WHOLE: ReadonlySet<string> = new Set(
  stemsOf('construction réhabilitation restructuration extension aménagement assemblage refurbishment rehabilitation'),
);

/** Letters of what a title says of a trade, without what goes with any: "assemblage" beside "levage". */
const telling = (title: string): number =>
  itemsOf(title)
    .flatMap((item) => item.split(/[^\p{L}\d'’-]+/u))
    .filter((word) => !stemsOf(word).some((stem) => OF_A_WHOLE.has(stem)))
    .reduce((sum, word) => sum + letters(word), 0);

/**
 * Whether names of trades are what a title says, and not beside the point.
 * @param quotes passages that name some; one stands for a trade that several name ("Chauffage - Ventilation")
 */
export function isNames(title: string, quotes: ReadonlySet<string>): boolean {
  const naming = itemsOf(title).filter((item) => !quotes.has(item) && namedIn(item).length > 0);
  return [...quotes, ...naming].reduce((sum, quote) => sum + letters(quote), 0) >= OF_TITLE * telling(title);
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
