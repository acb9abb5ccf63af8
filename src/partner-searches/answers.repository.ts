import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { proposableClusters } from '../clusters/conditions.repository.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { type AnswerState, partnerSearchAnswers } from './table.ts';

export type AnswerRow = typeof partnerSearchAnswers.$inferSelect;

/** What the asking cluster reads of an offer. */
export type OfferRow = {
  id: string;
  state: AnswerState;
  sizeClass: string | null;
  nuts: string | null;
  organisationId: string | null;
  name: string | null;
  clusterId: string | null;
  trades: { cpv: string; level: number }[];
  certifications: string[];
};

export async function insertAnswer(tx: Tx, row: typeof partnerSearchAnswers.$inferInsert): Promise<AnswerRow | null> {
  const [inserted] = await tx.insert(partnerSearchAnswers).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

/** As far as the actor may see it, locked. */
export async function lockAnswer(tx: Tx, id: string): Promise<AnswerRow | null> {
  const [row] = await tx.select().from(partnerSearchAnswers).where(eq(partnerSearchAnswers.id, id)).for('update');
  return row ?? null;
}

export async function updateAnswer(
  tx: Tx,
  id: string,
  changes: Partial<typeof partnerSearchAnswers.$inferInsert>,
): Promise<AnswerRow> {
  const [row] = await tx.update(partnerSearchAnswers).set(changes).where(eq(partnerSearchAnswers.id, id)).returning();
  return row!;
}

/** Members that were chosen for a search, by those who chose and those who were chosen; latest first. */
export const listAnswers = (
  tx: Tx,
  of: { searchId?: string; clusterIds: readonly string[]; organisationIds: readonly string[] },
  page: PageRequest,
): Promise<AnswerRow[]> =>
  tx
    .select()
    .from(partnerSearchAnswers)
    .where(
      and(
        of.searchId === undefined ? undefined : eq(partnerSearchAnswers.searchId, of.searchId),
        sql`(${partnerSearchAnswers.clusterId} = any (${idArray(of.clusterIds)})
          or ${partnerSearchAnswers.organisationId} = any (${idArray(of.organisationIds)}))`,
        page.after === null ? undefined : lt(partnerSearchAnswers.id, page.after[0]!),
      ),
    )
    .orderBy(desc(partnerSearchAnswers.id))
    .limit(page.limit + 1);

const OFFER = sql.raw(`select id, state, size_class as "sizeClass", nuts, organisation_id as "organisationId", name,
  cluster_id as "clusterId", trades, certifications from partner_search_offers`);

/** Offers on a search of the actor's own, in the order in which members were chosen. */
export const listOffers = (tx: Tx, searchId: string, page: PageRequest): Promise<OfferRow[]> =>
  tx.execute<OfferRow>(sql`
    ${OFFER} where search_id = ${searchId} ${page.after === null ? sql`` : sql`and id > ${page.after[0]}::uuid`}
     order by id limit ${page.limit + 1}`);

/** One of them; null where it is not on a search of the actor's own. */
export async function findOffer(tx: Tx, id: string): Promise<OfferRow | null> {
  const [row] = await tx.execute<OfferRow>(sql`${OFFER} where id = ${id}`);
  return row ?? null;
}

/** The search that an offer answers, where it is the actor's own. */
export async function searchOfOffer(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.execute<{ searchId: string }>(
    sql`select search_id as "searchId" from partner_search_offers where id = ${id}`,
  );
  return row?.searchId ?? null;
}

/** Organisations that were taken for a tender, each with the cluster that chose it. */
export async function findBrought(tx: Tx, tenderId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: partnerSearchAnswers.organisationId, clusterId: partnerSearchAnswers.clusterId })
    .from(partnerSearchAnswers)
    .where(and(eq(partnerSearchAnswers.tenderId, tenderId), eq(partnerSearchAnswers.state, 'accepted')))
    .orderBy(desc(partnerSearchAnswers.id));
  return new Map(rows.map(({ id, clusterId }) => [id, clusterId]));
}

/** Who lets an organisation of another cluster be proposed: the one that chose it for the tender, or one that shares it. */
export type Origin = { organisationId: string; clusterId: string; clusterName: string };

/** Where those of the organisations come from that are none of the cluster's own; of their other clusters nothing is told. */
export const findOrigins = (
  tx: Tx,
  { tenderId, clusterId }: { tenderId: string; clusterId: string },
  organisationIds: readonly string[],
): Promise<Origin[]> =>
  tx.execute<Origin>(sql`
    select o.id as "organisationId", c.id as "clusterId", c.name as "clusterName"
      from organisations o cross join lateral (
        select l.id from (
          select a.cluster_id as id, 0 as place from partner_search_answers a
           where a.tender_id = ${tenderId} and a.organisation_id = o.id and a.state = 'accepted'
          union all
          select p.id, 1 from (${proposableClusters(clusterId)}) p where p.id = any (o.cluster_ids)) l
         order by l.place, l.id limit 1) origin
      join clusters c on c.id = origin.id
     where o.id = any (${idArray(organisationIds)}) and not o.cluster_ids @> array[${clusterId}::uuid]
     order by o.id`);

/** Organisations of other clusters that may be proposed for this tender, and for no other. */
export async function findGuests(tx: Tx, tenderId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: partnerSearchAnswers.organisationId })
    .from(partnerSearchAnswers)
    .where(and(eq(partnerSearchAnswers.tenderId, tenderId), eq(partnerSearchAnswers.state, 'accepted')))
    .orderBy(partnerSearchAnswers.organisationId);
  return rows.map(({ id }) => id);
}
