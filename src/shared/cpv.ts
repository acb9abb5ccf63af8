/**
 * The significant digits of a CPV code: without the zeros that fill it up to eight digits, and never fewer than the
 * two of its division (`30000000` is division 30). Every code below it in the tree begins with them.
 */
export const cpvStem = (code: string): string => {
  const stem = code.replace(/0+$/, '');
  return stem.length < 2 ? code.slice(0, 2) : stem;
};
