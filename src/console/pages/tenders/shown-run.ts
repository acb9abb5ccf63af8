import type { Answer } from '../../api/call.ts';
import { type Read, useApi } from '../../api/query.ts';

type Run = Answer<'GET /v1/match-runs/{id}'>;
/** Runs that ended without saying anything of the lots. */
const WITHOUT_ANSWER = new Set(['cancelled', 'failed']);

/** The latest search of a tender that has something to show: one that was cancelled does not hide what was found before. */
export function useShownRun(tender: { id: string; latestMatchRunId: string | null } | undefined): Read<Run> {
  const latestId = tender?.latestMatchRunId ?? null;
  const latest = useApi('GET /v1/match-runs/{id}', latestId === null ? null : { params: { id: latestId } });
  const isBarren = latest.data !== undefined && WITHOUT_ANSWER.has(latest.data.status);
  const all = useApi(
    'GET /v1/tenders/{id}/match-runs',
    isBarren && tender !== undefined ? { params: { id: tender.id }, query: { limit: 50 } } : null,
  );
  const before = all.data?.items.find(({ status }) => !WITHOUT_ANSWER.has(status))?.id ?? null;
  const earlier = useApi('GET /v1/match-runs/{id}', before === null ? null : { params: { id: before } });
  if (!isBarren || (all.data !== undefined && before === null)) return latest;
  return { ...earlier, error: all.error ?? earlier.error };
}
