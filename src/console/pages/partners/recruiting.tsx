import { useState } from 'react';
import { ownClusterIds, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { RecruitingSurvey } from '../../api/types.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { NoCluster } from '../../components/no-cluster.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { recruitingTexts } from '../../texts/recruiting.ts';
import { PartnerTabs } from './partner-tabs.tsx';

/** While a survey is under way it is read again so often. */
const AGAIN_MS = 2_000;

const FILTERS = { cluster: null } as const;

/** Whom to recruit: which trades the calls for tender of a year lacked. */
export default function RecruitingPage() {
  const t = useTexts(recruitingTexts);
  const own = ownClusterIds(useMe());
  const [{ cluster: chosen }, filter] = useFilters(FILTERS);
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const clusterId = chosen ?? own[0] ?? clusters.data?.items[0]?.id;
  const [pace, setPace] = useState<number | false>(false);
  const surveys = useApi(
    'GET /v1/clusters/{id}/recruiting-surveys',
    clusterId === undefined ? null : { params: { id: clusterId }, query: { limit: 1 } },
    { refetchInterval: pace, keepPrevious: true },
  );
  const latest = surveys.data?.items[0];
  const open = latest !== undefined && (latest.state === 'queued' || latest.state === 'running');
  if (open !== (pace !== false)) setPace(open ? AGAIN_MS : false);
  const start = useAct('POST /v1/clusters/{id}/recruiting-surveys');
  return (
    <Page
      title={t.title}
      lead={t.lead}
      tabs={<PartnerTabs current="recruiting" />}
      acts={
        <button
          className="btn first"
          type="button"
          disabled={open || start.busy || clusterId === undefined}
          onClick={() => clusterId !== undefined && void start.run({ params: { id: clusterId }, body: {} })}
        >
          {t.start}
        </button>
      }
    >
      <Refusal error={start.error} />
      <div className="stack">
        <ClusterField
          id="recruiting-cluster"
          label={t.cluster}
          value={clusterId}
          onChange={(cluster) => filter({ cluster })}
        />
        {clusterId === undefined ? (
          <NoCluster rows={5} />
        ) : (
          <Await of={surveys}>
            {({ items: [survey] }) => (survey === undefined ? <Empty {...t.none} /> : <Survey survey={survey} />)}
          </Await>
        )}
      </div>
    </Page>
  );
}

function Survey({ survey }: { survey: RecruitingSurvey }) {
  const t = useTexts(recruitingTexts);
  const f = useFormats();
  const { lotsDone, lotsTotal, lotsUnserved, wanted, state } = survey;
  return (
    <Section id="survey" title={t.of(f.day(survey.from), f.day(survey.to))}>
      <p aria-live="polite">
        {state === 'done'
          ? t.seen(f.count(lotsDone), f.count(lotsUnserved))
          : state === 'failed'
            ? t.failed
            : t.running(f.count(lotsDone), f.count(lotsTotal))}
      </p>
      {state === 'done' && !survey.complete ? <p>{t.partly}</p> : null}
      {wanted.length === 0 ? (
        state === 'done' ? (
          <p>{t.nothing}</p>
        ) : null
      ) : (
        <List
          caption={t.caption}
          rows={wanted}
          rowKey={({ cpv }) => cpv}
          name={{ head: t.trade, cell: ({ cpv }) => <Trade code={cpv} /> }}
          columns={[
            { key: 'opened', head: t.opened, cell: (row) => f.count(row.lotsOpened), numeric: true },
            { key: 'worth', head: t.openedWorth, cell: (row) => f.money(row.openedCents), numeric: true },
            { key: 'others', head: t.withOthers, cell: (row) => f.count(row.lotsOpenedWithOthers), numeric: true },
            { key: 'improved', head: t.improved, cell: (row) => f.count(row.lotsImproved), numeric: true },
            { key: 'gain', head: t.gain, cell: (row) => f.score(row.gain), numeric: true },
            { key: 'level', head: t.level, cell: (row) => f.count(row.minLevel), numeric: true },
            { key: 'certificates', head: t.certificates, cell: (row) => row.certifications.join(', ') || '–' },
          ]}
        />
      )}
    </Section>
  );
}
