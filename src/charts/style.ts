import type { Config } from 'vega-lite';
import type { Language } from '../printing/format.ts';
import type { ChartText } from './input.ts';

/** A drawing in the words of vega-lite. Its types name every spec of every mark: vega-lite checks what it compiles. */
export type ChartSpec = { layer: unknown[]; [word: string]: unknown };

/** The font of the PDFs; other viewers fall back to their own sans-serif. */
export const CHART_FONT = 'Roboto, Helvetica, Arial, sans-serif';
export const INK = '#1b2a41';

/** Steps of grey that stay apart in black and white, dark first; segments are also outlined and labelled. */
export const GREYS = ['#1b2a41', '#8b97a8', '#dfe4eb', '#55647a', '#b9c2ce', '#f7f8fa'] as const;

/** Whether white text is the readable one on a grey of the list. */
export const isDark = (grey: string): boolean => Number.parseInt(grey.slice(1, 3), 16) < 0x70;

/** Fonts, thin axes and no colours. */
export const CHART_CONFIG: Config = {
  background: '#ffffff',
  font: CHART_FONT,
  view: { stroke: null },
  axis: {
    labelColor: '#333333',
    titleColor: '#333333',
    titleFontWeight: 'normal',
    titleFontSize: 11,
    labelFontSize: 11,
    gridColor: '#e4e7ec',
    domainColor: '#8a94a3',
    tickColor: '#8a94a3',
    labelLimit: 260,
    labelPadding: 5,
  },
  title: {
    anchor: 'start',
    fontSize: 15,
    color: INK,
    subtitleColor: '#444444',
    subtitleFontSize: 11,
    offset: 14,
    frame: 'group',
  },
  legend: {
    labelFontSize: 11,
    title: null,
    orient: 'top',
    symbolStrokeColor: INK,
    symbolStrokeWidth: 0.6,
    symbolType: 'square',
    labelLimit: 220,
  },
};

/** Title, unit and period above; the source below the drawing, `depth` pixels under the plot. */
export const frame = (text: ChartText, unit: string | null): { title: string; subtitle: string } => ({
  title: text.title,
  subtitle: [text.subtitle, unit].filter((part) => part !== undefined && part !== null && part !== '').join(' - '),
});

/** The axis label of a number with the language's separators, as a Vega expression. */
export const axisLabel = (language: Language): string =>
  language === 'fr'
    ? `replace(replace(format(datum.value, ',.10~g'), regexp(',', 'g'), '\u00a0'), '.', ',')`
    : `format(datum.value, ',.10~g')`;

/** The line "Source: …" as a layer of its own, at a fixed depth under the plot. */
export const sourceLayer = (text: ChartText, plotHeight: number, depth: number) => ({
  data: { values: [{ source: text.source }] },
  mark: {
    type: 'text' as const,
    align: 'left' as const,
    baseline: 'top' as const,
    fontSize: 10,
    color: '#555555',
    clip: false,
    limit: 620,
  },
  encoding: {
    text: { field: 'source', type: 'nominal' as const },
    x: { value: 0 },
    y: { value: plotHeight + depth },
  },
});
