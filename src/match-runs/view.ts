import { consortiumInWords, lotInWords } from '../explanations/result.ts';
import type { Saying } from '../explanations/sayings.ts';
import { type Names, tell, tellStored } from '../explanations/tell.ts';
import type { LotResult, Proposal, TenderResult } from '../matching/index.ts';
import { namesNoTrade } from '../shared/cpv.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { lotEquipmentView, supplyView } from './equipment.ts';
import type { MatchRunLotRow, MatchRunRow } from './repository.ts';
import type { MatchRunSummaryView, MatchRunView } from './schemas.ts';

/** A run without its answers. */
export const runSummary = (run: MatchRunRow): MatchRunSummaryView => ({
  id: run.id,
  tenderId: run.tenderId,
  lotIds: run.lotIds,
  status: run.status,
  progress: run.progress,
  error: run.error,
  engineVersion: run.engineVersion,
  createdAt: run.createdAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  stoppedAt: run.stopRequestedAt?.toISOString() ?? null,
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

/** A requirement of a lot, as far as its words say how far to trust an answer. */
type LotNeed = { lotId: string; cpv: string; weightBp: number; confirmed: boolean };

/** Basis points from which on it matters that a requirement names no trade: one firm in four would be there for it. */
const LARGE_PART = 2_500;

type Answer = MatchRunView['lots'][number];
type Alone = NonNullable<Answer['alone']>[number];

/**
 * A run with its answers. The engine knows ids and codes only: members get their names, explanations their words. Lots
 * whose needs nobody has confirmed say so, and those of which a large part is asked for under a code that names no trade.
 */
export function runView(
  run: MatchRunRow,
  lots: readonly Omit<MatchRunLotRow, 'problem'>[],
  {
    language,
    names,
    textLanguage,
    requirements,
    unread,
    origins,
  }: {
    language: Language;
    names: Names;
    /** Of the tender's texts: ISO 639-1, `und` where nobody knows. */
    textLanguage: string;
    requirements: readonly LotNeed[];
    unread: readonly string[];
    origins: MatchRunView['origins'];
  },
): MatchRunView {
  return {
    ...runSummary(run),
    lots: lots.map(({ lotId, snapshotVersion, looks, result, equipment }) => {
      const own = requirements.filter((one) => one.lotId === lotId);
      const needsConfirmed = own.some((one) => one.confirmed);
      const unclear = own.find(({ cpv, weightBp }) => weightBp >= LARGE_PART && namesNoTrade(cpv));
      const told = lotView(result, language, names);
      const timeRanOut = looks !== null;
      const open: Saying[] = [
        ...(timeRanOut ? [{ code: 'time_ran_out' as const }] : []),
        ...(needsConfirmed ? [] : [{ code: 'needs_unconfirmed' as const }]),
        ...(needsConfirmed || isReadWhole(textLanguage)
          ? []
          : [{ code: 'text_read_in_part' as const, language: textLanguage }]),
        ...(unclear === undefined
          ? []
          : [{ code: 'needs_general' as const, cpv: unclear.cpv, weightBp: unclear.weightBp }]),
      ];
      const engine =
        unclear === undefined ? told.explanation : tellStored(inFieldOnly(result, unclear.cpv), language, names);
      const explanation = [...engine, ...tell(open, language, names)];
      const generalCpv = unclear?.cpv ?? null;
      const consortia = told.consortia.map((one) => {
        const supplies = supplyView(equipment, one.rank, language, names);
        const said = supplies.map((supply) => supply.explanation);
        return { ...one, equipment: supplies, explanation: [...one.explanation, ...said] };
      });
      return {
        ...told,
        consortia,
        explanation,
        lotId,
        snapshotVersion,
        timeRanOut,
        needsConfirmed,
        generalCpv,
        equipment: lotEquipmentView(equipment, language, names),
      };
    }),
    plan: run.plan === null ? null : planView(run.plan, language, names),
    origins: [...origins],
    unread: [...unread],
  };
}

/** Whether what a text in that language asks for is read, besides its codes; of a language that nobody knows nothing is said. */
const isReadWhole = (language: string): boolean =>
  !/^[a-z]{2}$/.test(language) || LANGUAGES.some((one) => one === language);

/** Who serves a code that names no trade works in its field: that it could do the lot alone is not known. */
const inFieldOnly = ({ explanation = [] }: LotResult, cpv: string): (Saying | string)[] =>
  explanation.map((one) =>
    typeof one === 'object' && one.code === 'only_alone' ? { code: 'only_in_field', cpv, count: one.count } : one,
  );

function lotView(result: LotResult, language: Language, names: Names) {
  const told = lotInWords(result, language, names);
  return {
    ...told,
    options: { ...told.options },
    weights: { ...told.weights },
    consortia: told.consortia.map((one) => withNames(one, names)),
    // Runs before engine 2.0 do not say who could do it alone.
    alone: aloneView(told.alone ?? [], names),
  };
}

function planView(plan: TenderResult, language: Language, names: Names): NonNullable<MatchRunView['plan']> {
  return {
    certificate: plan.certificate,
    lots: plan.lots.map(({ lotIds, consortium, alone, aloneCount }) => ({
      lotIds: [...lotIds],
      consortium: consortium === null ? null : consortiumView(consortium, language, names),
      alone: aloneView(alone ?? [], names),
      aloneCount: aloneCount ?? 0,
    })),
    explanation: tellStored(plan.explanation, language, names),
  };
}

const aloneView = (alone: LotResult['alone'], names: Names): Alone[] =>
  alone.map((one) => ({ ...one, missing: [...one.missing], name: names.get(one.organisationId) ?? null }));

/** A proposal with the names of its members, and why in words. */
export const consortiumView = (consortium: Proposal, language: Language, names: Names) =>
  withNames(consortiumInWords(consortium, language, names), names);

const withNames = <C extends Pick<Proposal, 'members'>>(consortium: C, names: Names) => ({
  ...consortium,
  members: consortium.members.map((member) => ({
    ...member,
    covers: [...member.covers],
    name: names.get(member.organisationId) ?? null,
  })),
});
