import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, foreseen, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { auditCluster } from './lists.service.ts';
import { countKinds, fillings } from './merging.domain.ts';
import * as repository from './merging.repository.ts';
import type { MergeListView, MergeView } from './merging.schemas.ts';
import { findParts } from './parts.repository.ts';
import { latestFigures } from './profile.domain.ts';
import { findOrganisation, type OrganisationRow, updateOrganisation } from './repository.ts';
import { rightTo } from './rights.domain.ts';

/** Moves what the actor may not see of what refers to the company, and counts it. */
const MERGER = systemActor('organisation-merger');
const DAY_MS = 86_400_000;

export type MergingService = ReturnType<typeof createMergingService>;

/** Two rows of one company become one, and rows that nothing refers to go. */
export function createMergingService(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;

  return {
    /**
     * Makes one of two rows of a company: everything that refers to `fromId` is moved to `intoId`, lists are joined, what
     * `intoId` has not is filled in, `fromId` goes. With `dryRun` it only tells. Can be undone for a day.
     * @throws DomainError `merge_conflict` where both cannot be one, as two members of one consortium; `consent_needed`
     *   where another cluster has one of them too
     */
    async merge(
      actor: Actor,
      fromId: string,
      { into, dryRun = false }: { into: string; dryRun?: boolean },
    ): Promise<MergeView> {
      const two = (tx: Tx) => mergeTwo(tx, actor, { fromId, intoId: into, dryRun, now: clock() });
      // Taken back where it stands: a request with an Idempotency-Key has a transaction around this one, which commits.
      return inTransaction(database, actor, (tx) => (dryRun ? foreseen(two) : two(tx)));
    },

    /**
     * For what was stored before: organisations that went by a merger, with the ids that they have now. Reads as the
     * system, in the caller's transaction: who may read the stored answer may know who is meant.
     */
    mergedInto: (ids: readonly string[]): Promise<Map<string, string>> =>
      actingAs(MERGER, (system) => repository.mergedInto(system, ids)),

    /** Mergers into an organisation, the newest first. */
    merges: (actor: Actor, id: string): Promise<MergeListView> =>
      inTransaction(database, actor, async (tx) => listOf(tx, await mine(tx, actor, id), clock())),

    /**
     * Takes a merger of the last day back: both rows are as they were.
     * @throws DomainError `undo_too_late` after a day, or once the row that stayed has been changed
     */
    undo: (actor: Actor, intoId: string, mergeId: string): Promise<MergeListView> =>
      inTransaction(database, actor, async (tx) => {
        const row = await mine(tx, actor, intoId);
        const [into] = await repository.lockOrganisations(tx, [intoId]);
        const past = await repository.lockMerge(tx, intoId, mergeId);
        if (past === null) throw notFound('merger');
        const why = whyNot(past, into ?? row, clock());
        if (why !== null) throw new DomainError('conflict', 'undo_too_late', why);
        await actingAs(MERGER, async (system) => {
          await repository.restoreColumns(system, intoId, past.trail.filled);
          await repository.unmergeRows(system, intoId, past.trail);
        });
        await repository.markUndone(tx, mergeId, clock());
        await audit(tx, actor, 'merge_undone', intoId, past.clusterId, { fromId: past.fromId, mergeId });
        return listOf(tx, await mine(tx, actor, intoId), clock());
      }),

    /**
     * Deletes an organisation that nothing refers to but its own lists.
     * @throws DomainError `still_in_use` that says what does
     */
    remove: (actor: Actor, id: string): Promise<void> =>
      inTransaction(database, actor, async (tx) => {
        const row = await mine(tx, actor, id);
        assertWhollyMine(actor, row);
        await repository.lockOrganisations(tx, [id]);
        const uses = await actingAs(MERGER, (system) => repository.usesOf(system, id));
        if (uses.length > 0)
          throw new DomainError('conflict', 'still_in_use', 'Something still refers to this organisation.', {
            details: { uses: countKinds(uses.flatMap(({ place, uses: n }) => Array<string>(n).fill(place))) },
          });
        await actingAs(MERGER, (system) => repository.deleteOrganisation(system, id));
        await audit(tx, actor, 'deleted', id, auditCluster(actor, row), { name: row.name });
      }),
  };
}

async function listOf(tx: Tx, row: OrganisationRow, now: Date): Promise<MergeListView> {
  const found = await repository.mergesInto(tx, row.id);
  return {
    items: found.map((one) => ({
      id: one.id,
      fromName: one.fromName,
      mergedAt: one.mergedAt.toISOString(),
      undoneAt: one.undoneAt?.toISOString() ?? null,
      undoUntil: whyNot(one, row, now) === null ? undoUntil(one.mergedAt).toISOString() : null,
    })),
  };
}

async function mine(tx: Tx, actor: Actor, id: string): Promise<OrganisationRow> {
  const row = await findOrganisation(tx, id);
  if (row === null || rightTo(actor, row) !== 'full') throw notFound('organisation');
  return row;
}

/** Merges; of a dry run the caller takes back what it wrote. */
async function mergeTwo(
  tx: Tx,
  actor: Actor,
  { fromId, intoId, dryRun, now }: { fromId: string; intoId: string; dryRun: boolean; now: Date },
): Promise<MergeView> {
  if (fromId === intoId) throw invalidField('/into', 'is the organisation itself');
  const rows = await repository.lockOrganisations(tx, [fromId, intoId]);
  const from = rows.find(({ id }) => id === fromId);
  const into = rows.find(({ id }) => id === intoId);
  if (from === undefined || rightTo(actor, from) !== 'full') throw notFound('organisation');
  if (into === undefined || rightTo(actor, into) !== 'full')
    throw invalidField('/into', 'is not an organisation of a cluster that you coordinate');
  for (const row of [from, into]) assertWhollyMine(actor, row);
  const [source, target] = [await repository.rowOf(tx, fromId), await repository.rowOf(tx, intoId)];
  const merged = await actingAs(MERGER, (system) => repository.mergeRows(system, fromId, intoId));
  const filled = fillings(target, source);
  const told: MergeView = {
    id: null,
    from: { id: fromId, name: from.name },
    into: { id: intoId, name: into.name },
    moved: countKinds(merged.moved.map(({ place }) => place)),
    dropped: countKinds(merged.dropped.map(({ place }) => place)),
    filled: Object.keys(filled),
    conflicts: countKinds(merged.conflicts.map(({ place }) => place)),
    undoUntil: null,
  };
  if (dryRun) return told;
  if (told.conflicts.length > 0) throw inTheWay(told.conflicts);
  await actingAs(MERGER, (system) => repository.restoreColumns(system, intoId, filled));
  const { years } = await findParts(tx, intoId);
  const updated = (await updateOrganisation(tx, intoId, null, latestFigures(years)))!;
  const clusterId = auditCluster(actor, into);
  const { id, mergedAt } = await repository.insertMerge(tx, {
    clusterId,
    fromId,
    fromName: from.name,
    intoId,
    intoVersion: updated.version,
    trail: {
      source,
      filled: keptOf(target, [...Object.keys(filled), ...FIGURES]),
      moved: merged.moved,
      dropped: merged.dropped,
    },
    mergedBy: actor.kind === 'user' ? actor.userId : null,
    mergedAt: now,
  });
  await audit(tx, actor, 'merged', intoId, clusterId, {
    fromId,
    mergeId: id,
    moved: told.moved,
    dropped: told.dropped,
  });
  return { ...told, id, undoUntil: undoUntil(mergedAt).toISOString() };
}

const audit = (
  tx: Tx,
  actor: Actor,
  verb: string,
  entityId: string,
  clusterId: string | null,
  payload: Record<string, unknown>,
) => recordAudit(tx, actor, { action: `organisation.${verb}`, entity: 'organisation', entityId, clusterId, payload });

/** Columns of the latest year, which follow the years that were joined. */
const FIGURES = ['headcount', 'turnover_cents', 'size_class', 'size_class_fr'];

const keptOf = (row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

const undoUntil = (mergedAt: Date): Date => new Date(mergedAt.getTime() + DAY_MS);

/** Why a merger cannot be undone; null: it can. */
function whyNot(past: repository.MergeRow, into: OrganisationRow, now: Date): string | null {
  if (past.undoneAt !== null) return 'This merger was undone already.';
  if (now >= undoUntil(past.mergedAt)) return 'A merger can be undone for a day.';
  if (into.version !== past.intoVersion)
    return 'The organisation was changed since: what was joined cannot be told apart.';
  return null;
}

/** Whoever merges gives the one's people rights to the other: that is for who answers for all of both. */
function assertWhollyMine(actor: Actor, row: OrganisationRow): void {
  if (actor.kind === 'system' || holds(actor, 'admin')) return;
  const clusters = coordinatedClusters(actor);
  if (row.clusterIds.every((id) => clusters.includes(id))) return;
  throw new DomainError(
    'forbidden',
    'consent_needed',
    'Another cluster has this organisation too: ask an administrator.',
  );
}

const inTheWay = (conflicts: MergeView['conflicts']): DomainError =>
  new DomainError(
    'conflict',
    'merge_conflict',
    'Both take part in the same thing, such as one consortium: they cannot become one while they do.',
    { details: { conflicts } },
  );
