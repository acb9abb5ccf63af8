/**
 * The significant digits of a CPV code: without the zeros that fill it up to eight digits, and never fewer than the
 * two of its division (`30000000` is division 30). Every code below it in the tree begins with them.
 */
export const cpvStem = (code: string): string => {
  const stem = code.replace(/0+$/, '');
  return stem.length < 2 ? code.slice(0, 2) : stem;
};

/** Whether a code is of goods: supplies (divisions 03 to 44 and 48), or what comes by a public network (65: water, gas, electricity). */
export function namesGoods(cpv: string): boolean {
  const division = Number(cpv.slice(0, 2));
  return division < 45 || division === 48 || division === 65;
}

/** Nodes of CPV 2008 that hold several trades as divisions do: all of building, engineering and consulting of any kind. */
const GENERAL_NODES: ReadonlySet<string> = new Set(['45200000', '71300000', '71310000']);

/** Whether a CPV code says no more than a division (two digits) or such a node: no firm offers all that stands under it. */
export const namesNoTrade = (cpv: string): boolean => /^\d\d0{6}$/.test(cpv) || GENERAL_NODES.has(cpv);

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
 *
 * With each node, the next digits of those below it that are of one trade all the same: pipes of any kind beside lines of
 * power and telecommunications (45231, 45232), lifts beside all other electrical work (4531), glaziers beside painters
 * (4544), mechanical and electrical engineering beside ground and corrosion (7133), boilers and gas beside compressors and
 * cranes (50531), all these beside electrical machines (5053).
 */
export const GATHERED_NODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['3168', []],
  ['4511', []],
  ['45111', []],
  ['451112', []],
  ['45112', []],
  ['4523', []],
  ['45231', ['1235', '46']],
  ['45232', ['14', '23']],
  ['4525', []],
  ['45251', []],
  ['452511', []],
  ['45255', []],
  ['4526', []],
  ['45262', []],
  ['452626', []],
  ['4531', ['124567']],
  ['4544', ['23']],
  ['5053', []],
  ['50531', ['12']],
  ['7131', []],
  ['7133', ['34']],
]);

/** Whether a code, or the digits of a node, names a gathering of trades of which no two are alike. */
export const gathersTrades = (node: string): boolean => GATHERED_NODES.get(cpvStem(node))?.length === 0;
