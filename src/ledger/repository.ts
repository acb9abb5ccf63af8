import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { contracts } from '../contracts/table.ts';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { Line } from './lines.domain.ts';
import type { EntryFilter } from './schemas.ts';
import { ledgerAccounts, ledgerEntries, ledgerPostings, type Measure } from './table.ts';

export type EntryRow = typeof ledgerEntries.$inferSelect;
export type EntryInsert = typeof ledgerEntries.$inferInsert;
export type PostingRow = typeof ledgerPostings.$inferSelect;
/** An entry with what is read along with it. */
export type FullEntry = EntryRow & {
  contractTitle: string;
  tenderId: string | null;
  consortiumId: string | null;
  matchRunId: string | null;
  reversedById: string | null;
  postings: PostingRow[];
};

/** Rows in one insert: PostgreSQL takes at most 65,534 parameters. */
const BATCH = 1_000;

/** The accounts of these contracts, and of these members in the cluster, made where there are none; ids by owner's id. */
export async function openAccounts(
  tx: Tx,
  clusterId: string,
  contractIds: readonly string[],
  organisationIds: readonly string[],
): Promise<Map<string, string>> {
  const find = async (): Promise<Map<string, string>> => {
    const rows = await tx
      .select()
      .from(ledgerAccounts)
      .where(
        and(
          eq(ledgerAccounts.clusterId, clusterId),
          or(
            amongIds(ledgerAccounts.contractId, contractIds),
            amongIds(ledgerAccounts.organisationId, organisationIds),
          ),
        ),
      );
    return new Map(rows.map((row) => [(row.contractId ?? row.organisationId)!, row.id]));
  };
  const there = await find();
  const missing = [
    ...contractIds.filter((id) => !there.has(id)).map((contractId) => ({ clusterId, contractId })),
    ...organisationIds.filter((id) => !there.has(id)).map((organisationId) => ({ clusterId, organisationId })),
  ];
  if (missing.length === 0) return there;
  await tx.insert(ledgerAccounts).values(missing).onConflictDoNothing();
  return find();
}

/** Writes entries with their lines; `accounts` gives the account of a contract or organisation. */
export async function insertEntries(
  tx: Tx,
  entries: readonly { entry: EntryInsert & { id: string }; lines: readonly Line[] }[],
  accounts: ReadonlyMap<string, string>,
): Promise<void> {
  const postings = entries.flatMap(({ entry, lines }) =>
    lines.map((line, position) => ({
      entryId: entry.id,
      position,
      accountId: accounts.get(line.organisationId ?? entry.contractId)!,
      clusterId: entry.clusterId,
      contractId: entry.contractId,
      organisationId: line.organisationId,
      measure: entry.measure,
      occurredOn: entry.occurredOn,
      amountCents: line.amountCents,
    })),
  );
  for (let at = 0; at < entries.length; at += BATCH)
    await tx.insert(ledgerEntries).values(entries.slice(at, at + BATCH).map(({ entry }) => entry));
  for (let at = 0; at < postings.length; at += BATCH)
    await tx.insert(ledgerPostings).values(postings.slice(at, at + BATCH));
}

/**
 * Newest first, with the lines that the actor may see.
 * @param filter.ownOnly where those of its companies are all that the actor sees: policies look through every entry for them
 */
export async function listEntries(
  tx: Tx,
  filter: EntryFilter & { ownOnly: boolean },
  page: { limit: number; after: string[] | null },
): Promise<FullEntry[]> {
  return findFull(
    tx,
    and(
      filter.contractId === undefined ? undefined : eq(ledgerEntries.contractId, filter.contractId),
      filter.clusterId === undefined ? undefined : eq(ledgerEntries.clusterId, filter.clusterId),
      filter.measure === undefined ? undefined : eq(ledgerEntries.measure, filter.measure),
      filter.from === undefined ? undefined : gte(ledgerEntries.occurredOn, filter.from),
      filter.to === undefined ? undefined : lte(ledgerEntries.occurredOn, filter.to),
      filter.organisationId === undefined
        ? undefined
        : sql`exists (select 1 from ledger_postings p where p.entry_id = ${ledgerEntries.id} and p.organisation_id = ${filter.organisationId})`,
      filter.ownOnly
        ? sql`${ledgerEntries.id} in (select p.entry_id from ledger_postings p where p.organisation_id = any ((select app_organisations())::uuid[]))`
        : undefined,
      page.after === null ? undefined : lt(ledgerEntries.id, page.after[0]!),
    ),
    page.limit + 1,
  );
}

/** One entry with its lines; null when there is none that the actor may see. */
export async function findEntry(tx: Tx, id: string): Promise<FullEntry | null> {
  return (await findFull(tx, eq(ledgerEntries.id, id), 1))[0] ?? null;
}

async function findFull(tx: Tx, condition: SQL | undefined, limit: number): Promise<FullEntry[]> {
  const rows = await tx
    .select({
      entry: ledgerEntries,
      contractTitle: contracts.title,
      tenderId: contracts.tenderId,
      consortiumId: contracts.consortiumId,
      matchRunId: contracts.matchRunId,
      reversedById: sql<string | null>`(select r.id from ledger_entries r where r.reverses_id = ledger_entries.id)`,
    })
    .from(ledgerEntries)
    .leftJoin(contracts, eq(contracts.id, ledgerEntries.contractId))
    .where(condition)
    .orderBy(desc(ledgerEntries.id))
    .limit(limit);
  if (rows.length === 0) return [];
  const postings = await tx
    .select()
    .from(ledgerPostings)
    .where(
      amongIds(
        ledgerPostings.entryId,
        rows.map((row) => row.entry.id),
      ),
    )
    .orderBy(ledgerPostings.entryId, ledgerPostings.position);
  const byEntry = new Map<string, PostingRow[]>();
  for (const posting of postings) byEntry.set(posting.entryId, [...(byEntry.get(posting.entryId) ?? []), posting]);
  return rows.map((row) => ({
    ...row.entry,
    contractTitle: row.contractTitle ?? '',
    tenderId: row.tenderId,
    consortiumId: row.consortiumId,
    matchRunId: row.matchRunId,
    reversedById: row.reversedById,
    postings: byEntry.get(row.entry.id) ?? [],
  }));
}

/** Entries of these contracts that carry one of the references, by `referenceKey`. */
export async function findReferences(
  tx: Tx,
  contractIds: readonly string[],
  references: readonly string[],
): Promise<Map<string, EntryRow>> {
  if (contractIds.length === 0 || references.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        amongIds(ledgerEntries.contractId, contractIds),
        sql`${ledgerEntries.reference} in (select jsonb_array_elements_text(${JSON.stringify(references)}::jsonb))`,
      ),
    );
  return new Map(rows.map((row) => [referenceKey(row.contractId, row.measure, row.reference!), row]));
}

export const referenceKey = (contractId: string, measure: Measure, reference: string): string =>
  `${contractId} ${measure} ${reference}`;

/** What each contract has brought by measure, in cents: to all of its members, or to those that the actor speaks for. */
export async function totalsOfAll(
  tx: Tx,
  contractIds: readonly string[],
): Promise<Map<string, Record<Measure, number>>> {
  const totals = new Map(contractIds.map((id) => [id, { signed: 0, invoiced: 0, paid: 0 }]));
  if (contractIds.length === 0) return totals;
  const rows = await tx.execute<{ id: string; measure: Measure; total: string }>(sql`
    select contract_id as id, measure, (-sum(amount_cents))::text as total from ledger_postings
     where ${amongIds(sql`contract_id`, contractIds)} and organisation_id is not null group by contract_id, measure`);
  for (const { id, measure, total } of rows) totals.get(id)![measure] = Number(total);
  return totals;
}

/** The same of one contract. */
export const totalsOf = async (tx: Tx, contractId: string): Promise<Record<Measure, number>> =>
  (await totalsOfAll(tx, [contractId])).get(contractId)!;

/** What a contract has brought as signed to each organisation, in cents: to all, or to those that the actor speaks for. */
export async function signedByMember(tx: Tx, contractId: string): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; total: string }>(sql`
    select organisation_id as id, (-sum(amount_cents))::text as total from ledger_postings
     where contract_id = ${contractId} and organisation_id is not null and measure = 'signed' group by organisation_id`);
  return new Map(rows.map(({ id, total }) => [id, Number(total)]));
}

/** Whether what one of the contracts has brought, by measure, is beyond 2^53 − 1 cents: no answer could tell it exactly. */
export async function isBeyondExact(tx: Tx, contractIds: readonly string[]): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from ledger_postings where ${amongIds(sql`contract_id`, contractIds)} and organisation_id is not null
     group by contract_id, measure having abs(sum(amount_cents)) > ${Number.MAX_SAFE_INTEGER}::numeric limit 1`);
  return rows.length > 0;
}
