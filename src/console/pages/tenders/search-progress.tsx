import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useLive } from '../../api/live.ts';
import { queryClient, useAct, useApi } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { lotName } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { searchTexts } from '../../texts/search.ts';
import type { Lots } from './search-further.tsx';

type Run = Answer<'GET /v1/match-runs/{id}'>;
type Progress = Pick<Run, 'status' | 'progress' | 'stoppedAt'>;
const FINAL = new Set(['succeeded', 'infeasible', 'failed', 'cancelled']);

/** A search as it runs, live; when it is done the page is read afresh. `lots`: of the tender, by name. */
export function SearchProgress({ runId, lots }: { runId: string; lots: Lots }) {
  const t = useTexts(searchTexts);
  const f = useFormats();
  const first = useApi('GET /v1/match-runs/{id}', { params: { id: runId } });
  const [live, setLive] = useState<Progress | null>(null);
  const now = live ?? first.data;
  const done = now !== undefined && FINAL.has(now.status);
  useLive<Progress>(
    done ? null : `/v1/match-runs/${runId}/events`,
    'progress',
    (run) => {
      // A lot more has its answer: it is read with the run.
      if (run.progress.lotsDone !== now?.progress.lotsDone) first.refetch();
      setLive(run);
      if (FINAL.has(run.status)) void queryClient.invalidateQueries();
    },
    (run) => FINAL.has(run.status),
  );
  if (now === undefined || done) return null;
  const { lotsDone, lotsTotal, stage } = now.progress;
  return (
    <Section id="searching" title={t.title}>
      <div className="sheet">
        <div className="pad stack">
          <p role="status">
            {now.status === 'queued'
              ? t.queued
              : now.stoppedAt !== null
                ? t.stopping
                : stage === 'plan'
                  ? t.planning
                  : t.progress(f.count(lotsDone), f.count(lotsTotal))}
          </p>
          <progress className="meter" max={Math.max(1, lotsTotal)} value={lotsDone} aria-label={t.label} />
          <Acts runId={runId} now={now} />
        </div>
      </div>
      {first.data === undefined ? null : <OfLots run={first.data} progress={now.progress} lots={lots} />}
    </Section>
  );
}

/** Two ways to end it: with the best found so far, or with nothing. */
function Acts({ runId, now }: { runId: string; now: Progress }) {
  const t = useTexts(searchTexts);
  const params = { id: runId };
  const stop = useAct('POST /v1/match-runs/{id}/stop', { done: () => toast({ text: t.stopped }) });
  const cancel = useAct('POST /v1/match-runs/{id}/cancel', { done: () => toast({ text: t.cancelled }) });
  return (
    <>
      <p className="row">
        {now.status === 'running' && now.stoppedAt === null ? (
          <button className="btn" type="button" aria-busy={stop.busy} onClick={() => void stop.run({ params })}>
            {t.stop}
          </button>
        ) : null}
        <button className="btn quiet" type="button" aria-busy={cancel.busy} onClick={() => void cancel.run({ params })}>
          {t.cancel}
        </button>
      </p>
      <Refusal error={stop.error ?? cancel.error} />
    </>
  );
}

/** Lot by lot: what is found, and what is possible at most. */
function OfLots({ run, progress, lots }: { run: Run; progress: Run['progress']; lots: Lots }) {
  const t = useTexts(searchTexts);
  const f = useFormats();
  const answers = new Map(run.lots.map((lot) => [lot.lotId, lot.certificate]));
  const known = (id: string) => {
    const answer = answers.get(id);
    if (answer !== undefined) return { score: answer.score, bound: answer.upperBound };
    return progress.lotId === id ? { score: progress.incumbent, bound: progress.upperBound } : null;
  };
  const points = (value: number | null | undefined) => (value == null ? '–' : f.score(Math.min(1, value)));
  return (
    <SimpleTable
      caption={t.caption}
      rows={lots.filter(({ id }) => run.lotIds.includes(id))}
      rowKey={({ id }) => id}
      columns={[
        { head: t.lot, cell: ({ externalId }) => lotName(externalId) },
        {
          head: t.state,
          cell: ({ id }) => {
            const answer = answers.get(id);
            if (answer === undefined) return <Tag icon="clock">{progress.lotId === id ? t.now : t.waits}</Tag>;
            if (answer.score === null) return <Tag tone="warn">{t.none}</Tag>;
            return answer.status === 'optimal' ? (
              <Tag icon="check">{t.proven}</Tag>
            ) : (
              t.open(f.decimal((answer.gap ?? 0) * 100))
            );
          },
        },
        { head: t.best, numeric: true, cell: ({ id }) => points(known(id)?.score) },
        { head: t.bound, numeric: true, cell: ({ id }) => points(known(id)?.bound) },
      ]}
    />
  );
}
