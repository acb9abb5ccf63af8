import { formatNumber } from '../printing/format.ts';
import { gini, lorenzCurve } from './gini.ts';
import type { ChartInput } from './input.ts';
import { CHART_CONFIG, type ChartSpec, INK, sourceLayer } from './style.ts';

const SIZE = 280;
const WORDS = {
  fr: {
    members: 'part des membres, du moins au plus servi (%)',
    even: 'parts égales',
    gini: 'Gini',
    none: 'n’ont rien eu',
  },
  en: {
    members: 'share of members, least served first (%)',
    even: 'even shares',
    gini: 'Gini',
    none: 'have had nothing',
  },
} as const;

/** The Lorenz curve over the diagonal of even shares, with the coefficient and how many members have nothing. */
export function lorenzSpec(input: Extract<ChartInput, { kind: 'lorenz' }>): ChartSpec {
  const words = WORDS[input.language];
  const points = lorenzCurve(input.values).map((p) => ({ members: p.members * 100, share: p.share * 100 }));
  const nothing = input.values.filter((value) => value === 0).length;
  const note = [
    `${words.gini} ${formatNumber(gini(input.values), input.language, 2, true)}`,
    `${nothing} / ${input.values.length} ${words.none}`,
  ];
  const axis = { grid: true, tickCount: 5 };
  const x = {
    field: 'members',
    type: 'quantitative',
    scale: { domain: [0, 100] },
    axis: { ...axis, title: words.members },
  };
  const y = {
    field: 'share',
    type: 'quantitative',
    scale: { domain: [0, 100] },
    axis: { ...axis, title: `${input.what} (%)` },
  };
  const even = [0, 100].map((value) => ({ members: value, share: value }));
  return {
    width: SIZE,
    height: SIZE,
    padding: 8,
    config: CHART_CONFIG,
    title: { text: input.title, subtitle: input.subtitle ?? '' },
    layer: [
      { data: { values: points }, mark: { type: 'area', color: '#dfe4eb' }, encoding: { x, y } },
      { data: { values: points }, mark: { type: 'line', color: INK, strokeWidth: 2 }, encoding: { x, y } },
      {
        data: { values: even },
        mark: { type: 'line', color: INK, strokeDash: [5, 4], strokeWidth: 1 },
        encoding: { x, y },
      },
      {
        data: { values: [{ members: 55, share: 62, label: words.even }] },
        mark: { type: 'text', align: 'right', fontSize: 11, color: INK },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
      {
        data: { values: note.map((label, index) => ({ members: 4, share: 95 - index * 7, label })) },
        mark: { type: 'text', align: 'left', fontSize: 12, fontWeight: 'bold', color: INK },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
      sourceLayer(input, SIZE, 44),
    ],
  };
}
