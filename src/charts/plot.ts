import type { Language } from '../printing/format.ts';
import type { ChartInput } from './input.ts';
import { axisLabel, frame } from './style.ts';

const LYING_WIDTH = 420;
const LYING_STEP = 24;
const UPRIGHT_HEIGHT = 240;

/** How large the plot is for so many bars; `plotHeight` says it again for the layers under the plot. */
export function plotSize(upright: boolean, bars: number): { width: number; height: number; plotHeight: number } {
  const height = upright ? UPRIGHT_HEIGHT : Math.max(2, bars) * LYING_STEP;
  return { width: upright ? Math.min(620, Math.max(260, bars * 62)) : LYING_WIDTH, height, plotHeight: height };
}

/** The axis of keys, in the order given, and the axis of values, from zero. */
export function axesOf(upright: boolean, keys: string[], title: string, language: Language) {
  const key = {
    field: 'key',
    type: 'nominal',
    sort: [...new Set(keys)],
    axis: { title: null, labelAngle: 0, ticks: false },
    scale: { padding: 0.25 },
  };
  const value = {
    field: 'value',
    type: 'quantitative',
    axis: { title, labelExpr: axisLabel(language), tickCount: 5, domain: false },
    scale: { zero: true, nice: true },
  };
  return upright ? { x: key, y: value } : { x: value, y: key };
}

/** Title, period and unit of a chart with axes. */
export const titled = (input: Extract<ChartInput, { kind: 'bars' | 'stacked' }>, unit: string) => {
  const { title, subtitle } = frame(input, unit);
  return { title: { text: title, subtitle } };
};
