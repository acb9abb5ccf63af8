import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import { assertDay } from '../shared/day.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './repository.ts';
import type { AuditFilter, AuditRowView, AuditVerification } from './schemas.ts';
import { digestOf } from './verify.ts';

export type AuditService = ReturnType<typeof createAuditService>;

/** Rows read at once while exporting: memory stays flat whatever is exported. */
const BATCH = 1_000;

/** Reading the audit log. Row-level security shows a coordinator the rows of its clusters. */
export function createAuditService({ database }: { database: Database }) {
  return {
    /** Newest first. */
    async list(actor: Actor, query: AuditFilter & { limit?: number; cursor?: string }): Promise<Page<AuditRowView>> {
      checkDays(query);
      const page = pageRequest(query, ['uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listAudit(tx, query, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(toView), nextCursor };
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
      const rows: repository.AuditRow[] = await inTransaction(database, actor, (tx) =>
        repository.listAudit(tx, filter, page),
      );
      for (const row of rows.slice(0, BATCH)) yield toView(row);
      if (rows.length <= BATCH) return;
      after = [rows[BATCH - 1]!.id];
    }
  }
}

function checkDays({ from, to }: AuditFilter): void {
  for (const [name, day] of Object.entries({ from, to })) if (day !== undefined) assertDay(day, `?${name}`);
}

const toView = (row: repository.AuditRow): AuditRowView => ({
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
