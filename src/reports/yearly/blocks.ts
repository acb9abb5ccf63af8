import { gini } from '../../charts/gini.ts';
import type { ChartInput } from '../../charts/input.ts';
import { exposureChart, figuresChart, type ReportFrame, turnoverChart } from '../../charts/report-charts.ts';
import { figureText } from '../../charts/tiles.ts';
import { formatEuros, formatNumber, type Language, unevenColumn } from '../../printing/format.ts';
import { sectorWord } from '../../printing/sectors.ts';
import { FIGURE_WORDS } from '../definitions.ts';
import { INDICATOR_WORDS, INDICATORS, missingText } from '../indicators/definitions.ts';
import { SIZE_CLASSES } from '../labels.ts';
import { FIGURE_UNITS, type FigureName, growthOf, type YearlyReport } from './model.ts';
import { summarySentences } from './sentences.ts';
import { REPORT_WORDS } from './words.ts';

/** A part of the report, before it is printed as PDF or HTML. `right` names the columns that are numbers. */
export type ReportBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][]; right: number[]; small?: boolean }
  | { kind: 'chart'; chart: ChartInput };

const ON_TILES: readonly FigureName[] = [
  'signedCents',
  'leverage',
  'tendersWon',
  'successRate',
  'companiesServed',
  'companiesNeverServed',
  'smeShare',
  'jobsRepresented',
];
const TOP_ORGANISATIONS = 15;
const MOST_TENDERS = 30;

/** The report as an ordered list of parts. */
export function reportBlocks(given: YearlyReport, language: Language): ReportBlock[] {
  const report = withGini(given);
  const words = REPORT_WORDS[language];
  return [
    { kind: 'heading', text: words.summary },
    ...summarySentences(report, language).map((text): ReportBlock => ({ kind: 'paragraph', text })),
    { kind: 'chart', chart: figuresChart({ ...frameOf(report, language), tiles: tiles(report, language) }) },
    { kind: 'heading', text: words.turnover },
    { kind: 'chart', chart: historyChart(report, language) },
    historyTable(report, language),
    { kind: 'heading', text: words.who },
    ...beneficiaries(report, language),
    { kind: 'heading', text: words.turn },
    {
      kind: 'chart',
      chart: exposureChart({
        ...frameOf(report, language),
        what: words.invitations,
        values: report.invitationsByMember,
      }),
    },
    { kind: 'heading', text: words.tenders },
    ...tenders(report, language),
    { kind: 'heading', text: words.figures },
    figuresTable(report, language),
    { kind: 'heading', text: words.network },
    indicatorsTable(report, language),
  ];
}

/** The concentration is worked out from the same numbers as its curve, so that the two cannot disagree. */
const withGini = (report: YearlyReport): YearlyReport => ({
  ...report,
  figures: {
    ...report.figures,
    exposureGini: { ...report.figures.exposureGini, value: gini(report.invitationsByMember) },
  },
});

const frameOf = (report: YearlyReport, language: Language): ReportFrame => ({
  language,
  clusterName: report.clusterName,
  from: `${report.year}-01-01`,
  to: `${report.year}-12-31`,
  asOf: report.writtenAt,
});

const tiles = (report: YearlyReport, language: Language) =>
  ON_TILES.map((name) => ({
    label: FIGURE_WORDS[language][name].name,
    unit: FIGURE_UNITS[name],
    ...report.figures[name],
  }));

const historyChart = (report: YearlyReport, language: Language): ChartInput =>
  turnoverChart({
    ...frameOf(report, language),
    from: null,
    to: null,
    groupBy: ['year'],
    measure: 'signed',
    rows: report.history.map((year) => ({ keys: [String(year.year)], amountCents: year.signedCents })),
  });

function historyTable(report: YearlyReport, language: Language): ReportBlock {
  const words = REPORT_WORDS[language];
  const funded = new Map(report.funding.map((entry) => [entry.year, entry.amountCents]));
  const { history } = report;
  const columns = [
    history.map(({ signedCents }) => signedCents),
    history.map(({ invoicedCents }) => invoicedCents),
    history.map(({ paidCents }) => paidCents),
    history.map(({ year }) => funded.get(year) ?? null),
  ].map((cents) => eurosColumn(cents, language));
  return {
    kind: 'table',
    head: [words.year, words.signed, words.invoiced, words.paid, words.funding],
    rows: history.map(({ year }, i) => [String(year), ...columns.map((column) => column[i]!)]),
    right: [1, 2, 3, 4],
  };
}

/** Amounts of a column in one form, with cents where one has some; a dash where there is none. */
function eurosColumn(cents: readonly (number | null)[], language: Language): string[] {
  const even = unevenColumn(cents);
  return cents.map((amount) => (amount === null ? '–' : formatEuros(amount, language, even)));
}

function beneficiaries(report: YearlyReport, language: Language): ReportBlock[] {
  const words = REPORT_WORDS[language];
  const chart = (groupBy: 'sizeClass' | 'sector', rows: { keys: string[]; amountCents: number }[]): ReportBlock => ({
    kind: 'chart',
    chart: turnoverChart({ ...frameOf(report, language), groupBy: [groupBy], measure: 'signed', rows }),
  });
  const top = [...report.organisations].sort((a, b) => b.amountCents - a.amountCents);
  const shown = top.slice(0, TOP_ORGANISATIONS);
  const amounts = eurosColumn(
    shown.map((row) => row.amountCents),
    language,
  );
  return [
    chart(
      'sizeClass',
      report.bySizeClass.map((row) => ({
        keys: [SIZE_CLASSES[language][row.sizeClass]],
        amountCents: row.amountCents,
      })),
    ),
    ...(report.bySector.length === 0
      ? []
      : [
          chart(
            'sector',
            report.bySector.map((row) => ({
              keys: [sectorWord(row.sector, language)],
              amountCents: row.amountCents,
            })),
          ),
        ]),
    ...(top.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            head: [words.organisation, words.contracts, words.amount],
            rows: shown.map((row, i) => [row.name, formatNumber(row.contracts, language), amounts[i]!]),
            right: [1, 2],
          },
        ]),
    ...andMore(top.length, TOP_ORGANISATIONS, language),
  ];
}

function tenders(report: YearlyReport, language: Language): ReportBlock[] {
  const words = REPORT_WORDS[language];
  if (report.tenders.length === 0) return [{ kind: 'paragraph', text: words.none }];
  const shown = report.tenders.slice(0, MOST_TENDERS);
  const values = eurosColumn(
    shown.map(({ valueCents }) => valueCents),
    language,
  );
  return [
    {
      kind: 'table',
      head: [words.tender, words.buyer, words.result, words.members, words.value],
      rows: shown.map((tender, i) => [
        tender.title,
        tender.buyer,
        words.results[tender.result],
        formatNumber(tender.members, language),
        values[i]!,
      ]),
      right: [3, 4],
    },
    ...andMore(report.tenders.length, MOST_TENDERS, language),
  ];
}

const andMore = (count: number, shown: number, language: Language): ReportBlock[] =>
  count <= shown
    ? []
    : [{ kind: 'paragraph', text: REPORT_WORDS[language].more.replace('{n}', formatNumber(count - shown, language)) }];

function figuresTable(report: YearlyReport, language: Language): ReportBlock {
  const words = REPORT_WORDS[language];
  const names = Object.keys(FIGURE_UNITS) as FigureName[];
  return {
    kind: 'table',
    small: true,
    head: [words.figure, String(report.year), words.before, words.growth, words.definition],
    rows: names.map((name) => {
      const figure = report.figures[name];
      const growth = growthOf(figure);
      const sign = growth !== null && growth > 0 ? '+' : '';
      return [
        FIGURE_WORDS[language][name].name,
        figureText(FIGURE_UNITS[name], figure.value, language),
        figureText(FIGURE_UNITS[name], figure.before, language),
        growth === null ? '–' : `${sign}${figureText('ratio', growth, language)}`,
        FIGURE_WORDS[language][name].definition,
      ];
    }),
    right: [1, 2, 3],
  };
}

/** Indicators that the table of figures does not have already. */
function indicatorsTable(report: YearlyReport, language: Language): ReportBlock {
  const words = REPORT_WORDS[language];
  const units = new Map(INDICATORS.map(({ id, unit }) => [id, unit]));
  return {
    kind: 'table',
    small: true,
    head: [words.figure, String(report.year), words.before, words.missing, words.definition],
    rows: report.indicators
      .filter(({ id }) => !(id in FIGURE_UNITS))
      .map(({ id, value, before, missing }) => [
        INDICATOR_WORDS[language][id].name,
        figureText(units.get(id)!, value, language),
        figureText(units.get(id)!, before, language),
        missingText(missing, language) ?? '–',
        INDICATOR_WORDS[language][id].definition,
      ]),
    right: [1, 2],
  };
}
