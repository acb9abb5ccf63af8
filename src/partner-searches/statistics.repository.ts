import { sql } from 'drizzle-orm';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';

export type Period = { from: string; to: string };

/** How often, on one side of searches. */
export type SideCounts = { searches: number; chosen: number; offered: number; accepted: number; awarded: number };

/** Offers that were made and taken, of answers `a` of a side. */
const TAKEN = sql.raw(`count(a.id)::int as chosen, count(a.offered_at)::int as offered,
  count(*) filter (where a.state = 'accepted')::int as accepted,
  count(*) filter (where a.state = 'accepted' and t.state = 'awarded')::int as awarded`);

/** What clusters asked of others in a time, and what came of it. */
export async function countAsked(tx: Tx, clusterIds: readonly string[], { from, to }: Period): Promise<SideCounts> {
  const [row] = await tx.execute<SideCounts>(sql`
    select count(distinct s.id)::int as searches, ${TAKEN}
      from partner_searches s left join partner_search_answers a on a.search_id = s.id left join tenders t on t.id = a.tender_id
     where s.cluster_id = any (${idArray(clusterIds)}) and s.published_at >= ${from}::date and s.published_at < ${to}::date + 1`);
  return row!;
}

/** What others asked of these clusters in a time, and what they did. */
export async function countHelped(tx: Tx, clusterIds: readonly string[], { from, to }: Period): Promise<SideCounts> {
  const [row] = await tx.execute<SideCounts>(sql`
    select count(distinct i.search_id)::int as searches, ${TAKEN}
      from partner_search_inbox i
      left join partner_search_answers a on a.search_id = i.search_id and a.cluster_id = i.cluster_id
      left join tenders t on t.id = a.tender_id
     where i.cluster_id = any (${idArray(clusterIds)}) and i.created_at >= ${from}::date and i.created_at < ${to}::date + 1`);
  return row!;
}

/** A cluster that names were exchanged with; amounts in cents, of contracts signed by then. */
export type PartnerLine = {
  clusterId: string;
  name: string;
  theyHelped: number;
  weHelped: number;
  theyEarnedCents: string;
  weEarnedCents: string;
};

/**
 * Who helped whom: members that were taken, and what they were credited with of what was signed in the contracts of those
 * tenders. A member that two clusters chose counts for the one whose offer was taken.
 */
export const sumPartners = (tx: Tx, clusterIds: readonly string[], { from, to }: Period): Promise<PartnerLine[]> =>
  tx.execute<PartnerLine>(sql`
    with taken as (
      select a.id, a.cluster_id as helper, a.asking_cluster_id as asker, a.decided_at,
             (select coalesce(-sum(p.amount_cents), 0)
                from contracts c join contract_members m on m.contract_id = c.id and m.organisation_id = a.organisation_id
                                                        and m.revision = 0 and m.home_cluster_id = a.cluster_id
                join ledger_postings p on p.contract_id = c.id and p.organisation_id = a.organisation_id and p.measure = 'signed'
               where c.tender_id = a.tender_id and p.occurred_on between ${from}::date and ${to}::date) as cents
        from partner_search_answers a
       where a.state = 'accepted'
         and (a.cluster_id = any (${idArray(clusterIds)}) or a.asking_cluster_id = any (${idArray(clusterIds)}))),
    sides as (
      select helper as other, decided_at, cents, true as theirs from taken where asker = any (${idArray(clusterIds)})
      union all select asker, decided_at, cents, false from taken where helper = any (${idArray(clusterIds)}))
    select c.id as "clusterId", c.name,
           count(*) filter (where s.theirs and s.decided_at >= ${from}::date and s.decided_at < ${to}::date + 1)::int as "theyHelped",
           count(*) filter (where not s.theirs and s.decided_at >= ${from}::date and s.decided_at < ${to}::date + 1)::int as "weHelped",
           coalesce(sum(s.cents) filter (where s.theirs), 0)::text as "theyEarnedCents",
           coalesce(sum(s.cents) filter (where not s.theirs), 0)::text as "weEarnedCents"
      from sides s join clusters c on c.id = s.other
     group by c.id having bool_or(s.cents <> 0 or s.decided_at >= ${from}::date and s.decided_at < ${to}::date + 1)
     order by c.name, c.id`);
