import { type SQL, sql } from 'drizzle-orm';
import type { Group } from '../charts/gini.ts';
import { lastsOn } from '../clusters/conditions.repository.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import type { Period } from './period.domain.ts';
import { inPeriod, inScope, madeIn, type Scope } from './scope.repository.ts';

/** How often a member came into play in a period. */
export type MemberExposure = {
  organisationId: string;
  name: string;
  sizeClass: string | null;
  proposals: number;
  invitations: number;
  contracts: number;
};

/** How many members have so many of each, of those to whom something happened. */
export type ExposureCounts = { proposals: Group[]; invitations: Group[]; contracts: Group[] };

/**
 * Members of the last day of the period, those that nothing happened to included: tenders for which the engine proposed
 * it, invitations, contracts signed. Most often in play first, then by name. Those that nothing happened to are most of a
 * country: they are counted, and read by name where the page comes to them.
 * @param page one member more than it takes, from behind its cursor; null: all
 */
export async function exposureOf(
  tx: Tx,
  scope: Scope,
  period: Period,
  page: PageRequest | null,
): Promise<{ members: MemberExposure[]; played: ExposureCounts }> {
  const lasts = sql`${lastsOn('memberships', period.to)} and ${inScope('memberships.cluster_id', scope)}`;
  const [row] = await tx.execute<{ groups: Groups[] | null; members: MemberExposure[] | null }>(sql`
    with members as (select distinct organisation_id as id from memberships where ${lasts}),
    played as (${playedIn(scope, period)}),
    counted as materialized (
      select id, sum(p)::int as p, sum(i)::int as i, sum(c)::int as c, sum(p + i + c)::int as total
        from played x where exists (select 1 from memberships where memberships.organisation_id = x.id and ${lasts}) group by id)
    ${sql.raw(page?.after == null ? '' : ', ')}${page?.after == null ? sql`` : lastShown(page.after)}
    select (select json_agg(x) from (select p, i, c, count(*)::int as members from counted group by p, i, c) x) as groups,
           (select json_agg(json_build_object('organisationId', id, 'name', name, 'sizeClass', size_class,
                     'proposals', p, 'invitations', i, 'contracts', c) order by total desc, name, id)
              from (${shown(page)}) x) as members`);
  const { groups, members } = row!;
  return { members: members ?? [], played: countsOf(groups ?? []) };
}

type Groups = { p: number; i: number; c: number; members: number };

const playedIn = (scope: Scope, period: Period): SQL => sql`
  select organisation_id as id, count(distinct tender_id) as p, 0 as i, 0 as c from proposals
   where ${madeIn('finished_at', period)} and ${inScope('cluster_id', scope)} group by 1
  union all
  select organisation_id, 0, count(distinct consortium_id), 0 from invitations
   where ${madeIn('created_at', period)} and ${inScope('cluster_id', scope)} group by 1
  union all
  select m.organisation_id, 0, 0, count(distinct c.id) from contracts c join contract_members m on m.contract_id = c.id
   where c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} and ${inScope('c.cluster_id', scope)} group by 1`;

/** Where the last member shown stands now; where it has gone, before all that have as much. */
const lastShown = ([total, id]: readonly string[]): SQL => sql`
  last_shown as (
    select -coalesce(c.total, 0) as rank, o.name, o.id from members m join organisations o using (id) left join counted c using (id)
     where m.id = ${id!}::uuid
    union all
    select 1 - ${Number(total)}::int, '', '00000000-0000-0000-0000-000000000000'
     where not exists (select 1 from members where id = ${id!}::uuid))`;

/** The members of the page: of those in play as many as it takes, then the others by name. */
function shown(page: PageRequest | null): SQL {
  const most = page === null ? sql`` : sql`limit ${page.limit + 1}`;
  const behind = (rank: string): SQL =>
    page?.after == null ? sql`` : sql`and (${sql.raw(rank)}, o.name, o.id) > (select rank, name, id from last_shown)`;
  return sql`
    with top as materialized (
      select o.id, o.name, o.size_class, c.p, c.i, c.c, c.total from counted c join organisations o using (id)
       where true ${behind('-c.total')} order by c.total desc, o.name, o.id ${most})
    select * from top
    union all
    (select o.id, o.name, o.size_class, 0, 0, 0, 0 from members m join organisations o using (id)
      where ${page === null ? sql`true` : sql`(select count(*) from top) <= ${page.limit}`}
        and not exists (select 1 from counted c where c.id = o.id) ${behind('0')}
      order by o.name, o.id ${most})
    order by total desc, name, id ${most}`;
}

function countsOf(groups: readonly Groups[]): ExposureCounts {
  const of = (what: 'p' | 'i' | 'c'): Group[] => {
    const members = new Map<number, number>();
    for (const group of groups) members.set(group[what], (members.get(group[what]) ?? 0) + group.members);
    return [...members].map(([value, n]) => ({ value, members: n }));
  };
  return { proposals: of('p'), invitations: of('i'), contracts: of('c') };
}
