import { formatNumber, type Language } from '../printing/format.ts';
import type { ChartUnit } from './input.ts';

/** How values are divided and named on a chart's axis, and how a single value is written, with its unit and without. */
export type ChartScale = {
  divisor: number;
  axisTitle: string;
  label: (value: number) => string;
  number: (value: number) => string;
};

const WORDS = {
  fr: { eur: 'en euros', keur: 'en milliers d’euros', meur: 'en millions d’euros', count: 'nombre', ratio: 'en %' },
  en: { eur: 'euros', keur: 'thousand euros', meur: 'million euros', count: 'number', ratio: '%' },
} as const;

/** The scale that suits the largest of the values; euros come in cents. */
export function scaleFor(unit: ChartUnit, values: readonly number[], language: Language): ChartScale {
  const words = WORDS[language];
  const largest = Math.max(0, ...values.map(Math.abs));
  const written = (
    divisor: number,
    axisTitle: string,
    digits: number,
    withUnit: (number: string, value: number) => string,
  ): ChartScale => {
    const least = 10 ** -digits;
    const number = (value: number): string => {
      const scaled = value / divisor;
      // What rounds to nothing is not nothing.
      if (scaled !== 0 && Math.abs(scaled) < least / 2)
        return `${scaled < 0 ? '> −' : '< '}${formatNumber(least, language, digits)}`;
      return formatNumber(scaled, language, digits);
    };
    return { divisor, axisTitle, number, label: (value) => withUnit(number(value), value) };
  };
  const euros = (scale: '' | 'k' | 'M') => (number: string, value: number) => {
    // Nothing is no number of thousands or millions.
    const thousands = value === 0 ? '' : scale;
    return language === 'fr'
      ? `${number}\u00a0${thousands}€`
      : `${number.replace(/^([<>] )?(−?)/, '$1$2€')}${thousands}`;
  };
  if (unit === 'count') return written(1, words.count, 0, (number) => number);
  if (unit === 'ratio')
    return written(0.01, words.ratio, 1, (number) => `${number}${language === 'fr' ? '\u00a0%' : '%'}`);
  if (largest >= 100_000_000) return written(100_000_000, words.meur, largest >= 1_000_000_000 ? 1 : 2, euros('M'));
  if (largest >= 1_000_000) return written(100_000, words.keur, 0, euros('k'));
  return written(100, words.eur, 2, euros(''));
}
