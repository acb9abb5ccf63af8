/**
 * Closeness of two CPV codes in the tree of Regulation (EC) 213/2008: division (2 digits), group (3), class (4),
 * category (5) and finer. A code's *significant* digits are what is left without its trailing zeros, two at least.
 */

/** Number of significant digits, 2–8: `45000000` → 2, `45262670` → 7. */
export function cpvDepth(code: string): number {
  let depth = 8;
  while (depth > 2 && code.charCodeAt(depth - 1) === 48) depth--;
  return depth;
}

/** In thousandths, by digits 2, 3, 4, 5, 6, 7, 8 of the shared stem. */
const SIBLING = [150, 350, 550, 700, 780, 850, 900] as const;
/** The member's code is general and holds the required one below it; by depth of the member's code. */
const GENERAL = [300, 450, 650, 780, 850, 900, 950] as const;
/** The member's code is one of those under the required, general one; by depth of the required code. */
const SPECIFIC = [600, 700, 800, 880, 920, 950, 980] as const;

/**
 * Nodes of the tree that hold what found no place elsewhere, and so trades that have nothing to do with one another: roof
 * works and other special trades (4526: scaffolders and roofers), other special trades (45262: masons, concrete cutters,
 * steel erectors), miscellaneous ones (452626: supporting walls, asbestos, metalwork, refurbishment), consultative engineering (7131: noise, energy, telecommunications), pipelines, roads, railways and
 * airfields (4523), plants (4525: sewage, chemistry, oil and gas), power plants of any kind (45251, 452511: nuclear, water,
 * wind), the oil and gas industry (45255: platforms, refineries, drilling), electrical supplies and the supply of electricity (3168), what comes before building (4511: demolition beside
 * earthmoving; 45111, 451112: dismantling, clearing land, boring for soil, services to a site; 45112: earthmoving beside
 * gardens). Codes that meet there only are as far from each other as codes of one group. Of two awards of one French firm
 * within a node, how often they differ as much as awards drawn at random within it: 0.15 in 4511, 0.29 in 45112, 0.18 in
 * 4526, 0.31 in 4523, against 0.57 in 4521 (buildings); the others are too rare to count.
 */
const GATHERED: ReadonlySet<string> = new Set([
  '3168',
  '4511',
  '45111',
  '451112',
  '45112',
  '4523',
  '4525',
  '45251',
  '452511',
  '45255',
  '4526',
  '45262',
  '452626',
  '7131',
]);
const OF_ONE_GROUP = SIBLING[1];

/**
 * How well work coded `required` is served by a skill coded `held`, in thousandths.
 * Same code 1000; a specific skill under a general requirement 600–980; a general skill over a specific requirement
 * 300–950, always less than the reverse, and one step less where the level below gathers unlike trades, two where it does so itself as well; codes beside each other 150 (same division), 350 (same group), 550 (same
 * class), 700 (same category) up to 900; 0 when not even the division is shared.
 */
export function cpvCloseness(held: string, required: string): number {
  if (held === required) return 1000;
  const heldDepth = cpvDepth(held);
  const requiredDepth = cpvDepth(required);
  const most = Math.min(heldDepth, requiredDepth);
  let shared = 0;
  while (shared < most && held.charCodeAt(shared) === required.charCodeAt(shared)) shared++;
  if (shared < 2) return 0;
  if (shared === requiredDepth && shared < heldDepth) return SPECIFIC[shared - 2]!;
  if (shared === heldDepth && shared < requiredDepth) {
    // "Electrical equipment" over a supply of electricity: what lies between says nothing of the trade.
    const gathered = shared > 2 && GATHERED.has(required.slice(0, shared + 1)) && shared + 1 < requiredDepth;
    // "Demolition, site preparation and clearance" over an investigation of the ground: still less.
    const steps = gathered ? 1 + Number(GATHERED.has(held.slice(0, shared))) : 0;
    return GENERAL[Math.max(0, shared - 2 - steps)]!;
  }
  return GATHERED.has(required.slice(0, shared)) ? OF_ONE_GROUP : SIBLING[shared - 2]!;
}
