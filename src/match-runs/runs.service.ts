import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import type { Proposal } from '../matching/index.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { createMatchRunAsking } from './asking.service.ts';
import { asMerged, type MergedInto } from './merged.ts';
import * as repository from './repository.ts';
import type { MatchRunSummaryView, MatchRunView } from './schemas.ts';
import type { MatchRunDeps } from './tender-runs.service.ts';
import { runSummary, runView } from './view.ts';
import { namesFor } from './wording.ts';

/** Counts who reads for organisations: the reader of a run sees the number's being none, not the people. */
const READER = systemActor('match-run-readers');

/** Where organisations come from that are proposed to a cluster and are none of its own. In a transaction of the system. */
export type OriginsOf = (
  tx: Tx,
  of: { tenderId: string; clusterId: string },
  organisationIds: readonly string[],
) => Promise<MatchRunView['origins']>;

export type MatchRunService = ReturnType<typeof createMatchRunService>;

/** Runs of the engine: asked for, followed, cancelled. The work itself is in execution.service.ts. */
export function createMatchRunService(
  deps: MatchRunDeps & {
    /** How many people read for each organisation. In a transaction of the system. */
    countReaders: (tx: Tx, ids: readonly string[]) => Promise<Map<string, number>>;
    mergedInto: MergedInto;
    originsOf: OriginsOf;
  },
) {
  const { database } = deps;

  const found = async (tx: Tx, id: string): Promise<repository.MatchRunRow> => {
    const run = await repository.findRun(tx, id);
    if (run === null) throw notFound('match run');
    return run;
  };

  /** The answers of a run, each organisation as it is called today. */
  const resultsOf = async (tx: Tx, id: string) => {
    const lots = await repository.findRunLots(tx, id);
    const results = await asMerged(
      lots.map(({ result }) => result),
      deps.mergedInto,
    );
    return lots.map((lot, i) => ({ ...lot, result: results[i] ?? lot.result }));
  };

  return {
    ...createMatchRunAsking(deps),

    async list(
      actor: Actor,
      tenderId: string,
      query: { limit?: number; cursor?: string },
    ): Promise<Page<MatchRunSummaryView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        await deps.loadTender(tx, tenderId);
        const { items, nextCursor } = toPage(await repository.listRuns(tx, tenderId, page), page.limit, (row) => [
          row.id,
        ]);
        return { items: items.map(runSummary), nextCursor };
      });
    },

    /** The run with the answer for each lot that is done. */
    async get(actor: Actor, id: string): Promise<MatchRunView> {
      return inTransaction(database, actor, async (tx) => {
        const stored = await found(tx, id);
        const plan = await asMerged(stored.plan, deps.mergedInto);
        const run = { ...stored, plan };
        const lots = await resultsOf(tx, id);
        const language = await deps.naming.languageOf(tx, actor);
        const said = [lots.map(({ result }) => result), run.plan];
        const names = await namesFor(tx, deps.naming, { lotIds: lots.map(({ lotId }) => lotId), said, language });
        const tender = await deps.loadTender(tx, run.tenderId);
        const lotNames = tender.lots.map((lot) => [lot.id, lot.externalId] as const);
        const { requirements } = tender;
        const textLanguage = tender.tender.language;
        const proposed = membersOf(lots, run.plan);
        const readers = await actingAs(READER, (system) => deps.countReaders(system, proposed));
        const unread = proposed.filter((organisationId) => !readers.has(organisationId));
        const origins = await actingAs(READER, (system) => deps.originsOf(system, run, proposed));
        const called = new Map([...names, ...lotNames]);
        return runView(run, lots, { language, names: called, textLanguage, requirements, unread, origins });
      });
    },

    /** How far it is, without the answers. */
    async progress(actor: Actor, id: string): Promise<MatchRunSummaryView> {
      return inTransaction(database, actor, async (tx) => runSummary(await found(tx, id)));
    },

    /** For other features: one proposal of a run that the actor may see, with the parts of the work. */
    async proposal(tx: Tx, id: string, lotId: string, rank: number): Promise<{ tenderId: string; proposal: Proposal }> {
      const run = await found(tx, id);
      const lot = (await resultsOf(tx, id)).find((row) => row.lotId === lotId);
      if (lot === undefined) throw invalidField('/lotId', 'has no answer in this match run');
      const { consortia } = lot.result;
      const proposal = consortia.find((consortium) => consortium.rank === rank);
      if (proposal === undefined) throw invalidField('/rank', `is not one of the ${consortia.length} proposals`);
      return { tenderId: run.tenderId, proposal };
    },
  };
}

/** Who sits in the proposals of a run, each once. */
const membersOf = (
  lots: readonly Pick<repository.MatchRunLotRow, 'result'>[],
  plan: repository.MatchRunRow['plan'],
) => [
  ...new Set(
    [...lots.flatMap(({ result }) => result.consortia), ...(plan?.lots.flatMap((lot) => lot.consortium ?? []) ?? [])]
      .flatMap(({ members }) => members)
      .map(({ organisationId }) => organisationId),
  ),
];
