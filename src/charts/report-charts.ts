import { formatDay, type Language } from '../printing/format.ts';
import type { ChartInput, FigureTile } from './input.ts';

/** What a turnover report is grouped by. */
export type TurnoverGroup = 'year' | 'cluster' | 'organisation' | 'sizeClass' | 'sector' | 'tender';
export type TurnoverMeasure = 'signed' | 'invoiced' | 'paid';

/** One row of a turnover report: its keys in the order of `groupBy`, as they are to be read, and cents. */
export type TurnoverRow = { keys: string[]; amountCents: number };

/** What all charts of a report say of themselves. `from` and `to` are ISO days, `asOf` the day the ledger was read. */
export type ReportFrame = {
  language: Language;
  clusterName: string | null;
  from: string | null;
  to: string | null;
  asOf: string;
};

const GROUPS: Readonly<Record<Language, Readonly<Record<TurnoverGroup, string>>>> = {
  fr: {
    year: 'année',
    cluster: 'cluster',
    organisation: 'organisation',
    sizeClass: 'taille d’entreprise',
    sector: 'secteur',
    tender: 'consultation',
  },
  en: {
    year: 'year',
    cluster: 'cluster',
    organisation: 'organisation',
    sizeClass: 'size class',
    sector: 'sector',
    tender: 'tender',
  },
};
const MEASURES: Readonly<Record<Language, Readonly<Record<TurnoverMeasure, string>>>> = {
  fr: { signed: 'montants signés', invoiced: 'montants facturés', paid: 'montants payés' },
  en: { signed: 'amounts signed', invoiced: 'amounts invoiced', paid: 'amounts paid' },
};
const WORDS = {
  fr: {
    turnover: 'Chiffre d’affaires généré',
    by: 'par',
    and: 'et',
    others: 'autres',
    source: 'Source : grand livre de Groupement, au',
    from: 'du',
    to: 'au',
    figures: 'Chiffres clés',
    turns: 'Qui a son tour ?',
  },
  en: {
    turnover: 'Turnover generated',
    by: 'by',
    and: 'and',
    others: 'others',
    source: 'Source: Groupement ledger, as of',
    from: 'from',
    to: 'to',
    figures: 'Key figures',
    turns: 'Who gets a turn?',
  },
} as const;

/** More bars than this are not read: the smallest are summed as "others". */
const MOST_BARS = 20;

/** The chart of a turnover report: bars for one group, stacked bars for two. Years stand upright, the rest lies. */
export function turnoverChart(
  report: ReportFrame & { groupBy: readonly TurnoverGroup[]; measure: TurnoverMeasure; rows: readonly TurnoverRow[] },
): ChartInput {
  const { language, groupBy, measure } = report;
  const words = WORDS[language];
  const names = groupBy.map((group) => GROUPS[language][group]).join(` ${words.and} `);
  const base = {
    language,
    unit: 'eur' as const,
    upright: groupBy[0] === 'year',
    title: names === '' ? words.turnover : `${words.turnover}, ${words.by} ${names}`,
    subtitle: [MEASURES[language][measure], ...framed(report)].join(', '),
    source: sourceLine(report),
  };
  const first = (row: TurnoverRow): string => row.keys[0] ?? '';
  if (groupBy.length < 2) {
    const rows = report.rows.map((row) => ({ key: first(row), value: row.amountCents }));
    return { kind: 'bars', ...base, rows: base.upright ? rows : longestFirst(rows, words.others) };
  }
  const rows = report.rows.map((row) => ({ key: first(row), series: row.keys[1] ?? '', value: row.amountCents }));
  return { kind: 'stacked', ...base, rows };
}

/** Key figures as tiles. */
export const figuresChart = (report: ReportFrame & { tiles: FigureTile[] }): ChartInput => ({
  kind: 'tiles',
  language: report.language,
  title: WORDS[report.language].figures,
  subtitle: framed(report).join(', '),
  source: sourceLine(report),
  tiles: report.tiles,
});

/** Exposure: how evenly invitations, proposals or contracts (`what`, in words) fall on members, a value for each. */
export const exposureChart = (report: ReportFrame & { what: string; values: number[] }): ChartInput => ({
  kind: 'lorenz',
  language: report.language,
  title: WORDS[report.language].turns,
  subtitle: framed(report).join(', '),
  source: sourceLine(report),
  what: report.what,
  values: report.values,
});

const sourceLine = ({ language, asOf }: ReportFrame): string =>
  `${WORDS[language].source} ${formatDay(asOf, language)}`;

function framed({ language, clusterName, from, to }: ReportFrame): string[] {
  const words = WORDS[language];
  const period = [
    ...(from === null ? [] : [`${words.from} ${formatDay(from, language)}`]),
    ...(to === null ? [] : [`${words.to} ${formatDay(to, language)}`]),
  ].join(' ');
  return [...(clusterName === null ? [] : [clusterName]), ...(period === '' ? [] : [period])];
}

function longestFirst(rows: { key: string; value: number }[], others: string): { key: string; value: number }[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  if (sorted.length <= MOST_BARS) return sorted;
  const rest = sorted.slice(MOST_BARS - 1);
  const sum = rest.reduce((total, row) => total + row.value, 0);
  return [...sorted.slice(0, MOST_BARS - 1), { key: `${others} (${rest.length})`, value: sum }];
}
