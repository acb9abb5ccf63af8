import { sql } from 'drizzle-orm';
import { lastsOn } from '../../clusters/conditions.repository.ts';
import type { Tx } from '../../db/transaction.ts';
import { addDays } from '../../shared/day.ts';
import type { Period } from '../period.domain.ts';
import { inPeriod, inScope, type Scope } from '../scope.repository.ts';
import type { Part } from './network.domain.ts';

/** Members on a day, of all kinds: of each whether it pays, as far as it is noted in one cluster of the scope. */
export const memberStandings = async (
  tx: Tx,
  scope: Scope,
  day: string,
): Promise<{ id: string; standing: 'paying' | 'associate' | null }[]> =>
  tx.execute<{ id: string; standing: 'paying' | 'associate' | null }>(sql`
    select organisation_id as id, case when bool_or(standing = 'paying') then 'paying' else max(standing) end as standing
      from memberships m where ${lastsOn('m', day)} and ${inScope('m.cluster_id', scope)} group by organisation_id`);

/** Pairs of one group of companies, as the clusters of the scope noted them. */
export async function groupPairs(tx: Tx, scope: Scope): Promise<[string, string][]> {
  const rows = await tx.execute<{ a: string; b: string }>(sql`
    select a_id as a, b_id as b from organisation_relations
     where kind = 'same_group' and (cluster_id is null or ${inScope('cluster_id', scope)})`);
  return rows.map(({ a, b }) => [a, b]);
}

/**
 * Who took part in what in the period: initiatives that are noted, groups that handed in an offer, contracts that several
 * signed without one. A company of another country makes it international, one of another cluster alone intercluster.
 */
export const partsOf = async (tx: Tx, scope: Scope, { from, to }: Period): Promise<Part[]> => {
  const year = addDays(to, -364);
  return tx.execute<Part>(sql`
    with ventures as (
      select 'i' || i.id as id, i.kind = 'innovation_project' as innovation, i.international, i.intercluster,
             coalesce(i.ends_on, ${to}::date) as last, m.organisation_id, i.cluster_id
        from initiatives i left join initiative_members m on m.initiative_id = i.id
       where i.starts_on <= ${to}::date and (i.ends_on is null or i.ends_on >= ${from}::date) and ${inScope('i.cluster_id', scope)}
      union all
      select 'g' || g.id, false, false, false, e.day, m.organisation_id, g.cluster_id
        from (select consortium_id, min(created_at)::date as day from consortium_events
               where type = 'submitted' and ${inScope('cluster_id', scope)} group by consortium_id) e
        join consortia g on g.id = e.consortium_id
        join consortium_members m on m.consortium_id = g.id
       where ${inPeriod('e.day', { from, to })}
         and exists (select 1 from consortium_members x where x.consortium_id = g.id and x.organisation_id <> m.organisation_id)
      union all
      select 'c' || c.id, false, false, false, c.signed_on, m.organisation_id, c.cluster_id
        from contracts c join contract_members m on m.contract_id = c.id and m.revision = 0
       where c.consortium_id is null and ${inPeriod('c.signed_on', { from, to })} and ${inScope('c.cluster_id', scope)}
         and exists (select 1 from contract_members x where x.contract_id = c.id and x.revision = 0 and x.organisation_id <> m.organisation_id))
    select v.id as "ventureId", v.innovation, v.international or coalesce(o.country <> 'FR', false) as international,
           v.intercluster or (o.id is not null and not exists (select 1 from memberships x where x.organisation_id = o.id and ${inScope('x.cluster_id', scope)})
                              and exists (select 1 from memberships y where y.organisation_id = o.id)) as intercluster,
           v.last >= ${year}::date as recent, v.organisation_id as "organisationId", coalesce(o.kind = 'company', false) as company,
           o.size_class in ('micro', 'small', 'medium') as sme
      from ventures v left join organisations o on o.id = v.organisation_id`);
};

/** Whether a coordinator of the scope ever noted an initiative. */
export async function hasInitiatives(tx: Tx, scope: Scope): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from initiatives where ${inScope('cluster_id', scope)} limit 1`);
  return rows.length > 0;
}

/** What was invested in the years that the period touches, in cents; null where a year of it is not entered. */
export async function investmentIn(tx: Tx, scope: Scope, { from, to }: Period): Promise<number | null> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const [row] = await tx.execute<{ cents: string | null; years: number }>(sql`
    select sum(investment_cents)::text as cents, count(distinct year)::int as years from cluster_years
     where year between ${first} and ${last} and ${inScope('cluster_id', scope)}`);
  return row === undefined || row.cents === null || row.years < last - first + 1 ? null : Number(row.cents);
}

/** Figures of the members of the last day, at that day and at another before it, of those that have both; and how many have not. */
export type Growth = {
  members: number;
  unknown: number;
  turnoverCents: number;
  turnoverCentsBefore: number;
  jobs: number;
  jobsBefore: number;
};
export async function growthOf(tx: Tx, scope: Scope, day: string, before: string): Promise<Growth> {
  const yearsUntil = (until: string) => sql`
    (select turnover_cents, headcount from organisation_years
      where organisation_id = m.organisation_id and year <= ${Number(until.slice(0, 4))} order by year desc limit 1)`;
  const [row] = await tx.execute<Record<string, string>>(sql`
    with members as (
      select distinct organisation_id from memberships
       where ${lastsOn('memberships', day)} and ${inScope('cluster_id', scope)}),
    both_known as (
      select n.turnover_cents as t, b.turnover_cents as tb, n.headcount as h, b.headcount as hb
        from members m cross join lateral ${yearsUntil(day)} n cross join lateral ${yearsUntil(before)} b)
    select (select count(*) from members) as members, count(*) as known, coalesce(sum(t), 0) as t, coalesce(sum(tb), 0) as tb,
           coalesce(sum(h), 0) as h, coalesce(sum(hb), 0) as hb from both_known`);
  return {
    members: Number(row!['members']),
    unknown: Number(row!['members']) - Number(row!['known']),
    turnoverCents: Number(row!['t']),
    turnoverCentsBefore: Number(row!['tb']),
    jobs: Number(row!['h']),
    jobsBefore: Number(row!['hb']),
  };
}

/** Members of a day whose yearly figures are not known, and how many there are. */
export async function membersWithoutFigures(tx: Tx, scope: Scope, day: string): Promise<{ n: number; of: number }> {
  const [row] = await tx.execute<{ n: number; of: number }>(sql`
    select count(*)::int as of, (count(*) filter (where not exists (
             select 1 from organisation_years y where y.organisation_id = m.organisation_id and y.year <= ${Number(day.slice(0, 4))})))::int as n
      from (select distinct organisation_id from memberships
             where ${lastsOn('memberships', day)} and ${inScope('cluster_id', scope)}) m`);
  return row ?? { n: 0, of: 0 };
}
