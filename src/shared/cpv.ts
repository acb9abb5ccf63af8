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
