import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Names, tell } from '../explanations/tell.ts';
import { organisationAt, type ProblemFile, type Told, type WhyNot } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { storedProblem } from './archive.ts';
import * as candidates from './candidates.repository.ts';
import type { Engine } from './engine.ts';
import * as repository from './repository.ts';
import type { WhyNotView } from './schemas.ts';
import { consortiumView } from './view.ts';
import { type Naming, namesFor } from './wording.ts';

/** How long somebody waits for an answer, in seconds; it then says how far it got. */
const PATIENCE_S = 30;

export type WhyNotService = ReturnType<typeof createWhyNotService>;

/** Answers a company that asks its coordinator why it was not proposed. */
export function createWhyNotService(deps: { database: Database; clock: Clock; engine: Engine; naming: Naming }) {
  const { database } = deps;
  return {
    /**
     * From the stored problem of the lot (the run's first unless given), so for the run as it was. An organisation that
     * was no candidate then is added as it is today, so that it is told what it lacks.
     * @throws SearchStopped when the signal says so
     */
    async ask(
      actor: Actor,
      runId: string,
      { organisationId, lotId: wantedLot }: { organisationId: string; lotId?: string | undefined },
      signal: AbortSignal,
    ): Promise<WhyNotView> {
      const asked = await inTransaction(database, actor, async (tx) => {
        const run = await repository.findRun(tx, runId);
        if (run === null) throw notFound('match run');
        const lots = await repository.findRunLotProblems(tx, runId);
        const lot = wantedLot === undefined ? lots[0] : lots.find((row) => row.lotId === wantedLot);
        if (lot === undefined && wantedLot !== undefined)
          throw invalidField('?lotId', 'is not a lot that this run answered');
        if (lot === undefined) {
          throw new DomainError('conflict', 'not_answered', `A match run that is ${run.status} has no answer yet.`, {
            details: { state: run.status },
          });
        }
        const names = await deps.naming.organisationNames(tx, [organisationId]);
        const name = names.get(organisationId);
        if (name === undefined) throw notFound('organisation');
        return {
          run,
          lot,
          name,
          candidate: await candidates.findCandidate(tx, organisationId, run.clusterId),
        };
      });
      const problem = withCandidate(storedProblem(asked.lot), asked.candidate, today(deps.clock));
      const answer = await deps.engine.whyNot(problem, organisationId, asked.run.options.nodes ?? 1, {
        turn: { clusterId: asked.run.clusterId, work: 'question' },
        limit: { seconds: PATIENCE_S },
        signal,
      });
      const { language, names } = await inTransaction(database, actor, async (tx) => {
        const language = await deps.naming.languageOf(tx, actor);
        const known = { lotIds: [asked.lot.lotId], said: [organisationId, answer], language };
        return { language, names: await namesFor(tx, deps.naming, known) };
      });
      return {
        ...whyNotView(answer, language, names),
        matchRunId: runId,
        lotId: asked.lot.lotId,
        name: asked.name,
      };
    },
  };
}

/** The engine's answer with names and words. */
function whyNotView(
  answer: WhyNot,
  language: Language,
  names: Names,
): Omit<WhyNotView, 'matchRunId' | 'lotId' | 'name'> {
  const { smallestChange, bestWith } = answer;
  const words = (told: Told): string => tell([told], language, names)[0] ?? '';
  return {
    ...answer,
    bestWith: bestWith === null ? null : consortiumView(bestWith, language, names),
    lacks: answer.lacks.map(({ requirementId, lacks }) => ({ requirementId, lacks: [...lacks] })),
    smallestChange:
      smallestChange === null ? null : { ...smallestChange, explanation: words(smallestChange.explanation) },
    explanation: tell(answer.explanation, language, names),
  };
}

const today = (clock: Clock): string => dayOf(clock());

/** The problem with an organisation that was no candidate then, as it is on a day. */
function withCandidate(problem: ProblemFile, added: candidates.KnownCandidate | null, day: string): ProblemFile {
  const { organisations, conflicts = [] } = problem;
  if (added === null) return problem;
  const { id } = added.candidate;
  if (organisations.some((one) => one.id === id)) return problem;
  const all = [...organisations, organisationAt(added.candidate, day, 0)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Set(organisations.map((one) => one.id));
  const apart = added.apart.filter((other) => known.has(other)).map((other) => ({ a: id, b: other }));
  return { ...problem, organisations: all, conflicts: [...conflicts, ...apart] };
}
