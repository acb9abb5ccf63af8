import type { Language } from '../printing/format.ts';

/** What the numbers are. `eur` comes in cents and is shown in the scale that suits (€, k€, M€); `ratio` is 0 to 1. */
export type ChartUnit = 'eur' | 'count' | 'ratio';

/** Words of a chart: what it shows, the period or filter, and where the figures come from. */
export type ChartText = { title: string; subtitle?: string; source: string };

/** One bar. `key` is shown as it is. */
export type BarRow = { key: string; value: number };

/** One segment of a stacked bar. */
export type StackRow = { key: string; series: string; value: number };

/**
 * A chart to draw from plain report rows.
 * - `bars`: one value per key; `upright` for years and other short ordered keys, else lying, longest first as given.
 * - `stacked`: parts of each key; at most six series are told apart, the rest is shown as "others".
 * - `lorenz`: how evenly a number is spread: one value per member, in any order, with its Gini coefficient.
 * - `tiles`: a few key figures, each with the figure of the period before.
 */
export type ChartInput =
  | ({ kind: 'bars'; language: Language; unit: ChartUnit; upright: boolean; rows: BarRow[] } & ChartText)
  | ({ kind: 'stacked'; language: Language; unit: ChartUnit; upright: boolean; rows: StackRow[] } & ChartText)
  | ({ kind: 'lorenz'; language: Language; values: number[]; what: string } & ChartText)
  | ({ kind: 'tiles'; language: Language; tiles: FigureTile[] } & ChartText);

/** A key figure; `null` where it cannot be worked out. */
export type FigureTile = {
  label: string;
  /** `index`: a number from 0 to 1 that is no part of anything, as Gini's. */
  unit: ChartUnit | 'factor' | 'days' | 'index';
  value: number | null;
  before: number | null;
};
