import type { Figure } from '../../api/types.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';

const MILLION_CENTS = 100_000_000;

/** Writes a figure's value by its unit. */
export function useFigureValue(): (value: number | null, unit: Figure['unit']) => string {
  const t = useTexts(figureTexts);
  const f = useFormats();
  return (value, unit) => {
    if (value === null) return '–';
    if (unit === 'eur')
      return Math.abs(value) >= 2 * MILLION_CENTS
        ? t.millions(f.decimal(value / MILLION_CENTS))
        : f.money(Math.round(value / 100) * 100);
    if (unit === 'ratio') return f.share(Math.round(value * 1_000) * 10);
    if (unit === 'index') return f.quality(value);
    if (unit === 'days') return t.days(f.count(Math.round(value)));
    if (unit === 'factor') return f.decimal(value);
    return Number.isInteger(value) ? f.count(value) : f.decimal(value);
  };
}
