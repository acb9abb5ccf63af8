import { figuresChart } from '../../charts/report-charts.ts';
import { UNITS, WORDS } from '../labels.ts';
import type { Rendering } from '../negotiate.ts';
import type { IndicatorReport } from './schemas.ts';

/** Indicators as a table with their definitions, and as tiles. */
export const indicatorRendering = (report: IndicatorReport): Rendering => {
  const words = WORDS[report.language];
  const shown = (unit: string, value: number | null) => (unit === 'eur' && value !== null ? value / 100 : value);
  return {
    name: `indicators-${report.to}`,
    language: report.language,
    table: () => ({
      columns: [
        { key: 'id', title: 'id', kind: 'text' },
        { key: 'name', title: words.figure, kind: 'text' },
        { key: 'value', title: words.value, kind: 'number' },
        { key: 'before', title: words.before, kind: 'number' },
        { key: 'unit', title: words.unit, kind: 'text' },
        { key: 'missing', title: words.missing, kind: 'text' },
        { key: 'definition', title: words.definition, kind: 'text' },
      ],
      rows: report.items.map(({ enterAt: _at, ...item }) => ({
        ...item,
        value: shown(item.unit, item.value),
        before: shown(item.unit, item.before),
        unit: UNITS[report.language][item.unit],
      })),
    }),
    chart: () =>
      figuresChart({
        ...report,
        tiles: report.items.map(({ name, unit, value, before }) => ({ label: name, unit, value, before })),
      }),
  };
};
