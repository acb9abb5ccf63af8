import type { TopLevelSpec } from 'vega-lite';
import type { ChartInput } from './input.ts';
import { axesOf, plotSize, titled } from './plot.ts';
import { scaleFor } from './scale.ts';
import { CHART_CONFIG, GREYS, INK, sourceLayer } from './style.ts';

type Bars = Extract<ChartInput, { kind: 'bars' }>;

/** One bar per key with its value written at its end. */
export function barSpec(input: Bars): TopLevelSpec {
  const scale = scaleFor(
    input.unit,
    input.rows.map((row) => row.value),
    input.language,
  );
  const values = input.rows.map((row) => ({
    key: row.key,
    value: row.value / scale.divisor,
    label: scale.label(row.value),
  }));
  const size = plotSize(input.upright, input.rows.length);
  const axes = axesOf(
    input.upright,
    input.rows.map((row) => row.key),
    scale.axisTitle,
    input.language,
  );
  return {
    ...size,
    padding: 8,
    config: CHART_CONFIG,
    ...titled(input, scale.axisTitle),
    layer: [
      { data: { values }, mark: { type: 'bar', color: GREYS[3], stroke: INK, strokeWidth: 0.6 }, encoding: axes },
      {
        data: { values },
        mark: input.upright
          ? { type: 'text', dy: -7, fontSize: 11, color: INK }
          : { type: 'text', align: 'left', dx: 5, fontSize: 11, color: INK },
        encoding: { ...axes, text: { field: 'label', type: 'nominal' } },
      },
      sourceLayer(input, size.plotHeight, input.upright ? 44 : 40),
    ],
  } as unknown as TopLevelSpec;
}
