import { type SQL, sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import type { Tx } from '../db/transaction.ts';
import { credited } from './credited.repository.ts';
import { FIRST_DAY, type Period } from './period.domain.ts';
import { inScope, madeIn, type Scope } from './scope.repository.ts';

/** What is known of the members of a day. */
export type DayFacts = {
  /** Of all kinds. */
  all: number;
  companies: number;
  /** Companies by size class, the largest class first in number; null: not known. */
  sizes: { sizeClass: string | null; members: number }[];
  /** Turnover and jobs that all members stand for, each by its latest year known; null when no member's figures are. */
  turnoverCents: number | null;
  jobs: number | null;
};

/** The members of the day, gone through once for all that is counted of them. */
export async function membersOn(tx: Tx, scope: Scope, day: string): Promise<DayFacts> {
  const [row] = await tx.execute<{ facts: DayFactsRow }>(sql`
    with members as materialized (
      select distinct organisation_id as id from memberships
       where ${lastsOn('memberships', day)} and ${inScope('cluster_id', scope)}),
    sizes as materialized (
      select o.size_class, count(*)::int as members from members m join organisations o on o.id = m.id
       where o.kind = 'company' group by 1),
    known as (
      select distinct on (organisation_id) organisation_id as id, turnover_cents, headcount from organisation_years
       where year <= ${Number(day.slice(0, 4))} order by organisation_id, year desc)
    select json_build_object(
      'all', (select count(*) from members),
      'companies', (select coalesce(sum(members), 0) from sizes),
      'sizes', (select json_agg(json_build_object('sizeClass', size_class, 'members', members)
                                order by members desc, size_class) from sizes),
      'turnover', k.turnover, 'jobs', k.jobs) as facts
      from (select sum(turnover_cents)::text as turnover, sum(headcount) as jobs from members join known using (id)) k`);
  const { turnover, sizes, ...facts } = row!.facts;
  return { ...facts, sizes: sizes ?? [], turnoverCents: turnover === null ? null : Number(turnover) };
}

type DayFactsRow = Omit<DayFacts, 'sizes' | 'turnoverCents'> & {
  sizes: DayFacts['sizes'] | null;
  turnover: string | null;
};

/** That an organisation `x` is a member on the last day of the period. */
const isMember = (scope: Scope, period: Period): SQL => sql`exists (select 1 from memberships
  where memberships.organisation_id = x.id and ${lastsOn('memberships', period.to)} and ${inScope('memberships.cluster_id', scope)})`;

/** Companies among the members of the last day of a period that something was signed for until that day. */
export async function everServed(tx: Tx, scope: Scope, period: Period): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    with served as (
      select organisation_id as id from (${credited('signed', { from: FIRST_DAY, to: period.to }, scope)}) l
       group by organisation_id having sum(cents) > 0)
    select count(*)::int as n from served x join organisations o using (id)
     where o.kind = 'company' and ${isMember(scope, period)}`);
  return row!.n;
}

/** How many members of the last day have so many invitations of the period, those that have any: they are few beside all. */
export async function invitedIn(tx: Tx, scope: Scope, period: Period): Promise<{ value: number; members: number }[]> {
  return tx.execute<{ value: number; members: number }>(sql`
    with invited as (
      select organisation_id as id, count(distinct consortium_id)::int as n from invitations
       where ${madeIn('created_at', period)} and ${inScope('cluster_id', scope)} group by 1)
    select n as value, count(*)::int as members from invited x where ${isMember(scope, period)} group by n`);
}
