import { useAct } from '../../api/query.ts';
import type { Consortium, ConsortiumPatch } from '../../api/types.ts';
import { toast } from '../../shell/toasts.tsx';
import { undoneBetween, useUndoing } from './asked-again.tsx';

/** What a part of the settings of a group is about. */
export type Part = { consortium: Consortium; etag: string | null };

/** What each part of the page changes, and how it says that it is done. */
export function usePatch(consortium: Consortium, etag: string | null, saved: string) {
  const trial = useAct('PATCH /v1/consortia/{id}');
  const act = useAct('PATCH /v1/consortia/{id}', { done: () => toast({ text: saved }) });
  const undoing = useUndoing();
  const patch = async (body: ConsortiumPatch) => {
    const input = { params: { id: consortium.id }, ifMatch: etag ?? '*', body };
    const would = await trial.run({ ...input, query: { dryRun: true } });
    if (would !== null) await undoing.goOn(undoneBetween(consortium, would.data), () => act.run(input));
  };
  return {
    busy: trial.busy || act.busy,
    error: trial.error ?? act.error,
    patch: (body: ConsortiumPatch) => void patch(body),
    question: undoing.question(act.busy),
  };
}
