import { cpvStem, namesNoTrade } from '../../shared/cpv.ts';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { saysNoObject, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { matchTrades, type TradeMatch } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';
import { byNearness, codeFor, isOfTrade, tellingCodes } from './title-code.ts';
import { tradesAtHeads } from './title-head.ts';
import { NAMED, readTitle } from './title-names.ts';

/**
 * A trade that the title of a lot names, with the words that do; `instead`: it names none of those of the buyer's codes.
 * `said`: all words of the title that name it, the quote first.
 */
export type TitledTrade = { code: string; quote: string; said: readonly string[]; instead: boolean };

/** What a contract is called and what it is for, around the service that it buys. */
const FORM =
  /^(?:règlement|avis|concours|missions?|marchés?|accords?[- ]cadres?|prestations?|contrats?|services?|provision|appointment)(?:\s+(?:de|d['’]|du|des|of|for))?\s*/iu;
const OBJECT = /\s(?:pour|relati(?:f|ve)s?|en vue|dans le cadre|concernant|portant|for|of|in)\s/iu;
const WORKS = '45';
/** Kinds of buildings, and of plants. */
const KINDS_OF_WHOLE = ['4521', '4525'];
const OF_BUILDING = '71';
const UPKEEP = '50';
const FIRST_OF_SERVICES = '55';
/** Of facilities: the one service that is a whole of many trades. */
const FACILITIES = '79993';

/**
 * Whether a title may name a trade of that code beside or instead of the main code. Services are bought by their own code, and
 * trades are named in their titles in passing ("nettoyage des stores", "formation aux extincteurs"): of 38 such French and
 * English titles of notices, trades of another division, or beside a code of four digits or more, were right in three.
 */
const mayName = (main: string | undefined, code: string): boolean =>
  main === undefined ||
  main < FIRST_OF_SERVICES ||
  main.startsWith(FACILITIES) ||
  (cpvStem(main).length <= 3 && code.slice(0, 2) === main.slice(0, 2));

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
  return found === undefined || code === undefined
    ? null
    : { code, quote: found.quote, said: [found.quote], instead: true };
}

/** Whether words say what the label of a code names: gates, whose upkeep is bought with the code of gates beside it. */
function saysLabel(quote: string, code: string): boolean {
  const said = new Set(stemsOf(quote));
  return (['fr', 'en'] as const).some((language) => {
    const objects = stemsOf(cpvLabel(code, language) ?? '').filter((stem) => !saysNoObject(stem));
    return objects.length > 0 && objects.every((stem) => said.has(stem));
  });
}

/** Whether a buyer's code tells of the whole alone: of works, of all that there are; of buildings and plants, of which kind. */
const isOfWhole = (code: string): boolean => namesNoTrade(code) || KINDS_OF_WHOLE.some((kind) => code.startsWith(kind));

/**
 * The names of trades in a title: what most of it is; of works whose codes name no trade or a kind of building or plant alone also
 * what its passages begin with, since nothing else tells who is asked for.
 */
function namesOf(written: string, named: readonly string[]): readonly TradeMatch[] {
  const { names } = readTitle(written);
  const isUntold = named[0]?.startsWith(WORKS) && named.every(isOfWhole);
  return names.length === 0 && isUntold ? tradesAtHeads(written) : names;
}

/**
 * All codes that the lexicon knows of the trades that a title is made of: further codes of one trade are no further trades
 * (levelling floors, of who lays tiles).
 * @param named codes of the lot, its main one first
 */
export const codesOfTitle = (written: string, named: readonly string[]): ReadonlySet<string> =>
  new Set(namesOf(written, named).flatMap(({ trade }) => trade.cpv));

/** Scores of two trades so near that a passage names both; less than a name has before a synonym (0.03): chosen by reasoning. */
const AS_WELL = 0.02;

/**
 * Trades that a title names and the buyer's codes do not: buyers who divide a work into lots title each by its trade, and
 * often leave the code of the whole. Where the main code is of goods the title names what is bought, not who builds with it:
 * "Électricité" is the current then, and no wiring. In the order of the title.
 * @param named codes of the lot, its main one first
 */
export function tradesOfTitle(written: string, named: readonly string[]): TitledTrade[] {
  const [main] = named;
  const service = main?.startsWith(WORKS) ? serviceOf(readTitle(written).title, named) : null;
  if (service !== null) return [service];
  const known = named.filter((code) => !namesNoTrade(code));
  const names = namesOf(written, named);
  const isKnown = ({ trade }: TradeMatch): boolean =>
    tellingCodes(trade, main).some((one) => known.some((other) => isOfTrade(other, one)));
  const found = new Map<string, string[]>();
  let instead = true;
  for (const quote of new Set(names.map((one) => one.quote))) {
    const matches = names.filter((one) => one.quote === quote);
    const as = matches.filter(({ score }) => score >= matches[0]!.score - AS_WELL).sort(byNearness(main));
    if (as.some(isKnown) || (main?.startsWith(UPKEEP) && known.some((code) => saysLabel(quote, code)))) {
      instead = false;
      continue;
    }
    const code = codeFor(as[0]!.trade, main);
    if (code !== null && mayName(main, code)) found.set(code, [...(found.get(code) ?? []), quote]);
  }
  return [...found]
    .map(([code, said]) => ({ code, quote: said[0]!, said, instead }))
    .sort((a, b) => written.indexOf(a.quote) - written.indexOf(b.quote));
}
