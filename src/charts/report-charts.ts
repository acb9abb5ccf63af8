import { formatDay, type Language } from '../printing/format.ts';
import type { ChartInput, FigureTile, StackRow } from './input.ts';
import { distinct } from './keys.ts';
import { scaleFor } from './scale.ts';

/** What a turnover report is grouped by. */
export type TurnoverGroup = 'year' | 'cluster' | 'memberCluster' | 'organisation' | 'sizeClass' | 'sector' | 'tender';
export type TurnoverMeasure = 'signed' | 'invoiced' | 'paid';

/**
 * One row of a turnover report: its keys in the order of `groupBy`, as they are to be read, and cents. `ids` tell apart
 * what is called alike.
 */
export type TurnoverRow = { keys: string[]; ids?: (string | null)[]; amountCents: number };

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
    memberCluster: 'cluster du membre',
    sizeClass: 'taille d’entreprise',
    sector: 'secteur',
    tender: 'consultation',
  },
  en: {
    year: 'year',
    cluster: 'cluster',
    organisation: 'organisation',
    memberCluster: 'member’s cluster',
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
    others: 'autres\u00a0:',
    source: 'Source : registre de Groupement, au',
    from: 'du',
    to: 'au',
    figures: 'Chiffres clés',
    turns: 'À qui le tour ?',
  },
  en: {
    turnover: 'Turnover generated',
    by: 'by',
    and: 'and',
    others: 'others:',
    source: 'Source: Groupement ledger, as of',
    from: 'from',
    to: 'to',
    figures: 'Key figures',
    turns: 'Who gets a turn?',
  },
} as const;

/** More bars than this are not read. */
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
  const first = naming(report.rows, 0);
  const second = groupBy.length < 2 ? null : naming(report.rows, 1);
  const rows = report.rows.map((row) => ({ key: first(row), series: second?.(row) ?? '', value: row.amountCents }));
  const { shown, rest } = base.upright ? { shown: withEveryYear(rows), rest: null } : largestKeys(rows);
  if (rest !== null) {
    const { label } = scaleFor('eur', [rest.cents], language);
    base.subtitle += ` - ${rest.keys} ${words.others} ${label(rest.cents)}`;
  }
  return second === null
    ? { kind: 'bars', ...base, rows: shown.map(({ key, value }) => ({ key, value })) }
    : { kind: 'stacked', ...base, rows: shown };
}

/** Years that are filled up between the first and the last: beyond it, gaps are told by the labels alone. */
const MOST_YEARS = 40;

/** The years without turnover between the others too: 2018 does not stand beside 2026 as if nothing lay between. */
function withEveryYear(rows: readonly StackRow[]): StackRow[] {
  const years = rows.map(({ key }) => Number(key));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (rows.length === 0 || !years.every(Number.isInteger) || last - first > MOST_YEARS) return [...rows];
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i)).flatMap((year) => {
    const there = rows.filter(({ key }) => key === year);
    return there.length > 0 ? there : [{ key: year, series: rows[0]!.series, value: 0 }];
  });
}

/** What to call a row in a dimension: as it is to be read, told apart by number where two are called alike. */
function naming(rows: readonly TurnoverRow[], dimension: number): (row: TurnoverRow) => string {
  const idOf = (row: TurnoverRow): string => row.ids?.[dimension] ?? row.keys[dimension] ?? '';
  const named = new Map(rows.map((row) => [idOf(row), row.keys[dimension] ?? '']));
  const ids = [...named.keys()];
  const texts = distinct([...named.values()]);
  const words = new Map(ids.map((id, i) => [id, texts[i]!]));
  return (row) => words.get(idOf(row))!;
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

/**
 * The rows of the largest keys, largest first. The others are summed apart and told in words: as a bar they would dwarf
 * the ones that are drawn.
 */
function largestKeys(rows: readonly StackRow[]): {
  shown: StackRow[];
  rest: { keys: number; cents: number } | null;
} {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.key, (sums.get(row.key) ?? 0) + row.value);
  const ranked = [...sums].sort((a, b) => b[1] - a[1]);
  const others = ranked.slice(MOST_BARS);
  return {
    shown: ranked.slice(0, MOST_BARS).flatMap(([key]) => rows.filter((row) => row.key === key)),
    rest:
      others.length === 0
        ? null
        : { keys: others.length, cents: others.reduce((total, [, cents]) => total + cents, 0) },
  };
}
