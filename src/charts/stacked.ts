import type { TopLevelSpec } from 'vega-lite';
import type { ChartInput } from './input.ts';
import { axesOf, plotSize, titled } from './plot.ts';
import { scaleFor } from './scale.ts';
import { CHART_CONFIG, GREYS, INK, isDark, sourceLayer } from './style.ts';

/** A segment narrower than this part of the longest bar carries no label of its own. */
const LABELLED_PART = 0.07;
const OTHERS = { fr: 'autres', en: 'others' } as const;

type Stacked = Extract<ChartInput, { kind: 'stacked' }>;

/** Parts of each key in greys, labelled inside where there is room, the sum at the end. */
export function stackedSpec(input: Stacked): TopLevelSpec {
  const rows = foldSeries(input);
  const keys = [...new Set(rows.map((row) => row.key))];
  const series = [...new Set(rows.map((row) => row.series))];
  const sums = keys.map((key) => rows.filter((row) => row.key === key).reduce((sum, row) => sum + row.value, 0));
  const scale = scaleFor(input.unit, sums, input.language);
  const longest = Math.max(...sums, 1e-9);
  const values = keys.flatMap((key) => {
    let from = 0;
    return rows
      .filter((row) => row.key === key)
      .sort((a, b) => series.indexOf(a.series) - series.indexOf(b.series))
      .map((row) => {
        const grey = GREYS[series.indexOf(row.series)]!;
        const start = from;
        from += row.value;
        return {
          key,
          series: row.series,
          start: start / scale.divisor,
          end: from / scale.divisor,
          middle: (start + from) / 2 / scale.divisor,
          label: row.value / longest < LABELLED_PART ? '' : scale.label(row.value),
          ink: isDark(grey) ? '#ffffff' : INK,
        };
      });
  });
  const totals = keys.map((key, index) => ({
    key,
    value: sums[index]! / scale.divisor,
    label: scale.label(sums[index]!),
  }));
  const size = plotSize(input.upright, keys.length);
  const axes = axesOf(input.upright, keys, scale.axisTitle, input.language);
  const [along, across] = input.upright ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const spread = {
    [along]: { ...axes[along], field: 'start' },
    [`${along}2`]: { field: 'end' },
    [across]: axes[across],
  };
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
      {
        data: { values: totals },
        mark: input.upright
          ? { type: 'text', dy: -7, fontSize: 11, fontWeight: 'bold', color: INK }
          : { type: 'text', align: 'left', dx: 5, fontSize: 11, fontWeight: 'bold', color: INK },
        encoding: { ...axes, text: { field: 'label', type: 'nominal' } },
      },
      sourceLayer(input, size.plotHeight, input.upright ? 44 : 40),
    ],
    resolve: { scale: { color: 'independent' } },
  } as unknown as TopLevelSpec;
}

/** Keeps the largest series and sums the rest of each key into one, so that the greys stay apart. */
function foldSeries(input: Stacked): Stacked['rows'] {
  const sums = new Map<string, number>();
  for (const row of input.rows) sums.set(row.series, (sums.get(row.series) ?? 0) + row.value);
  if (sums.size <= GREYS.length) return input.rows;
  const kept = new Set(
    [...sums]
      .sort((a, b) => b[1] - a[1])
      .slice(0, GREYS.length - 1)
      .map(([name]) => name),
  );
  const folded = new Map<string, Stacked['rows'][number]>();
  for (const row of input.rows) {
    const series = kept.has(row.series) ? row.series : OTHERS[input.language];
    const id = JSON.stringify([row.key, series]);
    folded.set(id, { key: row.key, series, value: (folded.get(id)?.value ?? 0) + row.value });
  }
  return [...folded.values()].sort((a, b) => Number(!kept.has(a.series)) - Number(!kept.has(b.series)));
}
