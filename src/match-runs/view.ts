import type { MatchRunLotRow, MatchRunRow } from './repository.ts';
import type { MatchRunSummaryView, MatchRunView } from './schemas.ts';

/** A run without its answers. */
export const runSummary = (run: MatchRunRow): MatchRunSummaryView => ({
  id: run.id,
  tenderId: run.tenderId,
  status: run.status,
  progress: run.progress,
  error: run.error,
  engineVersion: run.engineVersion,
  createdAt: run.createdAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

type Stored = { consortia: { members: { organisationId: string }[] }[] };

/** A run with its answers; members are shown with their names. */
export async function runView(
  run: MatchRunRow,
  lots: readonly Omit<MatchRunLotRow, 'problem'>[],
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
): Promise<MatchRunView> {
  const results = lots.map((lot) => lot.result as unknown as Stored);
  const ids = new Set(
    results.flatMap((result) => result.consortia.flatMap((c) => c.members.map((m) => m.organisationId))),
  );
  const names = await namesOf([...ids]);
  return {
    ...runSummary(run),
    lots: lots.map((lot, i) => ({
      ...(lot.result as unknown as MatchRunView['lots'][number]),
      lotId: lot.lotId,
      consortia: results[i]!.consortia.map((consortium) => ({
        ...(consortium as MatchRunView['lots'][number]['consortia'][number]),
        members: (consortium as MatchRunView['lots'][number]['consortia'][number]).members.map((member) => ({
          ...member,
          name: names.get(member.organisationId) ?? null,
        })),
      })),
    })),
  };
}
