import type { Language } from '../printing/format.ts';
import type { ChartInput } from './input.ts';
import { KEY_SIZE, KEY_WIDTH } from './keys.ts';
import { axisLabel, frame } from './style.ts';

const LYING_WIDTH = 420;
const LYING_STEP = 24;
const TWO_LINES_STEP = 34;
const UPRIGHT_HEIGHT = 240;
const UPRIGHT_STEP = 62;
const UPRIGHT_WIDTH = 620;
/** Bars closer than this have no room for a year below and a figure above. */
const CLOSEST = 28;
/** From here on figures are written small and without their unit, which the axis tells. */
export const CLOSE = 46;

/**
 * How large the plot is for these bars, and how far they are apart; `plotHeight` says the height again for the layers
 * under the plot.
 */
export function plotSize(
  upright: boolean,
  keys: readonly string[],
): { width: number; height: number; plotHeight: number; step: number } {
  const bars = Math.max(1, new Set(keys).size);
  if (upright) {
    const width = Math.max(Math.min(UPRIGHT_WIDTH, Math.max(2, bars) * UPRIGHT_STEP), bars * CLOSEST);
    return { width, height: UPRIGHT_HEIGHT, plotHeight: UPRIGHT_HEIGHT, step: width / bars };
  }
  const step = keys.some((key) => key.includes('\n')) ? TWO_LINES_STEP : LYING_STEP;
  const height = Math.max(2, bars) * step;
  return { width: LYING_WIDTH, height, plotHeight: height, step };
}

/**
 * The axis of keys, in the order given, and the axis of values, from zero. `ends` are where the bars end: below zero
 * they leave room for the figure that stands there.
 */
export function axesOf(
  upright: boolean,
  keys: string[],
  title: string,
  language: Language,
  step: number,
  ends: readonly number[],
) {
  const least = Math.min(0, ...ends);
  const room = (Math.max(0, ...ends) - least) * (upright ? 0.08 : 0.16);
  const key = {
    field: 'key',
    type: 'nominal',
    sort: [...new Set(keys)],
    axis: {
      title: null,
      labelAngle: 0,
      ticks: false,
      labelOverlap: false,
      labelLimit: KEY_WIDTH + 10,
      labelFontSize: upright && step < CLOSE ? 10 : KEY_SIZE,
      labelExpr: "split(datum.value, '\\n')",
    },
    scale: upright ? { paddingInner: 0.25, paddingOuter: new Set(keys).size < 2 ? 0.6 : 0.125 } : { padding: 0.25 },
  };
  const value = {
    field: 'value',
    type: 'quantitative',
    axis: { title, labelExpr: axisLabel(language), tickCount: 5, domain: false },
    scale: { zero: true, nice: true, ...(least < 0 ? { domainMin: least - room } : {}) },
  };
  return upright ? { x: key, y: value } : { x: value, y: key };
}

/** Title, period and unit of a chart with axes. */
export const titled = (input: Extract<ChartInput, { kind: 'bars' | 'stacked' }>, unit: string) => {
  const { title, subtitle } = frame(input, unit);
  return { title: { text: title, subtitle } };
};

/** Figures at the end of bars, beyond it on either side of zero; `values` have `key`, `value` and `label`. */
export function endLabels(
  upright: boolean,
  axes: ReturnType<typeof axesOf>,
  values: readonly { value: number }[],
  text: { fontSize: number; fontWeight?: 'bold'; color: string; rotated: boolean },
) {
  const { rotated, ...font } = text;
  const placed = (negative: boolean) =>
    upright && rotated
      ? { angle: -90, align: negative ? 'right' : 'left', dx: negative ? -5 : 5 }
      : upright
        ? { dy: negative ? 9 : -7 }
        : { align: negative ? 'right' : 'left', dx: negative ? -5 : 5 };
  return [false, true]
    .map((negative) => ({ negative, some: values.filter(({ value }) => value < 0 === negative) }))
    .filter(({ some }) => some.length > 0)
    .map(({ negative, some }) => ({
      data: { values: some },
      mark: { type: 'text', ...font, ...placed(negative) },
      encoding: { ...axes, text: { field: 'label', type: 'nominal' } },
    }));
}
