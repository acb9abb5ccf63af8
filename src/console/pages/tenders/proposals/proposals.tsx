import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../../api/call.ts';
import { useApi } from '../../../api/query.ts';
import { Page } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { Await, Empty, Failure, Loading } from '../../../components/states.tsx';
import { lotName } from '../../../format/lot.ts';
import { useFormats } from '../../../format/values.ts';
import { to, useFilters, usePathParams } from '../../../shell/paths.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { tenderTexts } from '../../../texts/tenders.ts';
import { WhatWouldHelp } from '../../partners/what-would-help.tsx';
import { SearchProgress } from '../search-progress.tsx';
import { useShownRun } from '../shown-run.ts';
import { Compare } from './compare.tsx';
import { Difference } from './difference.tsx';
import { PooledEquipment } from './equipment.tsx';
import { Impasse } from './impasse.tsx';
import { Matrix } from './matrix.tsx';
import { COMPONENTS, type LotFacts, type Proposal, pointsOf, type Run, type RunLot } from './model.ts';
import { Alone, Pins } from './pins.tsx';
import { LotTabs, PLAN, Plan } from './plan.tsx';
import { Proof } from './proof.tsx';
import { ProposalActs } from './proposal-acts.tsx';
import { Unread } from './unread.tsx';
import { ChangeWeights } from './weights.tsx';
import { WhyNot } from './why-not.tsx';

const MapOfMembers = lazy(() => import('./map.tsx'));
type Tender = Answer<'GET /v1/tenders/{id}'>;
const FILTERS = { lot: null, sort: COMPONENTS, pick: null, show: null, why: null } as const;

/** The consortia that a search proposes, to compare and to defend. */
export default function ProposalsPage() {
  const t = useTexts(proposalTexts);
  const { id } = usePathParams<'proposals'>('proposals');
  const tender = useApi('GET /v1/tenders/{id}', { params: { id } });
  const run = useShownRun(tender.data);
  const none = tender.data?.latestMatchRunId === null || (run.data?.lots.length === 0 && run.data.finishedAt !== null);
  if (tender.data !== undefined && none) {
    return (
      <Shell tender={tender.data} title={t.plain}>
        <Empty
          title={t.noRun.title}
          text={t.noRun.text}
          acts={
            <Link className="btn first" href={to('tender', { id })}>
              {t.noRun.go}
            </Link>
          }
        />
      </Shell>
    );
  }
  if (tender.data === undefined || run.data === undefined) {
    const error = tender.error ?? run.error;
    return (
      <Shell tender={tender.data} title={t.plain}>
        {error === null ? <Loading rows={8} /> : <Failure error={error} retry={tender.refetch} />}
      </Shell>
    );
  }
  if (run.data.status === 'queued' || run.data.status === 'running') {
    return (
      <Shell tender={tender.data} title={t.running.title}>
        <p className="mute">{t.running.text}</p>
        <SearchProgress runId={run.data.id} lots={tender.data.lots} />
      </Shell>
    );
  }
  return <OfLot tender={tender.data} etag={tender.etag} run={run.data} />;
}

function Shell({
  tender,
  title,
  lead,
  acts,
  tabs,
  children,
}: {
  tender: Tender | undefined;
  title: string;
  lead?: string;
  acts?: React.ReactNode;
  tabs?: React.ReactNode;
  children: React.ReactNode;
}) {
  const words = useTexts(tenderTexts);
  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      acts={acts}
      tabs={tabs}
      crumbs={[
        [to('tenders'), words.title],
        ...(tender === undefined ? [] : [[to('tender', { id: tender.id }), tender.title] as const]),
      ]}
    >
      {children}
    </Page>
  );
}

function OfLot({ tender, etag, run }: { tender: Tender; etag: string | null; run: Run }) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  const [filters, setFilters, addressWith] = useFilters(FILTERS);
  const current = run.lots.find(({ lotId }) => lotId === filters.lot) ?? run.lots[0];
  const facts = useApi(
    'GET /v1/match-runs/{id}/lots/{lotId}',
    current === undefined ? null : { params: { id: run.id, lotId: current.lotId } },
  );
  const showsPlan = filters.lot === PLAN && run.plan !== null;
  const lot = tender.lots.find(({ id }) => id === current?.lotId);
  const name = lotName(lot?.externalId ?? '');
  const best = current?.consortia[0];
  const tabs =
    run.lots.length < 2 && run.plan === null ? undefined : (
      <LotTabs
        tender={tender}
        run={run}
        current={showsPlan ? PLAN : current?.lotId}
        address={(id) => addressWith({ lot: id, pick: undefined, show: undefined, why: undefined })}
      />
    );
  if (showsPlan || current === undefined) {
    return (
      <Shell tender={tender} title={t.planOf.title} tabs={tabs}>
        <Plan run={run} tender={tender} />
      </Shell>
    );
  }
  const picked = (filters.pick ?? '1,2').split(',').map(Number);
  const shown = current.consortia.find(({ rank }) => String(rank) === filters.show) ?? best;
  const pick = (rank: number) => {
    const next = picked.includes(rank) ? picked.filter((one) => one !== rank) : [...picked, rank].slice(-2);
    setFilters({ pick: next.sort((a, b) => a - b).join(',') || '0' });
  };
  const value = lot?.estimatedValue == null ? '' : f.money(lot.estimatedValue.amountCents);
  return (
    <Shell
      tender={tender}
      title={t.title(name, current.consortia.length)}
      lead={
        facts.data === undefined || run.finishedAt === null
          ? t.leadPlain(lot?.title ?? '')
          : t.lead(lot?.title ?? '', value, f.instant(run.finishedAt), f.count(facts.data.candidates))
      }
      acts={shown === undefined ? undefined : <ProposalActs run={run} lotId={current.lotId} proposal={shown} />}
      tabs={tabs}
    >
      <p className="print-only note">
        {t.confidential(`${tender.title}, ${name}`, f.instant(new Date().toISOString()))}
      </p>
      {best === undefined || shown === undefined ? (
        <>
          <Impasse lot={current} run={run} tender={tender} />
          <PooledEquipment lot={current} />
          <Alone lot={current} />
        </>
      ) : (
        <Await of={facts} rows={8}>
          {(data) => (
            <Proposed
              tender={tender}
              etag={etag}
              run={run}
              lot={current}
              facts={data}
              shown={shown}
              sort={filters.sort}
              sortAddress={(sort) => addressWith({ sort })}
              picked={picked}
              pick={pick}
              showAddress={(rank) => addressWith({ show: String(rank) })}
              asked={filters.why}
              ask={(why) => setFilters({ why })}
            />
          )}
        </Await>
      )}
    </Shell>
  );
}

function Proposed({
  tender,
  etag,
  run,
  lot,
  facts,
  shown,
  picked,
  asked,
  ask,
  ...compare
}: {
  tender: Tender;
  etag: string | null;
  run: Run;
  lot: RunLot;
  facts: LotFacts;
  shown: Proposal;
  sort: (typeof COMPONENTS)[number] | undefined;
  sortAddress: (by: (typeof COMPONENTS)[number] | undefined) => string;
  picked: readonly number[];
  pick: (rank: number) => void;
  showAddress: (rank: number) => string;
  asked: string | undefined;
  ask: (organisationId: string) => void;
}) {
  const t = useTexts(proposalTexts);
  const points = pointsOf(facts.weights);
  const [first, second] = picked.map((rank) => lot.consortia.find((one) => one.rank === rank));
  const pair = first === undefined || second === undefined ? null : ([first, second] as const);
  return (
    <>
      <Unread run={run} lot={lot} />
      <Compare
        proposals={lot.consortia}
        facts={facts}
        points={points}
        picked={picked}
        shown={shown.rank}
        {...compare}
      />
      <div className="two">
        {lot.consortia.length < 2 ? null : <Difference pair={pair} points={points} />}
        <Alone lot={lot} />
      </div>
      <Matrix proposal={shown} facts={facts} origins={run.origins} />
      <PooledEquipment lot={lot} />
      {shown.explanation === undefined || shown.explanation.length === 0 ? null : (
        <details>
          <summary>{t.explanation}</summary>
          <ul className="read">
            {shown.explanation.map((line) => (
              <li key={line}>
                <Said text={line} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Proof lot={lot} run={run} lots={tender.lots} />
      <div className="half">
        <div>
          <Suspense fallback={<Loading />}>
            <MapOfMembers proposal={shown} facts={facts} />
          </Suspense>
          <div className="no-print">
            <Pins tender={tender} etag={etag} lot={lot} />
          </div>
        </div>
        <div className="no-print">
          <WhatWouldHelp runId={run.id} tenderId={run.tenderId} lotId={lot.lotId} />
          <WhyNot runId={run.id} lotId={lot.lotId} asked={asked} ask={ask} />
          <ChangeWeights key={run.id} tenderId={tender.id} proposals={lot.consortia} points={points} />
        </div>
      </div>
    </>
  );
}
