import { and, asc, desc, eq, lt, ne, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import { newestSeen } from '../db/newest-seen.ts';
import type { Tx } from '../db/transaction.ts';
import { holdsWords } from '../db/worded.ts';
import type { ContractFilter } from './schemas.ts';
import { contractAmendments, contractLots, contractMembers, contractOptions, contracts } from './table.ts';

export type ContractRow = typeof contracts.$inferSelect;
export type MemberRow = typeof contractMembers.$inferSelect;
export type AmendmentRow = typeof contractAmendments.$inferSelect;
export type OptionRow = typeof contractOptions.$inferSelect;
/** A contract with the sum of its amendments, in cents. */
export type ContractLine = ContractRow & { amendedCents: number };

const amendedCents = sql<string>`(select coalesce(sum(a.delta_cents), 0)::text from contract_amendments a where a.contract_id = contracts.id)`;

export async function insertContract(
  tx: Tx,
  contract: typeof contracts.$inferInsert,
  parts: {
    members: Omit<typeof contractMembers.$inferInsert, 'contractId' | 'clusterId' | 'revision' | 'position'>[];
    lots: { lotId: string | null; label: string }[];
    options: { label: string; valueCents: number; exercisableUntil: string | null }[];
  },
): Promise<ContractRow> {
  const [row] = await tx.insert(contracts).values(contract).returning();
  const of = { contractId: row!.id, clusterId: row!.clusterId };
  if (parts.members.length > 0) await insertMembers(tx, row!, 0, parts.members);
  if (parts.lots.length > 0)
    await tx.insert(contractLots).values(parts.lots.map((lot, position) => ({ ...of, ...lot, position })));
  if (parts.options.length > 0)
    await tx.insert(contractOptions).values(parts.options.map((option, position) => ({ ...of, ...option, position })));
  return row!;
}

/** Opens a revision of the shares. */
export async function insertMembers(
  tx: Tx,
  contract: ContractRow,
  revision: number,
  members: readonly Omit<typeof contractMembers.$inferInsert, 'contractId' | 'clusterId' | 'revision' | 'position'>[],
): Promise<void> {
  await tx.insert(contractMembers).values(
    members.map((member, position) => ({
      ...member,
      contractId: contract.id,
      clusterId: contract.clusterId,
      revision,
      position,
    })),
  );
}

/** The newest contracts of one company, of those that are asked for. */
const held =
  (asked: SQL | undefined) =>
  (limit: SQL): SQL =>
    sql`select ${contracts.id} from ${contracts} where ${contracts.id} in (
          select m.contract_id from contract_members m where m.organisation_id = one.id)
        ${asked === undefined ? sql`` : sql`and ${asked}`} order by ${contracts.id} desc limit ${limit}`;

/** Newest first. */
export async function listContracts(
  tx: Tx,
  filter: ContractFilter,
  page: { limit: number; after: string[] | null },
): Promise<ContractLine[]> {
  const conditions: (SQL | undefined)[] = [
    filter.clusterId === undefined ? undefined : eq(contracts.clusterId, filter.clusterId),
    filter.tenderId === undefined ? undefined : eq(contracts.tenderId, filter.tenderId),
    filter.consortiumId === undefined ? undefined : eq(contracts.consortiumId, filter.consortiumId),
    filter.frameworkId === undefined ? undefined : eq(contracts.frameworkId, filter.frameworkId),
    filter.organisationId === undefined
      ? undefined
      : sql`exists (select 1 from contract_members m where m.contract_id = ${contracts.id} and m.organisation_id = ${filter.organisationId})`,
    filter.q === undefined
      ? undefined
      : holdsWords(sql`concat_ws(' ', ${contracts.title}, ${contracts.buyerName}, ${contracts.reference})`, filter.q),
    page.after === null ? undefined : lt(contracts.id, page.after[0]!),
  ];
  const limit = page.limit + 1;
  const asked = and(...conditions);
  const few = filter.tenderId ?? filter.consortiumId ?? filter.frameworkId ?? filter.organisationId;
  const rows = await tx
    .select({ contract: contracts, amendedCents })
    .from(contracts)
    .where(
      few === undefined
        ? newestSeen(contracts, { cluster: contracts.clusterId, organisation: held(asked) }, asked, limit)
        : asked,
    )
    .orderBy(desc(contracts.id))
    .limit(limit);
  return rows.map((row) => ({ ...row.contract, amendedCents: Number(row.amendedCents) }));
}

export async function findContract(tx: Tx, id: string): Promise<ContractLine | null> {
  const [row] = await tx.select({ contract: contracts, amendedCents }).from(contracts).where(eq(contracts.id, id));
  return row === undefined ? null : { ...row.contract, amendedCents: Number(row.amendedCents) };
}

/** The contract that a consortium has of its own, call-offs aside; null when there is none. */
export async function findContractOfConsortium(tx: Tx, consortiumId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(and(eq(contracts.consortiumId, consortiumId), ne(contracts.kind, 'call_off')))
    .limit(1);
  return row?.id ?? null;
}

/** Whether a contract of the cluster goes by that reference. */
export async function hasReference(tx: Tx, clusterId: string, reference: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(and(eq(contracts.clusterId, clusterId), eq(contracts.reference, reference)));
  return row !== undefined;
}

/** Locks the contract for a change; null when there is none that the actor may change. */
export async function lockContract(tx: Tx, id: string): Promise<ContractRow | null> {
  const [row] = await tx.select().from(contracts).where(eq(contracts.id, id)).for('update');
  return row ?? null;
}

/** Locks contracts, by id or by reference, so that their shares stay as they are; in one order, against deadlocks. */
export async function lockForPosting(tx: Tx, names: readonly string[]): Promise<ContractRow[]> {
  return tx
    .select()
    .from(contracts)
    .where(
      sql`${contracts.id}::text in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
        or ${contracts.reference} in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
    )
    .orderBy(asc(contracts.id))
    .for('share');
}

export async function lockOneForPosting(tx: Tx, id: string): Promise<ContractRow | null> {
  const [row] = await tx.select().from(contracts).where(eq(contracts.id, id)).for('share');
  return row ?? null;
}

/** The members of the latest revision, in the order given when it was agreed. */
export async function findMembers(tx: Tx, contractIds: readonly string[]): Promise<MemberRow[]> {
  if (contractIds.length === 0) return [];
  return tx
    .select()
    .from(contractMembers)
    .where(
      and(
        amongIds(contractMembers.contractId, contractIds),
        sql`${contractMembers.revision} = (select max(x.revision) from contract_members x where x.contract_id = ${contractMembers.contractId})`,
      ),
    )
    .orderBy(asc(contractMembers.contractId), asc(contractMembers.position));
}

export const findLots = (tx: Tx, contractId: string) =>
  tx
    .select({ lotId: contractLots.lotId, label: contractLots.label })
    .from(contractLots)
    .where(eq(contractLots.contractId, contractId))
    .orderBy(asc(contractLots.position));

export const findOptions = (tx: Tx, contractId: string): Promise<OptionRow[]> =>
  tx
    .select()
    .from(contractOptions)
    .where(eq(contractOptions.contractId, contractId))
    .orderBy(asc(contractOptions.position));

export const findAmendments = (tx: Tx, contractId: string): Promise<AmendmentRow[]> =>
  tx
    .select()
    .from(contractAmendments)
    .where(eq(contractAmendments.contractId, contractId))
    .orderBy(asc(contractAmendments.number));

export async function insertAmendment(tx: Tx, amendment: typeof contractAmendments.$inferInsert): Promise<void> {
  await tx.insert(contractAmendments).values(amendment);
}

/** Changes the contract and counts its version up. The caller has locked it. */
export async function updateContract(
  tx: Tx,
  id: string,
  change: Partial<typeof contracts.$inferInsert>,
): Promise<ContractRow> {
  const [row] = await tx
    .update(contracts)
    .set({ ...change, version: sql`${contracts.version} + 1` })
    .where(eq(contracts.id, id))
    .returning();
  return row!;
}

/** What the call-offs of a framework are worth together, in cents. */
export async function calledOffCents(tx: Tx, frameworkId: string): Promise<number> {
  const [row] = await tx.execute<{ total: string }>(sql`
    select (coalesce(sum(c.value_cents), 0) + coalesce((select sum(a.delta_cents) from contract_amendments a
              join contracts k on k.id = a.contract_id where k.framework_id = ${frameworkId}::uuid), 0))::text as total
      from contracts c where c.framework_id = ${frameworkId}::uuid`);
  return Number(row?.total ?? 0);
}
