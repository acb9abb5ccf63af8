import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, systemActor } from '../shared/actor.ts';
import { assertDay } from '../shared/day.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { mentionsOf } from './mentions.ts';
import { findNames, isNamed } from './names.repository.ts';
import * as repository from './repository.ts';
import type { AuditFilter, AuditRowView, AuditVerification } from './schemas.ts';
import { digestOf } from './verify.ts';

export type AuditService = ReturnType<typeof createAuditService>;

/** Reads what the people of the actor's clusters are called. */
const NAMER = systemActor('audit-names');
/** Rows read at once while exporting: memory stays flat whatever is exported. */
const BATCH = 1_000;

/** Reading the audit log. Row-level security shows a coordinator the rows of its clusters. */
export function createAuditService({ database }: { database: Database }) {
  return {
    /** Newest first. */
    async list(actor: Actor, query: AuditFilter & { limit?: number; cursor?: string }): Promise<Page<AuditRowView>> {
      checkDays(query);
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listAudit(tx, query, page, seesAll(actor));
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: await named(tx, actor, items), nextCursor };
      });
    },

    /** Recomputes every hash of the log, as `npm run audit:verify` does. Of the log as a whole: for administrators. */
    verify(): Promise<AuditVerification> {
      return inTransaction(database, systemActor('audit verification'), async (tx) => {
        const faults = await repository.findFaults(tx);
        const heads = await repository.findHeads(tx);
        return {
          at: new Date().toISOString(),
          rows: await repository.countRows(tx),
          chains: heads.length,
          digest: digestOf(heads),
          intact: faults.length === 0,
          faults,
        };
      });
    },

    /** All rows of a filter, newest first, some at a time. A faulty filter throws at once, not while reading. */
    export(actor: Actor, filter: AuditFilter): AsyncGenerator<AuditRowView> {
      checkDays(filter);
      return readAll(actor, filter);
    },
  };

  async function* readAll(actor: Actor, filter: AuditFilter): AsyncGenerator<AuditRowView> {
    let after: string[] | null = null;
    for (;;) {
      const page = { limit: BATCH, after };
      const { views, last } = await inTransaction(database, actor, async (tx) => {
        const rows = await repository.listAudit(tx, filter, page, seesAll(actor));
        const views = await named(tx, actor, rows.slice(0, BATCH));
        return { views, last: rows.length > BATCH ? views.at(-1)?.id : undefined };
      });
      yield* views;
      if (last === undefined) return;
      after = [last];
    }
  }
}

function checkDays({ from, to }: AuditFilter): void {
  for (const [name, day] of Object.entries({ from, to })) if (day !== undefined) assertDay(day, `?${name}`);
}

const seesAll = (actor: Actor): boolean => actor.kind === 'system' || holds(actor, 'admin');

/** Rows with the names of what they hold ids of. */
async function named(tx: Tx, actor: Actor, rows: readonly repository.AuditRow[]): Promise<AuditRowView[]> {
  const mentionsOfRows = rows.map(mentionsOf);
  const mentions = mentionsOfRows.flat();
  const perhapsPeople = new Set(mentions.flatMap(({ id, noun }) => (isNamed(noun) ? [] : [id])));
  const clusterIds = seesAll(actor) ? null : coordinatedClusters(actor);
  // Sent together, a round trip for both, and as somebody else at the end: who speaks is told once.
  const [things, people] = await Promise.all([
    findNames(tx, mentions),
    actingAs(NAMER, (system) => repository.findPeople(system, [...perhapsPeople], clusterIds)),
  ]);
  const names = new Map([...things, ...people]);
  return rows.map((row, index) => ({
    ...toView(row),
    names: Object.fromEntries(
      mentionsOfRows[index]!.flatMap(({ id }) => {
        const name = names.get(id);
        return name === undefined ? [] : [[id, name] as const];
      }),
    ),
  }));
}

const toView = (row: repository.AuditRow): Omit<AuditRowView, 'names'> => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  requestId: row.requestId,
  action: row.action,
  entity: row.entity,
  entityId: row.entityId,
  clusterId: row.clusterId,
  payload: row.payload,
  chain: row.chain,
  seq: row.seq,
  hash: row.hash,
});
