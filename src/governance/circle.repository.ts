import { sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';

/** A working group of a cluster; without one, the cluster as a whole with its board. */
export type Circle = { clusterId: string; workingGroupId: string | null };

const isTrue = async (tx: Tx, condition: ReturnType<typeof sql>): Promise<boolean> => {
  const [row] = await tx.execute<{ yes: boolean }>(sql`select ${condition} as yes`);
  return row?.yes === true;
};

/** As far as the actor may see it. */
export const circleExists = (tx: Tx, { clusterId, workingGroupId }: Circle): Promise<boolean> =>
  isTrue(
    tx,
    workingGroupId === null
      ? sql`exists (select 1 from clusters where id = ${clusterId}::uuid)`
      : sql`exists (select 1 from working_groups where id = ${workingGroupId}::uuid and cluster_id = ${clusterId}::uuid)`,
  );

/** Whether one of the organisations pilots the group on that day; nobody pilots a cluster as a whole. */
export const isPilot = (tx: Tx, { workingGroupId }: Circle, ids: readonly string[], day: string): Promise<boolean> =>
  isTrue(
    tx,
    sql`exists (select 1 from mandates where working_group_id = ${workingGroupId}::uuid
      and position in ('pilot', 'co_pilot') and ${day}::date between starts_on and ends_on
      and organisation_id = any (${idArray(ids)}))`,
  );

/** Whether one of the organisations sits in the group, or is a member of the cluster on that day. */
export const sitsIn = (
  tx: Tx,
  { clusterId, workingGroupId }: Circle,
  ids: readonly string[],
  day: string,
): Promise<boolean> =>
  isTrue(
    tx,
    workingGroupId === null
      ? sql`exists (select 1 from memberships m where m.cluster_id = ${clusterId}::uuid and ${lastsOn('m', day)}
          and m.organisation_id = any (${idArray(ids)}))`
      : sql`exists (select 1 from working_group_members where working_group_id = ${workingGroupId}::uuid
          and organisation_id = any (${idArray(ids)}))`,
  );

/** Organisations that sit in the circle on that day; of the cluster as a whole, its members. In a transaction of the system. */
export async function sitters(
  tx: Tx,
  { clusterId, workingGroupId }: Circle,
  day: string,
  companiesOnly: boolean,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct o.id from organisations o
     where (not ${companiesOnly} or o.kind = 'company')
       and ${
         workingGroupId === null
           ? sql`exists (select 1 from memberships m where m.organisation_id = o.id and m.cluster_id = ${clusterId}::uuid and ${lastsOn('m', day)})`
           : sql`exists (select 1 from working_group_members g where g.organisation_id = o.id and g.working_group_id = ${workingGroupId}::uuid)`
       }
     order by o.id`);
  return rows.map(({ id }) => id);
}
