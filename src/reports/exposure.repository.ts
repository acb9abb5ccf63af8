import { type SQL, sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { type ExposureCounts, type InPlay, inPlay, PLAY, type Played } from './counts/play.ts';
import type { View } from './held/held.ts';
import type { Period } from './period.domain.ts';
import { inScope, type Scope } from './scope.repository.ts';

/** How often a member came into play in a period. */
export type MemberExposure = {
  organisationId: string;
  name: string;
  sizeClass: string | null;
  proposals: number;
  invitations: number;
  contracts: number;
};

/** Above so many, members that nothing happened to are looked for by name instead. */
const MOST_BY_ID = 10_000;

/**
 * Members of the last day of the period, those that nothing happened to included: tenders for which the engine proposed
 * it, invitations, contracts signed. Most often in play first, then by name. Those that nothing happened to are most of a
 * country: they are read by name where the page comes to them.
 * @param page one member more than it takes, from behind its cursor; null: all
 */
export async function exposureOf(
  tx: Tx,
  count: View['count'],
  scope: Scope,
  period: Period,
  page: PageRequest | null,
): Promise<{ members: MemberExposure[]; played: ExposureCounts }> {
  const { candidates, played } = await count(scope, { memberships: true, work: PLAY }, (facts) => {
    const found = inPlay(facts, period);
    return { candidates: candidatesOf(found, page), played: found.counts() };
  });
  const lasts = sql`${lastsOn('memberships', period.to)} and ${inScope('memberships.cluster_id', scope)}`;
  return { members: await pageOf(tx, lasts, candidates, page), played };
}

/** Who may be on a page. */
type Candidates = {
  /** Those in play; where the last one shown stands, all, as their names decide. */
  shown: Played[];
  /** How often the last one shown came into play, if it is still in play. */
  last: number;
  /** The others, where the page may come to them: these, or all members but these. */
  others: { are: string[] } | { allBut: string[] } | null;
};

/**
 * Of those in play that stand below the last one shown as many as the page takes, with all that came into play as often
 * as the last of them. In an order of their own: the database knows names.
 */
function candidatesOf({ byTotal, others, listOthers, idOf, playedBy }: InPlay, page: PageRequest | null): Candidates {
  const [total, id] = page?.after ?? [];
  const last = id === undefined ? 0 : byTotal.findIndex((members) => members.some((member) => idOf(member) === id));
  const highest = total === undefined ? byTotal.length : Math.max(last, Number(total) - 1);
  const most = page === null ? Number.POSITIVE_INFINITY : page.limit;
  const shown: Played[] = [];
  let below = 0;
  let at = Math.min(highest, byTotal.length - 1);
  for (; at > 0 && below <= most; at--) {
    for (const member of byTotal[at]!) shown.push(playedBy(member));
    if (at < highest) below += byTotal[at]!.length;
  }
  const rest = () => (others > MOST_BY_ID ? { allBut: byTotal.flat().map(idOf) } : { are: listOthers() });
  return { shown, last: Math.max(last, 0), others: at <= 0 && below <= most ? rest() : null };
}

const isMember = (lasts: SQL): SQL =>
  sql`exists (select 1 from memberships where memberships.organisation_id = o.id and ${lasts})`;

/** The members of the page: of those in play as many as it takes, then the others by name. */
async function pageOf(
  tx: Tx,
  lasts: SQL,
  { shown, last, others }: Candidates,
  page: PageRequest | null,
): Promise<MemberExposure[]> {
  const most = page === null ? sql`` : sql`limit ${page.limit + 1}`;
  const behind = (rank: string): SQL =>
    page?.after == null ? sql`` : sql`and (${sql.raw(rank)}, o.name, o.id) > (select rank, name, id from last_shown)`;
  const rest = (among: SQL): SQL => sql`
    union all
    (select o.id, o.name, o.size_class, 0, 0, 0, 0 from organisations o where ${among} ${behind('0')}
      order by o.name, o.id ${most})`;
  const rows = shown.map((one) => [one.id, one.proposals, one.invitations, one.contracts, one.total]);
  // Materialised: what is made of JSON goes into no index of a table that row-level security guards.
  const found = await tx.execute<MemberExposure>(sql`
    with counted as materialized (
      select (x ->> 0)::uuid as id, (x ->> 1)::int as p, (x ->> 2)::int as i, (x ->> 3)::int as c, (x ->> 4)::int as total
        from json_array_elements(${JSON.stringify(rows)}::json) x)
    ${page?.after == null ? sql`` : lastShown(lasts, last, page.after)}
    select id as "organisationId", name, size_class as "sizeClass", p as proposals, i as invitations, c as contracts from (
      (select o.id, o.name, o.size_class, c.p, c.i, c.c, c.total from counted c join organisations o using (id)
        where true ${behind('-c.total')} order by c.total desc, o.name, o.id ${most})
      ${others === null ? sql`` : rest('are' in others ? sql`o.id = any (${listOf(others.are)}::uuid[])` : sql`${isMember(lasts)} and o.id <> all (${listOf(others.allBut)}::uuid[])`)}) x
     order by total desc, name, id ${most}`);
  return [...found];
}

const listOf = (ids: readonly string[]): string => `{${ids.join()}}`;

/** Where the last member shown stands now; where it has gone, before all that have as much. */
const lastShown = (lasts: SQL, last: number, [total, id]: readonly string[]): SQL => sql`, last_shown as (
    select -${last}::int as rank, o.name, o.id from organisations o where o.id = ${id!}::uuid and ${isMember(lasts)}
    union all
    select 1 - ${Number(total)}::int, '', '00000000-0000-0000-0000-000000000000'
     where not exists (select 1 from organisations o where o.id = ${id!}::uuid and ${isMember(lasts)}))`;
