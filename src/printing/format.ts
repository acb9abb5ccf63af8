import type { Language } from '../shared/language.ts';

export { formatDay, formatInstant } from '../shared/day.ts';
export { formatEuros, formatNumber, formatShare } from '../shared/figures.ts';

/** Languages that documents and reports are written in. */
export type { Language };

const HUNDRED = 100;

/** Whether the figures of a column (basis points, cents) are to be set with two decimals: one of them is no whole one. */
export const unevenColumn = (figures: readonly (number | null)[]): boolean =>
  figures.some((figure) => figure !== null && figure % HUNDRED !== 0);

/** `label : text` as French sets it, `label: text` as English does. */
export const labelled = (label: string, text: string, language: Language): string =>
  language === 'fr' ? `${label} : ${text}` : `${label}: ${text}`;
