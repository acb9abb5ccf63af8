/**
 * Closeness of two CPV codes in the tree of Regulation (EC) 213/2008: division (2 digits), group (3), class (4),
 * category (5) and finer. A code's *significant* digits are what is left without its trailing zeros, two at least.
 */
import { cpvStem, GATHERED_NODES, namesNoTrade } from '../../shared/cpv.ts';

/** Number of significant digits, 2–8: `45000000` → 2, `45262670` → 7. */
export function cpvDepth(code: string): number {
  let depth = 8;
  while (depth > 2 && code.charCodeAt(depth - 1) === 48) depth--;
  return depth;
}

/*
 * Halved and doubled on the partners of French awards (`bench -- truth`: 0.661 of them among the first ten, by buyer 0.543;
 * the Italian set has no codes). All three are an order first: what is nearer in the tree counts more.
 */

/** In thousandths, by digits 2, 3, 4, 5, 6, 7, 8 of the shared stem. Halved: 0.648 and 0.539; doubled: 0.597 and 0.473. */
const SIBLING = [150, 350, 550, 700, 780, 850, 900] as const;
/**
 * The member's code is general and holds the required one below it; by its depth. Halved: 0.636 and 0.528; doubled:
 * 0.620 and 0.493.
 */
const GENERAL = [300, 450, 650, 780, 850, 900, 950] as const;
/** The member's code is one of those under the required, general one; by depth of that. Halved: 0.648 and 0.541. */
const SPECIFIC = [600, 700, 800, 880, 920, 950, 980] as const;

/**
 * Of `GATHERED_NODES` those whose own name says none of what stands below them: who holds one holds any of it or
 * another.
 */
const UNSAID: ReadonlySet<string> = new Set(['4525', '45251', '45255', '452626', '7131', '7133']);
const OF_ONE_GROUP = SIBLING[1];

/** Whether two codes that meet at a node are of different trades there. */
function areUnlike(node: string, a: string, b: string): boolean {
  const alike = GATHERED_NODES.get(node);
  if (alike === undefined) return false;
  const [x, y] = [a[node.length]!, b[node.length]!];
  return !alike.some((digits) => digits.includes(x) && digits.includes(y));
}

/**
 * How well work coded `required` is served by a skill coded `held`, in thousandths.
 * Same code 1000; a specific skill under a general requirement 600–980; a general skill over a specific requirement
 * 300–950, always less than the reverse, one step less where the level below gathers unlike trades, two where it does so itself as
 * well, and no more than a neighbour where its own name says none of them; codes beside each other 150 (same division), 350 (same group), 550 (same
 * class), 700 (same category) up to 900; 0 when not even the division is shared.
 */
export function cpvCloseness(held: string, required: string): number {
  if (held === required) return 1000;
  // Most pairs that a pool asks about end here.
  if (held.charCodeAt(0) !== required.charCodeAt(0) || held.charCodeAt(1) !== required.charCodeAt(1)) return 0;
  const heldDepth = cpvDepth(held);
  const requiredDepth = cpvDepth(required);
  const most = Math.min(heldDepth, requiredDepth);
  let shared = 2;
  while (shared < most && held.charCodeAt(shared) === required.charCodeAt(shared)) shared++;
  if (shared === requiredDepth && shared < heldDepth) return SPECIFIC[shared - 2]!;
  const node = required.slice(0, shared);
  if (shared === heldDepth && shared < requiredDepth) {
    // "Oil and gas industry" over drilling: one of many trades, and nobody said which.
    if (UNSAID.has(node)) return OF_ONE_GROUP;
    // "Electrical equipment" over a supply of electricity: what lies between says nothing of the trade.
    const gathered = shared > 2 && isMixed(required.slice(0, shared + 1)) && shared + 1 < requiredDepth;
    // "Demolition, site preparation and clearance" over an investigation of the ground: still less.
    const steps = gathered ? 1 + Number(isMixed(node)) : 0;
    return GENERAL[Math.max(0, shared - 2 - steps)]!;
  }
  return areUnlike(node, held, required) ? OF_ONE_GROUP : SIBLING[shared - 2]!;
}

/** Whether nothing below a node is of one trade. */
const isMixed = (node: string): boolean => GATHERED_NODES.get(node)?.length === 0;

/**
 * So many of the trades of a field make somebody who works in all of it. Chosen on the answers to 171 lots of real notices
 * (engine 2.6, `bench -- passengers`): two are still two trades; before, firms of one were said to do a nursing home alone.
 */
const OF_A_FIELD = 3;

/**
 * Whether somebody with these codes works in all of a field, and not in one trade of it: it says so of itself, builds whole
 * buildings or engineering works, or has codes in three of the nodes right below the field.
 * @param field a code that names no trade
 */
export function worksInAllOf(held: readonly string[], field: string): boolean {
  const stem = cpvStem(field);
  const within = held.filter((code) => code.startsWith(stem) || (namesNoTrade(code) && stem.startsWith(cpvStem(code))));
  const whole = (code: string): boolean => namesNoTrade(code) || code.startsWith('4521') || code === '45220000';
  return within.some(whole) || new Set(within.map((code) => code[stem.length])).size >= OF_A_FIELD;
}
