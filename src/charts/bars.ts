import { textWidth } from '../printing/font.ts';
import type { ChartInput } from './input.ts';
import { keyLines } from './keys.ts';
import { axesOf, CLOSE, endLabels, plotSize, titled } from './plot.ts';
import { scaleFor } from './scale.ts';
import { CHART_CONFIG, type ChartSpec, GREYS, INK, sourceLayer } from './style.ts';

type Bars = Extract<ChartInput, { kind: 'bars' }>;

/** One bar per key with its value written at its end. */
export function barSpec(input: Bars): ChartSpec {
  const scale = scaleFor(
    input.unit,
    input.rows.map((row) => row.value),
    input.language,
  );
  const keys = input.rows.map((row) => (input.upright ? row.key : keyLines(row.key)));
  const size = plotSize(input.upright, keys);
  const close = input.upright && size.step < CLOSE;
  const values = input.rows.map((row, i) => ({
    key: keys[i]!,
    value: row.value / scale.divisor,
    label: close ? scale.number(row.value) : scale.label(row.value),
  }));
  const fontSize = close ? 9.5 : 11;
  const rotated = input.upright && values.some(({ label }) => textWidth(label, fontSize, false) > size.step - 2);
  const axes = axesOf(
    input.upright,
    keys,
    scale.axisTitle,
    input.language,
    size.step,
    values.map(({ value }) => value),
  );
  return {
    ...size,
    padding: 8,
    config: CHART_CONFIG,
    ...titled(input, scale.axisTitle),
    layer: [
      { data: { values }, mark: { type: 'bar', color: GREYS[3], stroke: INK, strokeWidth: 0.6 }, encoding: axes },
      ...endLabels(input.upright, axes, values, { fontSize, color: INK, rotated }),
      sourceLayer(input, size.plotHeight, input.upright ? 44 : 40),
    ],
  };
}
