import { Link } from 'wouter';
import { addressOf } from '../../api/call.ts';
import { useApi } from '../../api/query.ts';
import type { Indicator } from '../../api/types.ts';
import { SelectInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { NoCluster } from '../../components/no-cluster.tsx';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { isoDay } from '../../format/moments.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { indicatorTexts } from '../../texts/indicators.ts';
import { useFigureValue } from './figure-values.ts';
import { Initiatives } from './initiatives.tsx';
import { Investment } from './investment.tsx';
import { FigureTabs, ScopeCluster, useOwnClusters, useScope, yearsUntilNow } from './scope.tsx';
import { Standings } from './standings.tsx';

const FILTERS = { since: null } as const;
/** Where on this page what is missing is entered; figures of companies and funding have pages of their own. */
const HERE = { standings: '#standings', initiatives: '#initiatives', years: '#years' } as const;

/** The indicators of one cluster over some years, and what coordinators enter for them. */
export default function IndicatorsPage() {
  const t = useTexts(indicatorTexts);
  const { language } = usePreferences();
  const scope = useScope();
  const [{ since }, setFilters] = useFilters(FILTERS);
  const clusters = useOwnClusters();
  const cluster = clusters.find(({ id }) => id === scope.filters.cluster) ?? clusters[0];
  const today = isoDay(new Date());
  const last = scope.filters.year ?? today.slice(0, 4);
  const first = since !== undefined && since < last ? since : last;
  const end = `${last}-12-31`;
  const query = { from: `${first}-01-01`, to: end < today ? end : today, lang: language };
  const read = useApi(
    'GET /v1/clusters/{id}/indicators',
    cluster === undefined ? null : { params: { id: cluster.id }, query },
    { keepPrevious: true },
  );
  const shown = useFigureValue();
  const address = (id: string, format: 'csv' | 'svg') =>
    addressOf('GET /v1/clusters/{id}/indicators', { params: { id }, query: { ...query, format } });
  const years = yearsUntilNow().map((one) => [one, one] as const);
  return (
    <Page title={t.title} lead={t.lead} tabs={<FigureTabs at="indicators" scope={scope} />}>
      {cluster === undefined ? (
        <NoCluster rows={6} />
      ) : (
        <div className="stack lg">
          <div className="row wide end-line">
            <ScopeCluster cluster={cluster} scope={scope} />
            <SelectInput
              id="since"
              label={t.from}
              value={first}
              onChange={(year) => setFilters({ since: year })}
              options={years}
            />
            <SelectInput
              id="year"
              label={t.to}
              value={last}
              onChange={(year) => scope.change({ year })}
              options={years}
            />
            <a className="btn" href={address(cluster.id, 'csv')}>
              {t.csv}
            </a>
            <a className="btn" href={address(cluster.id, 'svg')}>
              {t.picture}
            </a>
          </div>
          <Await of={read} rows={10}>
            {({ items }) => (
              <List
                caption={t.caption}
                rows={items}
                rowKey={({ id }) => id}
                name={{ head: t.name, cell: ({ name }) => name, sub: ({ definition }) => definition }}
                columns={[
                  { key: 'value', head: t.value, cell: ({ value, unit }) => shown(value, unit), numeric: true },
                  { key: 'before', head: t.before, cell: ({ before, unit }) => shown(before, unit), numeric: true },
                  { key: 'missing', head: t.missing, cell: (row) => <Missing of={row} clusterId={cluster.id} /> },
                ]}
              />
            )}
          </Await>
          <Initiatives key={`i ${cluster.id}`} clusterId={cluster.id} />
          <Investment key={`y ${cluster.id}`} clusterId={cluster.id} />
          <Standings key={`s ${cluster.id}`} clusterId={cluster.id} />
        </div>
      )}
    </Page>
  );
}

/** What is not known of an indicator, and the way to where it is entered. */
function Missing({ of, clusterId }: { of: Indicator; clusterId: string }) {
  const t = useTexts(indicatorTexts);
  if (of.missing === null || of.enterAt === null) return '–';
  const place = of.enterAt;
  const about = (
    <>
      {t.enter}
      <span className="sr"> {of.name}</span>
    </>
  );
  return (
    <span>
      {of.missing}{' '}
      {place in HERE ? (
        <a href={HERE[place as keyof typeof HERE]}>{about}</a>
      ) : (
        <Link href={place === 'funding' ? to('cluster', { id: clusterId }) : to('organisations')}>{about}</Link>
      )}
    </span>
  );
}
