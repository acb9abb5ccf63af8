import { Link } from 'wouter';
import { useApi } from '../../api/query.ts';
import type { ExposureReport, KpiReport, TurnoverReport } from '../../api/types.ts';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { AllFigures } from './all-figures.tsx';
import { Lorenz, YearBars } from './charts.tsx';
import { Exports } from './exports.tsx';
import { useFigureValue } from './figure-values.ts';
import { FigureTabs, type Scope, ScopeFields, useScope, useScopeWords } from './scope.tsx';
import { spreadOf } from './spread.ts';

const HEAD = ['signedCents', 'tendersWon', 'leverage', 'companiesServed', 'companiesNeverServed'] as const;
const SHOWN = 8;
/** Years in the table; the chart has all of them, and so has what is exported. */
const LATEST = 10;

/** What the network achieved: key figures, by year, who had some of it, whose turn it is. */
export default function FiguresPage() {
  const t = useTexts(figureTexts);
  const { language } = usePreferences();
  const scope = useScope();
  const query = { ...scope.query, lang: language };
  const kpis = useApi('GET /v1/reports/kpis', { query: { ...query, compare: 'clusters' } }, { keepPrevious: true });
  const years = useApi('GET /v1/reports/turnover', { query: { ...query, groupBy: ['year'] } }, { keepPrevious: true });
  const members = useApi(
    'GET /v1/reports/turnover',
    { query: { ...query, groupBy: ['organisation'] } },
    { keepPrevious: true },
  );
  const exposure = useApi('GET /v1/reports/exposure', { query }, { keepPrevious: true });
  const lead = useScopeWords(scope, kpis.data?.clusterName);
  return (
    <Page
      title={t.title}
      lead={lead}
      acts={
        <Link className="btn first" href={to('yearly', null, scope.filters)}>
          {t.parts.yearly}
        </Link>
      }
      tabs={<FigureTabs at="figures" scope={scope} />}
    >
      <ScopeFields scope={scope} />
      <Await of={kpis} rows={3}>
        {(report) => <Keys report={report} />}
      </Await>
      <Await of={years}>{(report) => <ByYear report={report} query={scope.query} />}</Await>
      <div className="half">
        <Await of={exposure}>
          {(turns) =>
            members.data === undefined ? null : <Shares turns={turns} turnover={members.data} query={scope.query} />
          }
        </Await>
        <Await of={exposure}>
          {(turns) =>
            members.data === undefined ? null : <Turns turns={turns} turnover={members.data} scope={scope} />
          }
        </Await>
      </div>
      <Await of={kpis}>{(report) => <AllFigures report={report} query={scope.query} />}</Await>
    </Page>
  );
}

function Keys({ report: { figures } }: { report: KpiReport }) {
  const t = useTexts(figureTexts);
  const write = useFigureValue();
  return (
    <dl className="keys">
      {HEAD.map((name) => {
        const { value, before, unit } = figures[name];
        return (
          <div key={name}>
            <dt>
              <a href={`#def-${name}`}>{t.names[name]}</a>
            </dt>
            <dd className="v">{write(value, unit)}</dd>
            <dd className="note">
              {value === null
                ? t.unknown
                : before !== null
                  ? t.before(write(before, unit))
                  : name === 'leverage'
                    ? t.perEuro
                    : ''}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function ByYear({ report, query }: { report: TurnoverReport; query: object }) {
  const t = useTexts(figureTexts).byYear;
  const f = useFormats();
  const rows = report.rows.map(({ ids, amount, contracts }) => ({
    year: ids[0] ?? '',
    cents: amount.amountCents,
    contracts,
  }));
  const change = (i: number) => {
    const [row, last] = [rows[i], rows[i - 1]];
    // Years without turnover have no row: what there was longer ago is no base.
    const isNext = Number(row?.year) - Number(last?.year) === 1;
    const [now, before] = [row?.cents ?? 0, last?.cents ?? 0];
    if (!isNext || before <= 0) return '–';
    const bp = Math.round(((now - before) / before) * 100) * 100;
    return `${bp > 0 ? '+' : bp < 0 ? '−' : ''}${f.share(Math.abs(bp))}`;
  };
  return (
    <Section
      id="by-year"
      title={t.title}
      aside={<Exports of="GET /v1/reports/turnover" query={{ ...query, groupBy: ['year'] }} what={t.title} />}
    >
      {rows.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <div className="two even">
          <figure className="sheet pad">
            <YearBars rows={rows} />
            <figcaption className="note">{t.note}</figcaption>
          </figure>
          <SimpleTable
            caption={t.caption}
            rows={rows
              .map((row, i) => ({ ...row, change: change(i) }))
              .reverse()
              .slice(0, LATEST)}
            rowKey={({ year }) => year}
            columns={[
              { head: t.year, cell: ({ year }) => year },
              { head: t.amount, numeric: true, cell: ({ cents }) => f.money(Math.round(cents / 100) * 100) },
              { head: t.contracts, numeric: true, cell: ({ contracts }) => f.count(contracts) },
              { head: t.change, numeric: true, cell: (row) => row.change },
            ]}
          />
        </div>
      )}
    </Section>
  );
}

/** What each member had, by its id; cents. */
const amountsOf = ({ rows }: TurnoverReport): ReadonlyMap<string | null | undefined, number> =>
  new Map(rows.map(({ ids, amount }) => [ids[0], amount.amountCents]));

function Shares({ turns, turnover, query }: { turns: ExposureReport; turnover: TurnoverReport; query: object }) {
  const t = useTexts(figureTexts).spread;
  const f = useFormats();
  const amounts = amountsOf(turnover);
  const spread = spreadOf(turns.members.map(({ organisationId }) => amounts.get(organisationId) ?? 0));
  const share = (part: number) => f.share(Math.round(part * 1_000) * 10);
  return (
    <Section
      id="spread"
      title={t.title}
      aside={<Exports of="GET /v1/reports/turnover" query={{ ...query, groupBy: ['organisation'] }} what={t.title} />}
    >
      {spread === null ? (
        <p className="mute">{t.none}</p>
      ) : (
        <figure className="sheet pad stack">
          <p>{t.tenth(share(spread.topTenth), share(spread.without))}</p>
          <Lorenz spread={spread} />
          <figcaption className="note">{t.gini(f.quality(spread.gini))}</figcaption>
        </figure>
      )}
    </Section>
  );
}

function Turns({ turns, turnover, scope }: { turns: ExposureReport; turnover: TurnoverReport; scope: Scope }) {
  const t = useTexts(figureTexts).turn;
  const f = useFormats();
  const amounts = amountsOf(turnover);
  const waiting = turns.members
    .filter(({ organisationId }) => (amounts.get(organisationId) ?? 0) <= 0)
    .sort((a, b) => b.proposals - a.proposals || b.invitations - a.invitations);
  return (
    <Section id="turns" title={t.title} lead={t.lead}>
      {waiting.length === 0 ? (
        <p className="mute">{turns.members.length === 0 ? t.nobody : t.none}</p>
      ) : (
        <SimpleTable
          caption={t.caption}
          rows={waiting.slice(0, SHOWN)}
          rowKey={({ organisationId }) => organisationId}
          columns={[
            {
              head: t.member,
              cell: ({ organisationId, name }) => <Link href={to('organisation', { id: organisationId })}>{name}</Link>,
            },
            { head: t.proposals, numeric: true, cell: ({ proposals }) => f.count(proposals) },
            { head: t.invitations, numeric: true, cell: ({ invitations }) => f.count(invitations) },
          ]}
        />
      )}
      <p className="note">
        <Link href={to('exposure', null, scope.filters)}>{t.all}</Link>. {t.note}
      </p>
    </Section>
  );
}
