import type { Figure } from '../../api/types.ts';
import { type Formats, useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';

const MILLION_CENTS = 100_000_000;

/** Writes a figure's value by its unit. */
export function useFigureValue(): (value: number | null, unit: Figure['unit']) => string {
  const t = useTexts(figureTexts);
  const f = useFormats();
  return (value, unit) => {
    if (value === null) return '–';
    if (unit === 'eur') return shortMoney(f, value);
    if (unit === 'ratio') return f.share(Math.round(value * 1_000) * 10);
    if (unit === 'days') return t.days(f.count(Math.round(value)));
    if (unit === 'factor') return f.decimal(value);
    return Number.isInteger(value) ? f.count(value) : f.decimal(value);
  };
}

/** Millions with one decimal from two millions on; below, whole euros. */
const shortMoney = (f: Formats, cents: number): string =>
  Math.abs(cents) >= 2 * MILLION_CENTS
    ? `${f.decimal(cents / MILLION_CENTS)}\u202fM€`
    : f.money(Math.round(cents / 100) * 100);
