import { type SQL, sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { stands } from './elections.repository.ts';
import type { Position } from './table.ts';

/** What a group waits for from one company: a vote, its word whether it stands or comes, or something to be done. */
export type AwaitedRow = {
  kind: 'vote' | 'stand' | 'meeting' | 'action';
  id: string;
  clusterId: string;
  workingGroupId: string | null;
  group: string;
  organisationId: string;
  position: Position | null;
  title: string | null;
  at: string | null;
  on: string | null;
};

const line = (
  kind: AwaitedRow['kind'],
  facts: { organisation: SQL; position?: SQL; title?: SQL; at?: SQL; on?: SQL },
  from: SQL,
): SQL => sql`
  select ${kind} as kind, x.id, x.cluster_id as "clusterId", x.working_group_id as "workingGroupId",
         coalesce(g.name, c.name) as "group", ${facts.organisation} as "organisationId",
         ${facts.position ?? sql`null`}::text as position, ${facts.title ?? sql`null`}::text as title,
         ${facts.at ?? sql`null`}::timestamptz as at, ${facts.on ?? sql`null`}::date as on_day
    from ${from}`;

/**
 * What waits for these companies in all their groups and clusters, the nearest first; as far as the actor may see it.
 * @param ids the companies that the actor speaks for
 * @param day today, for memberships that last
 */
export async function findAwaited(
  tx: Tx,
  ids: readonly string[],
  { now, day, most }: { now: Date; day: string; most: number },
): Promise<AwaitedRow[]> {
  if (ids.length === 0) return [];
  const at = sql`${now.toISOString()}::timestamptz`;
  const own = sql`any (${idArray(ids)})`;
  const named = sql`join clusters c on c.id = x.cluster_id left join working_groups g on g.id = x.working_group_id`;
  const going = sql`x.cancelled_at is null and x.counted_at is null`;
  const sits = sql`(case when x.working_group_id is null
      then exists (select 1 from memberships m where m.cluster_id = x.cluster_id and ${lastsOn('m', day)} and m.organisation_id = o.id)
      else exists (select 1 from working_group_members s where s.working_group_id = x.working_group_id and s.organisation_id = o.id) end)`;
  const parts = [
    line(
      'vote',
      { organisation: sql`r.organisation_id`, position: sql`x.position`, at: sql`x.ends_at` },
      sql`elections x ${named} join election_roll r on r.election_id = x.id
       where r.organisation_id = ${own} and not r.voted and ${going} and x.starts_at <= ${at} and x.ends_at > ${at}
         and ${stands(sql`x.id`)}`,
    ),
    line(
      'stand',
      { organisation: sql`s.organisation_id`, position: sql`x.position`, at: sql`x.starts_at` },
      sql`elections x ${named} join election_candidates s on s.election_id = x.id
       where s.organisation_id = ${own} and s.accepted is null and ${going} and x.starts_at > ${at}`,
    ),
    line(
      'meeting',
      { organisation: sql`o.id`, title: sql`x.title`, at: sql`x.starts_at` },
      sql`group_events x ${named} cross join unnest(${idArray(ids)}) as o (id)
       where x.starts_at > ${at} and ${sits}
         and not exists (select 1 from group_event_guests w where w.event_id = x.id and w.organisation_id = o.id and w.coming is not null)`,
    ),
    line(
      'action',
      { organisation: sql`x.organisation_id`, title: sql`x.title`, on: sql`x.due_on` },
      sql`group_actions x ${named} where x.organisation_id = ${own} and x.state = 'open'`,
    ),
  ];
  const rows = await tx.execute<Omit<AwaitedRow, 'on' | 'at'> & { at: Date | string | null; on_day: string | null }>(
    sql`select * from (${sql.join(parts, sql` union all `)}) waiting order by coalesce(at, on_day), id limit ${most}`,
  );
  return rows.map(({ on_day, at: moment, ...row }) => ({
    ...row,
    at: moment === null ? null : new Date(moment).toISOString(),
    on: on_day,
  }));
}
