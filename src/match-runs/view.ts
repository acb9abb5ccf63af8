import type { MatchRunLotRow, MatchRunRow } from './repository.ts';
import type { MatchRunSummaryView, MatchRunView } from './schemas.ts';
import { idsIn, withNames } from './wording.ts';

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
  lots: () => Promise<Map<string, string>>;
};

type Plan = NonNullable<MatchRunView['plan']>;

/** A run with its answers. The engine knows ids only: members get their names, and so do the words of explanations. */
export async function runView(
  run: MatchRunRow,
  lots: readonly Omit<MatchRunLotRow, 'problem'>[],
  naming: Naming,
): Promise<MatchRunView> {
  const answers = lots.map((lot) => lot.result as unknown as Answer);
  const plan = run.plan as unknown as Plan | null;
  const inPlan = idsIn(JSON.stringify(plan));
  const names = new Map([
    ...(await naming.organisations([...new Set([...answers.flatMap(organisationsIn), ...inPlan])])),
    ...(await naming.requirements(lots.map((lot) => lot.lotId))),
    ...(plan === null ? [] : await naming.lots()),
  ]);
  return {
    ...runSummary(run),
    lots: lots.map((lot, i) => ({
      ...answers[i]!,
      ...named(answers[i]!, names),
      alone: (answers[i]!.alone ?? []).map((one) => ({ ...one, name: names.get(one.organisationId) ?? null })),
      lotId: lot.lotId,
      snapshotVersion: lot.snapshotVersion,
    })),
    plan: plan === null ? null : planView(plan, names),
  };
}

/** Every organisation that an answer names, in a consortium or among the nearest. */
const organisationsIn = (answer: Answer): string[] => [
  ...answer.consortia.flatMap((consortium) => consortium.members.map((member) => member.organisationId)),
  ...(answer.alone ?? []).map(({ organisationId }) => organisationId),
  ...idsIn(JSON.stringify(answer.infeasibility ?? null)),
];

function planView(plan: Plan, names: ReadonlyMap<string, string>): Plan {
  const inWords = wording(names);
  return {
    certificate: plan.certificate,
    lots: plan.lots.map(({ lotIds, consortium }) => ({
      lotIds,
      consortium: consortium === null ? null : namedConsortium(consortium, names),
    })),
    explanation: plan.explanation.map(inWords),
  };
}

const wording =
  (names: ReadonlyMap<string, string>) =>
  (text: string): string =>
    withNames(text, names);

type Consortium = Answer['consortia'][number];

const namedConsortium = (consortium: Consortium, names: ReadonlyMap<string, string>): Consortium => ({
  ...consortium,
  members: consortium.members.map((member) => ({ ...member, name: names.get(member.organisationId) ?? null })),
  ...(consortium.explanation === undefined ? {} : { explanation: consortium.explanation.map(wording(names)) }),
});

type Explained = Record<string, unknown> & {
  explanation?: string[];
  nearest?: { organisations: { explanation: string }[] }[];
};

function named(answer: Answer, names: ReadonlyMap<string, string>): Pick<Answer, 'consortia' | 'infeasibility'> {
  const inWords = wording(names);
  const consortia = answer.consortia.map((consortium) => namedConsortium(consortium, names));
  const infeasibility = answer.infeasibility as Explained | null;
  if (infeasibility?.explanation === undefined) return { consortia, infeasibility };
  const { explanation, nearest = [] } = infeasibility;
  const nearestInWords = nearest.map((one) => ({
    ...one,
    organisations: one.organisations.map((near) => ({ ...near, explanation: inWords(near.explanation) })),
  }));
  return {
    consortia,
    infeasibility: { ...infeasibility, explanation: explanation.map(inWords), nearest: nearestInWords },
  };
}
