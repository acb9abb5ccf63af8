import { sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import type { Tx } from '../db/transaction.ts';
import type { KpiName } from './definitions.ts';
import type { Period } from './period.domain.ts';
import { inPeriod } from './scope.repository.ts';

/** A figure over all clusters, none of them named. */
export type ClusterQuartiles = {
  figure: KpiName;
  clusters: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
};

/** Fewer clusters than this would tell one's figure to another. */
export const LEAST_CLUSTERS = 5;

/**
 * Quartiles over the clusters that have the figure in the period; a figure that fewer than five have is left out.
 * A network counts through its clusters, not again as a whole.
 */
export async function compareClusters(tx: Tx, period: Period): Promise<ClusterQuartiles[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    with signed as (
      select p.cluster_id, p.contract_id, p.organisation_id, -sum(p.amount_cents) as cents
        from ledger_postings p
       where p.organisation_id is not null and p.measure = 'signed' and ${inPeriod('p.occurred_on', period)}
       group by 1, 2, 3),
    parties as (
      select distinct on (contract_id, organisation_id) contract_id, organisation_id, size_class
        from contract_members order by contract_id, organisation_id, revision),
    turnover as (
      select s.cluster_id, sum(s.cents) as cents, count(distinct s.organisation_id) filter (where s.cents > 0) as served,
             sum(s.cents) filter (where p.size_class in ('micro', 'small', 'medium')) / nullif(sum(s.cents) filter (where p.size_class is not null), 0) as sme
        from signed s left join parties p using (contract_id, organisation_id) group by 1),
    sizes as (
      select cluster_id, percentile_cont(0.5) within group (order by n) as median
        from (select c.cluster_id, c.id, count(*) as n from contracts c join contract_members m on m.contract_id = c.id and m.revision = 0
               where c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} group by 1, 2) x group by 1),
    members as (
      select m.cluster_id, count(distinct m.organisation_id) as n from memberships m join organisations_seen o on o.id = m.organisation_id
       where o.kind = 'company' and ${lastsOn('m', period.to)} group by 1),
    money as (
      select cluster_id, sum(amount_cents) as cents from funding
       where year between ${Number(period.from.slice(0, 4))} and ${Number(period.to.slice(0, 4))} group by 1),
    figures as (
      select 'signedCents' as figure, cents::double precision as value from turnover
      union all select 'smeShare', sme from turnover
      union all select 'medianConsortiumSize', median from sizes
      union all select 'members', n from members
      union all select 'servedShare', t.served / m.n::double precision from turnover t join members m using (cluster_id)
      union all select 'leverage', t.cents / m.cents::double precision from turnover t join money m using (cluster_id) where m.cents > 0)
    select figure, count(*) as clusters, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value)::text as quartiles
      from figures where value is not null group by figure having count(*) >= ${LEAST_CLUSTERS} order by figure`);
  return rows.map((row) => {
    const [lowerQuartile, median, upperQuartile] = row['quartiles']!.replace(/[{}]/g, '').split(',').map(Number);
    return {
      figure: row['figure'] as KpiName,
      clusters: Number(row['clusters']),
      lowerQuartile: lowerQuartile!,
      median: median!,
      upperQuartile: upperQuartile!,
    };
  });
}
