import { cpvStem, namesGoods } from '../../shared/cpv.ts';
import { type TradeMatch, trades } from '../../taxonomies/lexicon/match.ts';
import type { Trade } from '../../taxonomies/lexicon/read.ts';

const WORKS = '45';
const UPKEEP = '50';
const VEHICLES = '34';
/** Divisions of what is made to order: a trade in the title of such a lot makes or fits a part, and delivers no material. */
const MADE_TO_ORDER: ReadonlySet<string> = new Set(['34', '35', '42', '43']);

/** Digits of a group of classes: "building installation" holds plumbers and electricians. */
const GROUP = 3;

/** Whether a buyer's code is of a trade's: one below the other, and that no group, or both below one category (five digits). */
export function isOfTrade(bought: string, code: string): boolean {
  const [x, y] = [cpvStem(bought), cpvStem(code)];
  if (x.length <= GROUP) return x === y;
  return x.startsWith(y) || y.startsWith(x) || (x.length >= 5 && x.slice(0, 5) === y.slice(0, 5));
}

/**
 * Codes that so many trades of different classes name at least stand for none of them: the upkeep of ships. Of 173 titles of
 * industrial lots two needs more were right at 2 and one title more had none at 4; two trades may well share what they do.
 */
const OF_MANY = 3;
let codesOfMany: ReadonlySet<string> | undefined;

/** Codes that trades of several kinds name, beside one of their own: a buyer's code of a whole work. */
function sharedCodes(): ReadonlySet<string> {
  if (codesOfMany !== undefined) return codesOfMany;
  const classes = new Map<string, Set<string>>();
  for (const { cpv } of trades())
    for (const code of cpv) classes.set(code, (classes.get(code) ?? new Set()).add(cpv[0]!.slice(0, 4)));
  codesOfMany = new Set([...classes].filter(([, of]) => of.size >= OF_MANY).map(([code]) => code));
  return codesOfMany;
}

/** Codes that tell a trade from others: its first one, and all but a main code that many share. */
export const tellingCodes = ({ cpv }: Trade, main: string | undefined): string[] =>
  cpv.filter((code, at) => at === 0 || main === undefined || !sharedCodes().has(code) || !isOfTrade(main, code));

/**
 * The code of a trade for a lot: the first one in the division of its main code, or the first, or the one above it; null:
 * none. A main code of goods takes goods alone, but where they are made to order. Upkeep is told by what is kept up, and
 * parts by the kind of vehicle: heating's upkeep is no ship's, a canoe no aircraft.
 */
export function codeFor(trade: Trade, main: string | undefined): string | null {
  const division = main?.slice(0, 2);
  const goods = main !== undefined && namesGoods(main);
  const ordered = division !== undefined && MADE_TO_ORDER.has(division);
  const telling = tellingCodes(trade, main);
  const codes = goods && !(ordered && !namesGoods(telling[0]!)) ? telling.filter(namesGoods) : telling;
  const near = (one: string): boolean =>
    division === UPKEEP
      ? one.startsWith(cpvStem(main!))
      : one.startsWith(division === VEHICLES ? main!.slice(0, 3) : (division ?? ' '));
  const first =
    codes.find((one) => near(one) && !sharedCodes().has(one)) ??
    (division === WORKS ? codes.find(near) : undefined) ??
    codes.find((one) => division !== UPKEEP || !one.startsWith(UPKEEP));
  // "Génie civil" lists bridges first: the code above them says no more than the title does.
  const above = codes.filter((one) => first?.startsWith(cpvStem(one)));
  return above.sort((a, b) => cpvStem(a).length - cpvStem(b).length)[0] ?? null;
}

/** Of trades that one passage names as well, the one of the main code's division first, and no builder's where nothing is built. */
export function byNearness(main: string | undefined): (a: TradeMatch, b: TradeMatch) => number {
  const distance = ({ trade }: TradeMatch): number => {
    const codes = tellingCodes(trade, main);
    if (codes.some((one) => one.slice(0, 2) === main?.slice(0, 2))) return 0;
    return main?.startsWith(WORKS) || !codes[0]!.startsWith(WORKS) ? 1 : 2;
  };
  return (a, b) => distance(a) - distance(b);
}
