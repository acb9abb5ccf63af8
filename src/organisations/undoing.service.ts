import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { countKinds } from './merging.domain.ts';
import { usesOf } from './merging.repository.ts';
import * as repository from './undoing.repository.ts';
import type { PastImportView } from './undoing.schemas.ts';

/** Sees whatever refers to what an import made. */
const UNDOER = systemActor('import-undo');
const DAY_MS = 86_400_000;
/** So many names are told of what stands in the way. */
const NAMES_TOLD = 20;

export type ImportUndoService = ReturnType<typeof createImportUndo>;

/** Imports of lists, and taking one back as a whole. */
export function createImportUndo({ database, clock }: { database: Database; clock: Clock }) {
  const view = (row: repository.ImportRow, now: Date): PastImportView => ({
    id: row.id,
    clusterId: row.clusterId,
    created: row.createdIds.length,
    updated: row.changes.length,
    importedAt: row.importedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: row.undoneAt !== null || now >= undoUntil(row) ? null : undoUntil(row).toISOString(),
  });

  return {
    /** Imports of the actor's clusters, the newest first. */
    async list(
      actor: Actor,
      query: { clusterId?: string; limit?: number; cursor?: string },
    ): Promise<Page<PastImportView>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listImports(tx, query.clusterId, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map((row) => view(row, clock())), nextCursor };
    },

    /**
     * Takes an import back as a whole: what it made goes, what it changed is as it was. People whom it invited and who
     * have not come in lose the role.
     * @throws DomainError `undo_too_late` after a day, `built_upon` where something was changed or refers to it since
     */
    undo: (actor: Actor, id: string): Promise<PastImportView> =>
      inTransaction(database, actor, async (tx) => {
        const past = await repository.lockImport(tx, id);
        if (past === null) throw notFound('import');
        const now = clock();
        if (past.undoneAt !== null || now >= undoUntil(past))
          throw new DomainError('conflict', 'undo_too_late', 'An import can be undone once, for a day.');
        await actingAs(UNDOER, async (system) => {
          await repository.takeBackInvitations(system, past.createdIds);
          await assertNothingBuilt(system, past);
          await repository.restoreChanged(system, past.changes);
          await repository.deleteCreated(system, past.createdIds);
        });
        const undone = await repository.markUndone(tx, id, now);
        await recordAudit(tx, actor, {
          action: 'import.undone',
          entity: 'import',
          entityId: id,
          clusterId: past.clusterId,
          payload: { created: past.createdIds.length, updated: past.changes.length },
        });
        return view(undone, now);
      }),
  };
}

const undoUntil = ({ importedAt }: repository.ImportRow): Date => new Date(importedAt.getTime() + DAY_MS);

async function assertNothingBuilt(tx: Tx, past: repository.ImportRow): Promise<void> {
  const changed = await repository.changedSince(tx, past);
  const used: string[] = [];
  const kinds = new Map<string, number>();
  for (const { id, name } of await repository.usedSince(tx, past.createdIds)) {
    used.push(name);
    const uses = await usesOf(tx, id);
    for (const { kind, count } of countKinds(uses.flatMap(({ place, uses: n }) => Array<string>(n).fill(place))))
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  const names = [...new Set([...changed, ...used])].sort();
  if (names.length === 0) return;
  throw new DomainError(
    'conflict',
    'built_upon',
    'Records of this import have since been changed or are used elsewhere.',
    {
      details: {
        organisations: names.slice(0, NAMES_TOLD),
        count: names.length,
        uses: [...kinds].map(([kind, count]) => ({ kind, count })),
      },
    },
  );
}
