import { useAct } from '../../api/query.ts';
import type { Consortium, ConsortiumPatch } from '../../api/types.ts';
import { toast } from '../../shell/toasts.tsx';
import { undoneBetween, useUndoing } from './asked-again.tsx';

/** What a part of the settings of a group is about. */
export type Part = { consortium: Consortium; etag: string | null };

/**
 * What each part of the page changes, and how it says that it is done. `patch` is given what to do once the group has
 * been read afresh.
 */
export function usePatch(consortium: Consortium, etag: string | null, saved: string) {
  const trial = useAct('PATCH /v1/consortia/{id}');
  const act = useAct('PATCH /v1/consortia/{id}', { done: () => toast({ text: saved }) });
  const undoing = useUndoing();
  const patch = async (body: ConsortiumPatch, done: () => void) => {
    const input = { params: { id: consortium.id }, ifMatch: etag ?? '*', body };
    const would = await trial.run({ ...input, query: { dryRun: true } });
    const go = async () => {
      if ((await act.run(input)) !== null) done();
    };
    if (would !== null) await undoing.goOn(undoneBetween(consortium, would.data), go);
  };
  return {
    busy: trial.busy || act.busy,
    error: trial.error ?? act.error,
    patch: (body: ConsortiumPatch, done: () => void) => void patch(body, done),
    question: undoing.question(act.busy),
  };
}
