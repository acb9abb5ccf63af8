import { and, asc, eq, sql } from 'drizzle-orm';
import type { ConsortiumState, MemberRole } from '../consortia/life/states.domain.ts';
import { consortia, consortiumMembers } from '../consortia/store/table.ts';
import type { Tx } from '../db/transaction.ts';
import { subcontracts } from './table.ts';

export type SubcontractRow = typeof subcontracts.$inferSelect;

/** The subcontracts of a group as far as the actor may see them, in the order in which they were declared. */
export const listSubcontracts = (tx: Tx, consortiumId: string): Promise<SubcontractRow[]> =>
  tx.select().from(subcontracts).where(eq(subcontracts.consortiumId, consortiumId)).orderBy(asc(subcontracts.id));

export async function findSubcontract(tx: Tx, id: string): Promise<SubcontractRow | null> {
  const [row] = await tx.select().from(subcontracts).where(eq(subcontracts.id, id));
  return row ?? null;
}

export async function insertSubcontract(tx: Tx, row: typeof subcontracts.$inferInsert): Promise<SubcontractRow> {
  const [inserted] = await tx.insert(subcontracts).values(row).returning();
  return inserted!;
}

/** Null: somebody changed it meanwhile. */
export async function updateSubcontract(
  tx: Tx,
  row: SubcontractRow,
  changes: Partial<typeof subcontracts.$inferInsert>,
): Promise<SubcontractRow | null> {
  const [updated] = await tx
    .update(subcontracts)
    .set({ ...changes, version: row.version + 1 })
    .where(and(eq(subcontracts.id, row.id), eq(subcontracts.version, row.version)))
    .returning();
  return updated ?? null;
}

/** A group as its subcontracts see it. Amounts in cents without tax, shares in basis points. */
export type SubcontractedGroup = {
  id: string;
  tenderId: string;
  clusterId: string;
  state: ConsortiumState;
  lotIds: string[];
  seats: { organisationId: string; role: MemberRole; shareBp: number; principalId: string | null }[];
  /** Lines of the newest offer; null: none yet. */
  lines: { lotId: string; organisationId: string; amountCents: number; vatBp: number }[] | null;
  /** What the lots are estimated at; null: not known. */
  estimatedCents: number | null;
  /** When its contract was signed. */
  signedOn: string | null;
  /** What it was signed for; null: no contract yet. */
  contractCents: number | null;
};

/** The group, locked until the end of the transaction: its subcontracts change one at a time. Null: not the actor's. */
export async function lockGroup(tx: Tx, id: string): Promise<SubcontractedGroup | null> {
  await tx.select({ id: consortia.id }).from(consortia).where(eq(consortia.id, id)).for('update');
  return findGroup(tx, id);
}

/** Null where it is not the actor's to see: a member does not see its group's row. */
export async function findGroup(tx: Tx, id: string): Promise<SubcontractedGroup | null> {
  const [row] = await tx.select().from(consortia).where(eq(consortia.id, id));
  if (row === undefined) return null;
  const { tenderId, clusterId, state, lotIds } = row;
  const seats = await tx
    .select({
      organisationId: consortiumMembers.organisationId,
      role: consortiumMembers.role,
      shareBp: consortiumMembers.shareBp,
      principalId: consortiumMembers.principalId,
    })
    .from(consortiumMembers)
    .where(eq(consortiumMembers.consortiumId, id))
    .orderBy(asc(consortiumMembers.position));
  const [figures] = await tx.execute<{
    lines: SubcontractedGroup['lines'];
    estimated: string | null;
    signed_on: string | null;
    contract: string | null;
  }>(sql`
    select (select o.lines from consortium_offers o where o.consortium_id = ${id} order by o.version desc limit 1) as lines,
           (select case when bool_and(l.estimated_cents is not null) then sum(l.estimated_cents) end::text from lots l
             where l.id in (select unnest(lot_ids) from consortia where id = ${id})) as estimated,
           k.signed_on::text as signed_on, k.value_cents::text as contract
      from (select 1) one left join contracts k on k.consortium_id = ${id} limit 1`);
  return {
    id,
    tenderId,
    clusterId,
    state,
    lotIds,
    seats,
    lines: figures?.lines ?? null,
    estimatedCents: figures?.estimated == null ? null : Number(figures.estimated),
    signedOn: figures?.signed_on ?? null,
    contractCents: figures?.contract == null ? null : Number(figures.contract),
  };
}

/** What an organisation is called; null: it is not the actor's to see. */
export async function findFirm(
  tx: Tx,
  id: string,
): Promise<{ name: string; registrationNumber: string | null } | null> {
  const [row] = await tx.execute<{ name: string; registration_number: string | null }>(
    sql`select name, registration_number from organisations_seen where id = ${id}`,
  );
  return row === undefined ? null : { name: row.name, registrationNumber: row.registration_number };
}
