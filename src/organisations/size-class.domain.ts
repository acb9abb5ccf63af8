/** One year's figures of an enterprise; amounts in cents. */
export type YearFigures = { headcount: number; turnoverCents: number; balanceSheetCents: number | null };

export type EuSizeClass = 'micro' | 'small' | 'medium' | 'large';
export type FrSizeClass = 'micro' | 'pme' | 'eti' | 'ge';

const MILLION = 100_000_000;

/** Below the headcount, and below one of the two ceilings; a ceiling that is not known is no help. */
const within = (figures: YearFigures, headcount: number, turnover: number, balance: number): boolean =>
  figures.headcount < headcount &&
  (figures.turnoverCents <= turnover || (figures.balanceSheetCents !== null && figures.balanceSheetCents <= balance));

/** Size class of Recommendation 2003/361/EC, annex, article 2. */
export function euSizeClass(figures: YearFigures): EuSizeClass {
  if (within(figures, 10, 2 * MILLION, 2 * MILLION)) return 'micro';
  if (within(figures, 50, 10 * MILLION, 10 * MILLION)) return 'small';
  if (within(figures, 250, 50 * MILLION, 43 * MILLION)) return 'medium';
  return 'large';
}

/** Size class of décret 2008-1354, article 3: microentreprise, PME, ETI, grande entreprise. */
export function frSizeClass(figures: YearFigures): FrSizeClass {
  if (within(figures, 10, 2 * MILLION, 2 * MILLION)) return 'micro';
  if (within(figures, 250, 50 * MILLION, 43 * MILLION)) return 'pme';
  if (within(figures, 5_000, 1_500 * MILLION, 2_000 * MILLION)) return 'eti';
  return 'ge';
}
