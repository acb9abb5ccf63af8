import { CellFault } from '../faults.ts';

const SPACES = /[\s\u00a0\u202f\u2009'’]/g;

/** Factors to euros that a unit stands for. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(k€|ke|keur|kilo ?euros?|milliers?( d[e’']? ?euros?)?)$/i, 1_000],
  [/^(m€|me|meur|mio ?€?|millions?( d[e’']? ?euros?)?)$/i, 1_000_000],
  [/^(md€|mds ?€?|mrd ?€?|milliards?( d[e’']? ?euros?)?)$/i, 1_000_000_000],
  [/^(€|eur|euros?|e)$/i, 1],
];

/** The factor to euros that a unit stands for; null where it is none. */
export const unitFactor = (unit: string): number | null =>
  UNITS.find(([pattern]) => pattern.test(unit.trim()))?.[1] ?? null;

/** The unit that a heading tells, "CA (k€)", "CA en milliers d'euros", as a factor to euros; 1 where it tells none. */
export function headingFactor(heading: string): number {
  const told = /\(([^)]+)\)|\ben\s+(.+)$|\s(k€|m€|md€|keur|meur)$/i.exec(heading.trim());
  const unit = told?.[1] ?? told?.[2] ?? told?.[3];
  return unit === undefined ? 1 : (unitFactor(unit.replace(/^en\s+/i, '').replace(/\s*ht$/i, '')) ?? 1);
}

/**
 * An amount as people write it, in cents: spaces of every kind between thousands, decimal comma or point, "350 k€",
 * "1,2 M€", "1.234.567,89", "1,234,567.89".
 * @param factor what one unit of the column is, in euros; a unit in the cell goes before it
 * @throws CellFault `notAnAmount`; `ambiguousAmount` for one separator before three digits, which may part thousands
 */
export function amountInCents(cell: string, factor = 1): number {
  const parts = /^(-?[\d.,\s\u00a0\u202f\u2009'’]*\d)\s*([^\d]*)$/u.exec(cell.trim());
  if (parts === null) throw new CellFault('notAnAmount');
  const [, digits = '', unit = ''] = parts;
  const own = unit === '' ? null : unitFactor(unit.replace(/\s*ht$/i, ''));
  if (unit !== '' && own === null) throw new CellFault('notAnAmount');
  const plain = plainDecimal(digits.replace(SPACES, ''), own ?? factor);
  const cents = Math.round(Number(plain) * (own ?? factor) * 100);
  if (!Number.isFinite(cents)) throw new CellFault('notAnAmount');
  if (!Number.isSafeInteger(cents) || cents < 0) throw new CellFault('amountBeyond');
  return cents;
}

/** Digits with a decimal point, whatever sign stood for it. */
function plainDecimal(digits: string, factor: number): string {
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    return digits.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.');
  }
  if (points > 1 || commas > 1) {
    if (!/^-?\d{1,3}([.,]\d{3})+$/.test(digits)) throw new CellFault('notAnAmount');
    return digits.replace(/[.,]/g, '');
  }
  // One sign before three digits: thousands or decimals? Three decimals of millions are common ("1,234 M€"), and no thousand
  // begins with zero.
  const lone = /^(-?[1-9]\d{0,2})([.,])(\d{3})$/.exec(digits);
  if (lone !== null && !(factor >= 1_000_000 && lone[2] === ',')) {
    const thousands = `${lone[1]}${lone[3]}`;
    throw new CellFault('ambiguousAmount', { thousands, decimals: `${lone[1]},${lone[3]}` }, thousands);
  }
  return digits.replace(',', '.');
}
