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

type Answer = MatchRunView['lots'][number];

/** Names of the organisations and requirements that an answer speaks of. */
export type Naming = {
  organisations: (ids: string[]) => Promise<Map<string, string>>;
  requirements: (lotIds: string[]) => Promise<Map<string, string>>;
};

/** A run with its answers. The engine knows ids only: members get their names, and so do the words of explanations. */
export async function runView(
  run: MatchRunRow,
  lots: readonly Omit<MatchRunLotRow, 'problem'>[],
  naming: Naming,
): Promise<MatchRunView> {
  const answers = lots.map((lot) => lot.result as unknown as Answer);
  const names = new Map([
    ...(await naming.organisations([...new Set(answers.flatMap(organisationsIn))])),
    ...(await naming.requirements(lots.map((lot) => lot.lotId))),
  ]);
  return {
    ...runSummary(run),
    lots: lots.map((lot, i) => ({
      ...answers[i]!,
      ...named(answers[i]!, names),
      lotId: lot.lotId,
      snapshotVersion: lot.snapshotVersion,
    })),
  };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every organisation that an answer names, in a consortium or among the nearest. */
const organisationsIn = (answer: Answer): string[] => [
  ...answer.consortia.flatMap((consortium) => consortium.members.map((member) => member.organisationId)),
  ...(JSON.stringify(answer.infeasibility ?? null).match(UUID) ?? []),
];

function named(answer: Answer, names: ReadonlyMap<string, string>): Pick<Answer, 'consortia' | 'infeasibility'> {
  const inWords = (text: string): string => text.replace(UUID, (id) => names.get(id) ?? id);
  const consortia = answer.consortia.map((consortium) => ({
    ...consortium,
    members: consortium.members.map((member) => ({ ...member, name: names.get(member.organisationId) ?? null })),
    ...(consortium.explanation === undefined ? {} : { explanation: consortium.explanation.map(inWords) }),
  }));
  const infeasibility = answer.infeasibility as (Record<string, unknown> & { explanation?: string[] }) | null;
  if (infeasibility?.explanation === undefined) return { consortia, infeasibility };
  return { consortia, infeasibility: { ...infeasibility, explanation: infeasibility.explanation.map(inWords) } };
}
