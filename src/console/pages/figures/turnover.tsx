import { useApi } from '../../api/query.ts';
import type { TurnoverReport } from '../../api/types.ts';
import { DayInput, SelectInput } from '../../components/inputs.tsx';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { useFilters } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { sectorWord } from '../../texts/sectors.ts';
import { Exports } from './exports.tsx';
import { FigureTabs, ScopeFields, useScope, useScopeWords } from './scope.tsx';

const GROUPS = ['year', 'cluster', 'organisation', 'sizeClass', 'sector', 'tender'] as const;
const MEASURES = ['signed', 'invoiced', 'paid'] as const;
const FILTERS = {
  measure: MEASURES,
  by: GROUPS,
  and: GROUPS,
  from: null,
  to: null,
  cluster: null,
  year: null,
} as const;

/** Turnover by one or two things, with what one takes away from it. */
export default function TurnoverPage() {
  const t = useTexts(figureTexts);
  const words = t.turnover;
  const { language } = usePreferences();
  const scope = useScope();
  const [filters, change] = useFilters(FILTERS);
  const by = filters.by ?? 'organisation';
  const groupBy = filters.and === undefined || filters.and === by ? [by] : [by, filters.and];
  const query = {
    ...scope.query,
    ...(filters.from === undefined ? {} : { from: filters.from }),
    ...(filters.to === undefined ? {} : { to: filters.to }),
    measure: filters.measure ?? ('signed' as const),
    groupBy,
  };
  const report = useApi('GET /v1/reports/turnover', { query: { ...query, lang: language } }, { keepPrevious: true });
  const lead = useScopeWords(scope, report.data?.clusterName);
  const options = GROUPS.map((group) => [group, words.groups[group]] as const);
  return (
    <Page title={words.title} lead={lead} tabs={<FigureTabs at="turnover" scope={scope} />}>
      <ScopeFields scope={scope} />
      <div className="row wide sec">
        <SelectInput
          id="measure"
          label={words.measure}
          value={filters.measure ?? 'signed'}
          onChange={(measure) => change({ measure })}
          options={MEASURES.map((measure) => [measure, words.measures[measure]] as const)}
        />
        <SelectInput
          id="by"
          label={words.by}
          value={by}
          onChange={(group) => change({ by: group })}
          options={options}
        />
        <SelectInput
          id="and"
          label={words.and}
          value={filters.and ?? ''}
          onChange={(group) => change({ and: group })}
          options={[['', words.nothing], ...options.filter(([group]) => group !== by)]}
        />
        <DayInput id="from" label={words.from} value={filters.from ?? ''} onChange={(from) => change({ from })} />
        <DayInput id="to" label={words.to} value={filters.to ?? ''} onChange={(day) => change({ to: day })} />
      </div>
      <Await of={report} rows={8}>
        {(data) => (
          <Section
            id="rows"
            title={`${words.measures[data.measure]}, ${words.by.toLowerCase()} ${groupBy
              .map((group) => words.groups[group])
              .join(` ${words.and} `)}`}
            aside={<Exports of="GET /v1/reports/turnover" query={query} what={words.caption} />}
          >
            <Rows report={data} />
          </Section>
        )}
      </Await>
    </Page>
  );
}

function Rows({ report }: { report: TurnoverReport }) {
  const words = useTexts(figureTexts);
  const t = words.turnover;
  const f = useFormats();
  const { language } = usePreferences();
  const sizes: Readonly<Record<string, string>> = t.sizes;
  const read = (row: TurnoverReport['rows'][number], i: number) => {
    const key = row.keys[i] ?? '';
    if (report.groupBy[i] === 'sector') return sectorWord(key, language);
    return report.groupBy[i] === 'sizeClass' ? (sizes[row.ids[i] ?? ''] ?? t.unknown) : key;
  };
  if (report.rows.length === 0) return <p className="mute">{t.none}</p>;
  return (
    <SimpleTable
      caption={t.caption}
      rows={report.rows}
      rowKey={({ ids, keys }) => `${ids.join(' ')} ${keys.join(' ')}`}
      columns={[
        ...report.groupBy.map((group, i) => ({
          head: `${t.groups[group].charAt(0).toUpperCase()}${t.groups[group].slice(1)}`,
          cell: (row: TurnoverReport['rows'][number]) => read(row, i),
        })),
        { head: words.byYear.amount, numeric: true, cell: ({ amount }) => f.money(amount.amountCents) },
        { head: words.byYear.contracts, numeric: true, cell: ({ contracts }) => f.count(contracts) },
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={report.groupBy.length}>
            {t.total}
          </th>
          <td className="num">{f.money(report.total.amountCents)}</td>
          <td />
        </tr>
      }
    />
  );
}
