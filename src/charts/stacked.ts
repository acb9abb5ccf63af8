import { textWidth } from '../printing/font.ts';
import type { ChartInput } from './input.ts';
import { keyLines } from './keys.ts';
import { axesOf, CLOSE, endLabels, plotSize, titled } from './plot.ts';
import { scaleFor } from './scale.ts';
import { CHART_CONFIG, type ChartSpec, GREYS, INK, isDark, sourceLayer } from './style.ts';

/** A segment narrower than this part of the longest bar carries no label of its own. */
const LABELLED_PART = 0.07;
const OTHERS = { fr: 'autres', en: 'others' } as const;
const EARLIER = { fr: 'avant', en: 'before' } as const;

type Stacked = Extract<ChartInput, { kind: 'stacked' }>;

/**
 * Parts of each key in greys, labelled inside where there is room, the sum at the end. What is negative stands on the
 * other side of zero; the sum then stands beyond the side that it is on.
 */
export function stackedSpec(input: Stacked): ChartSpec {
  const rows = foldSeries(input);
  const names = [...new Set(rows.map((row) => row.key))];
  const keys = new Map(names.map((name) => [name, input.upright ? name : keyLines(name)]));
  const series = [...new Set(rows.map((row) => row.series))];
  const bars = names.map((name) => barOf(name, rows, series));
  const scale = scaleFor(
    input.unit,
    bars.flatMap((bar) => [bar.above, bar.below]),
    input.language,
  );
  const size = plotSize(input.upright, [...keys.values()]);
  const close = input.upright && size.step < CLOSE;
  const label = close ? scale.number : scale.label;
  const longest = Math.max(...bars.map((bar) => bar.above - bar.below), 1e-9);
  const room = (value: number, text: string): boolean =>
    Math.abs(value) / longest >= LABELLED_PART &&
    (input.upright
      ? textWidth(text, 10, false) < size.step * 0.78
      : textWidth(text, 10, false) < (Math.abs(value) / longest) * size.width * 0.8);
  const values = bars.flatMap((bar) =>
    bar.parts.map((part) => {
      const grey = GREYS[series.indexOf(part.series)]!;
      const text = label(part.value);
      return {
        key: keys.get(bar.name)!,
        series: part.series,
        start: part.from / scale.divisor,
        end: part.to / scale.divisor,
        middle: (part.from + part.to) / 2 / scale.divisor,
        label: room(part.value, text) ? text : '',
        ink: isDark(grey) ? '#ffffff' : INK,
      };
    }),
  );
  const totals = bars.map((bar) => ({
    key: keys.get(bar.name)!,
    value: (bar.sum < 0 ? bar.below : bar.above) / scale.divisor,
    label: label(bar.sum),
  }));
  const axes = axesOf(
    input.upright,
    [...keys.values()],
    scale.axisTitle,
    input.language,
    size.step,
    bars.flatMap((bar) => [bar.above / scale.divisor, bar.below / scale.divisor]),
  );
  const [along, across] = input.upright ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const spread = {
    [along]: { ...axes[along], field: 'start' },
    [`${along}2`]: { field: 'end' },
    [across]: axes[across],
  };
  const fontSize = close ? 9.5 : 11;
  const rotated = input.upright && totals.some((total) => textWidth(total.label, fontSize, true) > size.step - 2);
  return {
    ...size,
    padding: 8,
    config: CHART_CONFIG,
    ...titled(input, scale.axisTitle),
    layer: [
      {
        data: { values },
        mark: { type: 'bar', stroke: INK, strokeWidth: 0.6 },
        encoding: {
          ...spread,
          color: {
            field: 'series',
            type: 'nominal',
            sort: series,
            scale: { domain: series, range: GREYS.slice(0, series.length) },
          },
        },
      },
      {
        data: { values },
        mark: { type: 'text', fontSize: 10 },
        encoding: {
          [along]: { ...axes[along], field: 'middle' },
          [across]: axes[across],
          text: { field: 'label', type: 'nominal' },
          color: { field: 'ink', type: 'nominal', scale: null, legend: null },
        },
      },
      ...endLabels(input.upright, axes, totals, { fontSize, fontWeight: 'bold', color: INK, rotated }),
      sourceLayer(input, size.plotHeight, input.upright ? 44 : 40),
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

type Bar = {
  name: string;
  parts: { series: string; value: number; from: number; to: number }[];
  sum: number;
  above: number;
  below: number;
};

/** The parts of one key in the order of the series, stacked from zero on either side. */
function barOf(name: string, rows: Stacked['rows'], series: readonly string[]): Bar {
  const bar: Bar = { name, parts: [], sum: 0, above: 0, below: 0 };
  const own = rows
    .filter((row) => row.key === name)
    .sort((a, b) => series.indexOf(a.series) - series.indexOf(b.series));
  for (const { series: part, value } of own) {
    const side = value < 0 ? 'below' : 'above';
    bar.parts.push({ series: part, value, from: bar[side], to: bar[side] + value });
    bar[side] += value;
    bar.sum += value;
  }
  return bar;
}

const YEAR = /^\d{4}$/;

/**
 * Keeps the largest series (of years: the latest) and sums the rest of each key into one, so that the greys stay
 * apart. Years stay in their order, the earlier ones before them.
 */
function foldSeries(input: Stacked): Stacked['rows'] {
  const sums = new Map<string, number>();
  for (const row of input.rows) sums.set(row.series, (sums.get(row.series) ?? 0) + row.value);
  if (sums.size <= GREYS.length) return input.rows;
  const years = [...sums.keys()].every((name) => YEAR.test(name));
  const ranked = [...sums].sort((a, b) => (years ? b[0].localeCompare(a[0]) : b[1] - a[1])).map(([name]) => name);
  const kept = new Set(ranked.slice(0, GREYS.length - 1));
  const rest = years ? `${EARLIER[input.language]} ${ranked[GREYS.length - 2]}` : OTHERS[input.language];
  const folded = new Map<string, Stacked['rows'][number]>();
  for (const row of input.rows) {
    const series = kept.has(row.series) ? row.series : rest;
    const id = JSON.stringify([row.key, series]);
    folded.set(id, { key: row.key, series, value: (folded.get(id)?.value ?? 0) + row.value });
  }
  const place = (series: string): number =>
    years ? (kept.has(series) ? Number(series) : 0) : kept.has(series) ? ranked.indexOf(series) : ranked.length;
  return [...folded.values()].sort((a, b) => place(a.series) - place(b.series));
}
