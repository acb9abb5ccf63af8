import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { partnerStandingOffers } from './table.ts';

export type StandingOfferRow = typeof partnerStandingOffers.$inferSelect;

export async function insertStanding(
  tx: Tx,
  row: typeof partnerStandingOffers.$inferInsert,
): Promise<StandingOfferRow> {
  const [inserted] = await tx.insert(partnerStandingOffers).values(row).returning();
  return inserted!;
}

/** Those that hold on a day, of companies of the actor's own; latest first. */
export const listStanding = (tx: Tx, today: string, page: PageRequest): Promise<StandingOfferRow[]> =>
  tx
    .select()
    .from(partnerStandingOffers)
    .where(
      and(
        isNull(partnerStandingOffers.endedAt),
        sql`${partnerStandingOffers.until} >= ${today}`,
        page.after === null ? undefined : lt(partnerStandingOffers.id, page.after[0]!),
      ),
    )
    .orderBy(desc(partnerStandingOffers.id))
    .limit(page.limit + 1);

/** The offer, ended; null: it is not the actor's own, or was ended before. */
export async function endStanding(tx: Tx, id: string, endedAt: Date): Promise<StandingOfferRow | null> {
  const [row] = await tx
    .update(partnerStandingOffers)
    .set({ endedAt })
    .where(and(eq(partnerStandingOffers.id, id), isNull(partnerStandingOffers.endedAt)))
    .returning();
  return row ?? null;
}

/** The digits of a code below which a trade of `column` lies, as `cpvStem` has them. */
const stemOf = (column: string) => sql.raw(`rpad(rtrim(${column}, '0'), 2, '0')`);

/**
 * Members of these clusters that have a trade which they said in advance they may be offered for, and which is asked for, as
 * the count has it: a question of a whole division is answered by a word for a group of it, and the other way round. Each
 * once, for the first of its clusters that was asked.
 */
export const findStanding = (
  tx: Tx,
  clusterIds: readonly string[],
  groups: readonly string[],
  today: string,
): Promise<{ organisationId: string; clusterId: string }[]> =>
  tx.execute<{ organisationId: string; clusterId: string }>(sql`
    select distinct on (o.id) o.id as "organisationId", c.id as "clusterId"
      from partner_standing_offers s join organisations o on o.id = s.organisation_id
      join clusters c on c.id = any (o.cluster_ids) and c.id = any (${idArray(clusterIds)})
     where s.ended_at is null and s.until_day >= ${today}::date
       and (o.exclusion_ground is null or o.excluded_until <= ${today}::date)
       and exists (select 1 from capabilities k cross join unnest(s.cpv) w(code) cross join unnest(${`{${groups.join(',')}}`}::text[]) g(code)
                    where k.organisation_id = o.id and starts_with(k.cpv, ${stemOf('w.code')}) and starts_with(k.cpv, ${stemOf('g.code')}))
     order by o.id, c.id`);
