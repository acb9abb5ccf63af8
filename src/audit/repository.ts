import { and, desc, eq, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import { newestSeen } from '../db/newest-seen.ts';
import type { Tx } from '../db/transaction.ts';
import { addDays, beginOf } from '../shared/day.ts';
import type { AuditFilter } from './schemas.ts';
import { auditHeads, auditLog } from './table.ts';

export type AuditRow = typeof auditLog.$inferSelect;

/**
 * Rows that the actor may see, newest first.
 * @param widely whether the actor sees all or nearly all of the log: then its newest rows are gone through, not those of
 *   each of the actor's clusters
 */
export async function listAudit(
  tx: Tx,
  filter: AuditFilter,
  page: { limit: number; after: string[] | null },
  widely: boolean,
): Promise<AuditRow[]> {
  const conditions: (SQL | undefined)[] = [
    filter.clusterId === undefined ? undefined : eq(auditLog.clusterId, filter.clusterId),
    filter.entity === undefined ? undefined : eq(auditLog.entity, filter.entity),
    filter.entityId === undefined ? undefined : eq(auditLog.entityId, filter.entityId),
    filter.actorId === undefined ? undefined : eq(auditLog.actorId, filter.actorId),
    filter.action === undefined ? undefined : eq(auditLog.action, filter.action),
    filter.from === undefined ? undefined : gte(auditLog.at, beginOf(filter.from)),
    filter.to === undefined ? undefined : lt(auditLog.at, beginOf(addDays(filter.to, 1))),
    filter.organisationId === undefined ? undefined : naming(filter.organisationId),
    filter.tenderId === undefined ? undefined : ofTender(filter.tenderId),
    page.after === null ? undefined : lt(auditLog.id, page.after[0]!),
  ];
  const asked = and(...conditions);
  const few = [filter.clusterId, filter.entityId, filter.organisationId, filter.tenderId].some(
    (id) => id !== undefined,
  );
  return tx
    .select()
    .from(auditLog)
    .where(widely || few ? asked : newestSeen(auditLog, { cluster: auditLog.clusterId }, asked, page.limit + 1))
    .orderBy(desc(auditLog.id))
    .limit(page.limit + 1);
}

/**
 * Names of people by their ids: of everybody (null), or of those who have a role in one of the clusters or for a company of
 * one. As the system: the table shows people to themselves and to administrators.
 */
export async function findPeople(
  tx: Tx,
  ids: readonly string[],
  clusterIds: readonly string[] | null,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const own = sql`(select coalesce(array_agg(value::uuid), '{}') from jsonb_array_elements_text(${JSON.stringify(clusterIds)}::jsonb))`;
  const theirs = sql`exists (select 1 from user_roles r left join organisations o on o.id = r.organisation_id
    where r.user_id = u.id and (r.cluster_id = any (${own}::uuid[]) or o.cluster_ids && ${own}::uuid[]))`;
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from users u
     where u.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
       and u.email not like '%@erased.invalid' and ${clusterIds === null ? sql`true` : theirs}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
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
