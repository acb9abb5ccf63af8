import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useLive } from '../../api/live.ts';
import { queryClient, useAct, useApi } from '../../api/query.ts';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';

type Run = Answer<'GET /v1/match-runs/{id}'>;
type Progress = Pick<Run, 'status' | 'progress'>;
const FINAL = new Set(['succeeded', 'infeasible', 'failed', 'cancelled']);

/** A search as it runs, live; when it is done the page is read afresh. */
export function SearchProgress({ runId }: { runId: string }) {
  const t = useTexts(tenderPageTexts);
  const f = useFormats();
  const first = useApi('GET /v1/match-runs/{id}', { params: { id: runId } });
  const [live, setLive] = useState<Progress | null>(null);
  const cancel = useAct('POST /v1/match-runs/{id}/cancel', { done: () => toast({ text: t.stopped }) });
  const now = live ?? first.data;
  const done = now !== undefined && FINAL.has(now.status);
  useLive<Progress>(
    done ? null : `/v1/match-runs/${runId}/events`,
    'progress',
    (run) => {
      setLive(run);
      if (FINAL.has(run.status)) void queryClient.invalidateQueries();
    },
    (run) => FINAL.has(run.status),
  );
  if (now === undefined || done) return null;
  const { lotsDone, lotsTotal, incumbent, upperBound, stage } = now.progress;
  return (
    <Section
      id="searching"
      title={t.searching}
      aside={
        <button
          className="btn sm"
          type="button"
          aria-busy={cancel.busy}
          onClick={() => void cancel.run({ params: { id: runId } })}
        >
          {t.stop}
        </button>
      }
    >
      <div className="sheet pad stack">
        <p role="status">{stage === 'plan' ? t.planning : t.progress(f.count(lotsDone), f.count(lotsTotal))}</p>
        <progress className="meter" max={Math.max(1, lotsTotal)} value={lotsDone} aria-label={t.progressLabel} />
        {incumbent === null || upperBound === null ? null : (
          <p className="mute">{t.best(f.score(incumbent), f.score(upperBound))}</p>
        )}
      </div>
    </Section>
  );
}
