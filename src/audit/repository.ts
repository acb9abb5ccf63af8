import { and, desc, eq, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { addDays } from '../shared/day.ts';
import type { AuditFilter } from './schemas.ts';
import { auditHeads, auditLog } from './table.ts';

export type AuditRow = typeof auditLog.$inferSelect;

/** Rows that the actor may see, newest first. */
export async function listAudit(
  tx: Tx,
  filter: AuditFilter,
  page: { limit: number; after: string[] | null },
): Promise<AuditRow[]> {
  const conditions: (SQL | undefined)[] = [
    filter.clusterId === undefined ? undefined : eq(auditLog.clusterId, filter.clusterId),
    filter.entity === undefined ? undefined : eq(auditLog.entity, filter.entity),
    filter.entityId === undefined ? undefined : eq(auditLog.entityId, filter.entityId),
    filter.actorId === undefined ? undefined : eq(auditLog.actorId, filter.actorId),
    filter.action === undefined ? undefined : eq(auditLog.action, filter.action),
    filter.from === undefined ? undefined : gte(auditLog.at, new Date(`${filter.from}T00:00:00Z`)),
    filter.to === undefined ? undefined : lt(auditLog.at, new Date(`${addDays(filter.to, 1)}T00:00:00Z`)),
    filter.organisationId === undefined ? undefined : naming(filter.organisationId),
    filter.tenderId === undefined ? undefined : ofTender(filter.tenderId),
    page.after === null ? undefined : lt(auditLog.id, page.after[0]!),
  ];
  return tx
    .select()
    .from(auditLog)
    .where(and(...conditions))
    .orderBy(desc(auditLog.id))
    .limit(page.limit + 1);
}

/** The first bad row of each chain that has one. */
export async function findFaults(
  tx: Tx,
): Promise<{ chain: number; seq: number; id: string | null; at: string | null; fault: string }[]> {
  const rows = await tx.execute<{ chain: number; seq: number; id: string | null; at: Date | null; fault: string }>(
    sql`select chain, seq::int, id, created_at as at, fault from audit_faults() order by created_at, chain`,
  );
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at).toISOString() }));
}

/** The last row of each chain, in the order of the chains. */
export const findHeads = (tx: Tx): Promise<(typeof auditHeads.$inferSelect)[]> =>
  tx.select().from(auditHeads).where(gt(auditHeads.seq, 0)).orderBy(auditHeads.chain);

/** How many rows the log has. */
export const countRows = (tx: Tx): Promise<number> => tx.$count(auditLog);

const naming = (id: string): SQL =>
  sql`(${auditLog.entityId} = ${id}::uuid or position(${id} in ${auditLog.payload}::text) > 0)`;

/** Everything that belongs to a tender, from its import to the last entry of its contract. */
const ofTender = (id: string): SQL => sql`(${auditLog.entityId} in (
    select ${id}::uuid
    union all select id from match_runs where tender_id = ${id}::uuid
    union all select id from consortia where tender_id = ${id}::uuid
    union all select id from invitations where tender_id = ${id}::uuid
    union all select id from contracts where tender_id = ${id}::uuid
    union all select e.id from ledger_entries e join contracts c on c.id = e.contract_id where c.tender_id = ${id}::uuid)
  or ${auditLog.payload} ->> 'tenderId' = ${id})`;
