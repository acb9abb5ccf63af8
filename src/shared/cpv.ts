/**
 * The significant digits of a CPV code: without the zeros that fill it up to eight digits, and never fewer than the
 * two of its division (`30000000` is division 30). Every code below it in the tree begins with them.
 */
export const cpvStem = (code: string): string => {
  const stem = code.replace(/0+$/, '');
  return stem.length < 2 ? code.slice(0, 2) : stem;
};

/** Nodes of CPV 2008 that hold several trades as divisions do: all of building, engineering and consulting of any kind. */
const GENERAL_NODES: ReadonlySet<string> = new Set(['45200000', '71300000', '71310000']);

/** Whether a CPV code says no more than a division (two digits) or such a node: no firm offers all that stands under it. */
export const namesNoTrade = (cpv: string): boolean => /^\d\d0{6}$/.test(cpv) || GENERAL_NODES.has(cpv);
