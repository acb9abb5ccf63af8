import { exposureChart, figuresChart, turnoverChart } from '../charts/report-charts.ts';
import type { Language } from '../printing/format.ts';
import { sectorWord } from '../printing/sectors.ts';
import { FIGURE_WORDS } from './definitions.ts';
import { SIZE_CLASSES, UNITS, WORDS } from './labels.ts';
import type { Rendering } from './negotiate.ts';
import type { ExposureReport, KpiReport, TurnoverReport } from './schemas.ts';

/** Turnover as a table, and as bars. */
export const turnoverRendering = (report: TurnoverReport, language: Language): Rendering => ({
  name: `turnover-${report.to}`,
  language,
  table: () => ({
    columns: [
      ...report.groupBy.map((dimension, i) => ({
        key: `k${i}`,
        title: WORDS[language][dimension],
        kind: 'text' as const,
      })),
      { key: 'amount', title: `${WORDS[language][report.measure]} (EUR)`, kind: 'eur' },
      { key: 'contracts', title: WORDS[language].contracts, kind: 'integer' },
    ],
    rows: report.rows.map((row) => ({
      ...Object.fromEntries(wordsOf(report, row.keys, language).map((key, i) => [`k${i}`, key])),
      amount: row.amount.amountCents,
      contracts: row.contracts,
    })),
  }),
  chart: () =>
    turnoverChart({
      ...report,
      language,
      rows: report.rows.map((row) => ({
        keys: wordsOf(report, row.keys, language),
        ids: row.ids,
        amountCents: row.amount.amountCents,
      })),
    }),
});

/** Key figures as a table with their definitions, and as tiles. */
export const kpiRendering = (report: KpiReport, language: Language): Rendering => {
  const entries = Object.entries(report.figures) as [keyof KpiReport['figures'], KpiReport['figures']['leverage']][];
  return {
    name: `kpis-${report.to}`,
    language,
    table: () => ({
      columns: [
        { key: 'figure', title: WORDS[language].figure, kind: 'text' },
        { key: 'value', title: WORDS[language].value, kind: 'number' },
        { key: 'before', title: WORDS[language].before, kind: 'number' },
        { key: 'unit', title: WORDS[language].unit, kind: 'text' },
        { key: 'definition', title: WORDS[language].definition, kind: 'text' },
      ],
      rows: entries.map(([name, figure]) => ({
        figure: FIGURE_WORDS[language][name].name,
        value: figure.unit === 'eur' && figure.value !== null ? figure.value / 100 : figure.value,
        before: figure.unit === 'eur' && figure.before !== null ? figure.before / 100 : figure.before,
        unit: UNITS[language][figure.unit],
        definition: FIGURE_WORDS[language][name].definition,
      })),
    }),
    chart: () =>
      figuresChart({
        ...report,
        language,
        tiles: entries.map(([name, figure]) => ({
          label: FIGURE_WORDS[language][name].name,
          unit: figure.unit,
          value: figure.value,
          before: figure.before,
        })),
      }),
  };
};

/** Exposure as a table of members, and as a Lorenz curve of their invitations. */
export const exposureRendering = (report: ExposureReport, language: Language): Rendering => ({
  name: `exposure-${report.to}`,
  language,
  table: () => ({
    columns: [
      { key: 'name', title: WORDS[language].organisation, kind: 'text' },
      { key: 'sizeClass', title: WORDS[language].sizeClass, kind: 'text' },
      { key: 'proposals', title: WORDS[language].proposals, kind: 'integer' },
      { key: 'invitations', title: WORDS[language].invitations, kind: 'integer' },
      { key: 'contracts', title: WORDS[language].contracts, kind: 'integer' },
    ],
    rows: report.members.map((member) => ({
      ...member,
      sizeClass: SIZE_CLASSES[language][member.sizeClass as keyof typeof SIZE_CLASSES.fr] ?? member.sizeClass,
    })),
  }),
  chart: () => {
    // What there is most of says most: contracts alone where nobody was invited through this program.
    const what = report.spread.invitations.total > 0 ? 'invitations' : 'contracts';
    return exposureChart({
      ...report,
      language,
      what: WORDS[language][what],
      values: report.members.map((member) => member[what]),
    });
  },
});

/** Keys as people read them: size classes and sectors in their language, the rest as it is. */
const wordsOf = (report: TurnoverReport, keys: readonly string[], language: Language): string[] =>
  keys.map((key, i) => {
    if (report.groupBy[i] === 'sector') return sectorWord(key, language);
    return report.groupBy[i] === 'sizeClass'
      ? (SIZE_CLASSES[language][key as keyof typeof SIZE_CLASSES.fr] ?? key)
      : key;
  });
