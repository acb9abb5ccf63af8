import { sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import type { Tx } from '../db/transaction.ts';
import type { Period } from './period.domain.ts';
import { inPeriod, inScope, type Scope } from './scope.repository.ts';

/** How often a member came into play in a period. */
export type MemberExposure = {
  organisationId: string;
  name: string;
  sizeClass: string | null;
  proposals: number;
  invitations: number;
  contracts: number;
};

/**
 * Every member of the last day of the period, those that nothing happened to included: tenders for which the engine
 * proposed it, invitations, contracts signed. Most often proposed first.
 */
export async function exposureOf(tx: Tx, scope: Scope, period: Period): Promise<MemberExposure[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    with members as (
      select distinct organisation_id from memberships
       where ${lastsOn('memberships', period.to)} and ${inScope('cluster_id', scope)}),
    proposed as (
      select member ->> 'organisationId' as organisation_id, count(distinct r.tender_id) as n
        from match_runs r join match_run_lots l on l.match_run_id = r.id
       cross join lateral jsonb_array_elements(case when jsonb_typeof(l.result -> 'consortia') = 'array' then l.result -> 'consortia' else '[]' end) consortium
       cross join lateral jsonb_array_elements(consortium -> 'members') member
       where r.status = 'succeeded' and ${inPeriod('r.finished_at::date', period)} and ${inScope('r.cluster_id', scope)}
       group by 1),
    invited as (
      select organisation_id, count(distinct consortium_id) as n from invitations
       where ${inPeriod('created_at::date', period)} and ${inScope('cluster_id', scope)} group by 1),
    contracted as (
      select m.organisation_id, count(distinct c.id) as n from contracts c join contract_members m on m.contract_id = c.id
       where c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} and ${inScope('c.cluster_id', scope)} group by 1)
    select o.id, o.name, o.size_class, coalesce(p.n, 0) as proposals, coalesce(i.n, 0) as invitations, coalesce(c.n, 0) as contracts
      from members m join organisations_seen o on o.id = m.organisation_id
      left join proposed p on p.organisation_id = o.id::text left join invited i on i.organisation_id = o.id
      left join contracted c on c.organisation_id = o.id
     order by coalesce(p.n, 0) + coalesce(i.n, 0) + coalesce(c.n, 0) desc, o.name, o.id`);
  return rows.map((row) => ({
    organisationId: row['id']!,
    name: row['name']!,
    sizeClass: row['size_class'] ?? null,
    proposals: Number(row['proposals']),
    invitations: Number(row['invitations']),
    contracts: Number(row['contracts']),
  }));
}

/** How many consortia each member of the last day of the period was invited to in it, the fewest first. */
export async function invitationsOf(tx: Tx, scope: Scope, period: Period): Promise<number[]> {
  const rows = await tx.execute<{ n: string; members: string }>(sql`
    with members as (
      select distinct organisation_id from memberships
       where ${lastsOn('memberships', period.to)} and ${inScope('cluster_id', scope)}),
    invited as (
      select organisation_id, count(distinct consortium_id) as n from invitations
       where ${inPeriod('created_at::date', period)} and ${inScope('cluster_id', scope)} group by 1)
    select coalesce(i.n, 0) as n, count(*) as members from members left join invited i using (organisation_id) group by 1 order by 1`);
  return rows.flatMap(({ n, members }) => Array<number>(Number(members)).fill(Number(n)));
}
