import { type SQL, sql } from 'drizzle-orm';
import { proposableClusters } from '../clusters/conditions.repository.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { cpvStem } from '../shared/cpv.ts';
import { type CountBand, countBand, type GroupBands } from './question.domain.ts';

/** How many could do what is asked, in bands: in each group of trades over all clusters, and in each cluster that takes part. */
export type AbleBands = { groups: GroupBands; clusters: { clusterId: string; band: CountBand }[] };

/** So many capabilities of each group are looked at first: where bands end at three, they tell nearly all clusters of a country. */
const FIRST_LOOK = 4_000;
/** From here on a band does not change any more. */
const ENOUGH = 3;

/** A capability of one of the CPV groups, as a condition on a column. */
export const inGroups = (column: string, groups: readonly string[]): SQL =>
  sql.join(
    groups.map((code) => {
      const stem = cpvStem(code);
      return sql`${sql.raw(column)} between ${stem.padEnd(8, '0')} and ${stem.padEnd(8, '9')}`;
    }),
    sql` or `,
  );

/**
 * Who counts when a cluster asks the others: organisations `o` of those that take part. Who may be proposed without being
 * asked for (the asking cluster's own and those shared with it) and who is excluded counts for nobody.
 */
const counts = sql.raw(`not o.cluster_ids && (select array_agg(id) from own)
  and not o.cluster_ids <@ (select coalesce(array_agg(id), '{}') from silent)
  and (o.exclusion_ground is null or o.excluded_until <= today_in_france())`);
/** The tables `own` (clusters) and `silent` (those and who does not answer searches), to be followed by a query. */
const sides = (asking: string): SQL => sql`
  own as (${proposableClusters(asking)}),
  silent as (select id from clusters where not answers_searches or id in (select id from own))`;

/**
 * How many could do what is asked, counted as far as bands go: a part of the capabilities first, then the members of those
 * clusters that are not told by it. In a transaction of the system.
 * @param firstLook how many capabilities of a group the part has
 */
export async function bandsOfAble(
  tx: Tx,
  asking: string,
  groups: readonly string[],
  firstLook = FIRST_LOOK,
): Promise<AbleBands> {
  const part = await lookAt(tx, asking, groups, firstLook);
  const isOpen = part.groups.some(({ able, seen }) => able < ENOUGH && seen >= firstLook);
  const told = isOpen ? (await lookAt(tx, asking, groups, null)).groups : part.groups;
  const isPart = part.groups.some(({ seen }) => seen >= firstLook);
  const unsure = isPart ? part.clusters.filter(({ able }) => able < ENOUGH).map(({ clusterId }) => clusterId) : [];
  const whole = unsure.length === 0 ? new Map<string, number>() : await countMembers(tx, asking, groups, unsure);
  return {
    groups: Object.fromEntries(
      groups.map((code) => [code, countBand(told.find(({ group }) => group === code)?.able ?? 0)]),
    ),
    clusters: part.clusters.map(({ clusterId, able }) => ({
      clusterId,
      band: countBand(whole.get(clusterId) ?? able),
    })),
  };
}

type Look = {
  groups: { group: string; able: number; seen: number }[];
  clusters: { clusterId: string; able: number }[];
};

/** Organisations among the first so many capabilities of each group (null: all), each once, by group and by cluster. */
async function lookAt(tx: Tx, asking: string, groups: readonly string[], most: number | null): Promise<Look> {
  const limit = most === null ? sql`` : sql`limit ${most}::int`;
  const parts = groups.map(
    (group) =>
      sql`(select ${group}::text as code, organisation_id as id from capabilities where ${inGroups('cpv', [group])} ${limit})`,
  );
  const [row] = await tx.execute<Look>(sql`
    with ${sides(asking)},
    seen as materialized (${sql.join(parts, sql` union all `)}),
    placed as materialized (
      select o.id, o.cluster_ids from (select distinct id from seen) a join organisations o on o.id = a.id where ${counts}),
    by_group as (
      select s.code, count(distinct p.id)::int as able, count(*)::int as seen from seen s left join placed p on p.id = s.id
       group by s.code),
    by_cluster as (select k.id, count(*)::int as able from placed p cross join unnest(p.cluster_ids) k (id) group by k.id)
    select (select coalesce(json_agg(json_build_object('group', code, 'able', able, 'seen', seen)), '[]') from by_group) as groups,
           (select coalesce(json_agg(json_build_object('clusterId', a.id, 'able', coalesce(b.able, 0))), '[]')
              from clusters a left join by_cluster b on b.id = a.id where a.id not in (select id from silent)) as clusters`);
  return row!;
}

/** All members of these clusters that could do it. */
async function countMembers(
  tx: Tx,
  asking: string,
  groups: readonly string[],
  clusterIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ id: string; able: number }>(sql`
    with ${sides(asking)}
    select k.id, count(*)::int as able from organisations o cross join unnest(o.cluster_ids) k (id)
     where o.cluster_ids && ${idArray(clusterIds)} and k.id = any (${idArray(clusterIds)}) and ${counts}
       and exists (select 1 from capabilities c where c.organisation_id = o.id and (${inGroups('c.cpv', groups)}) offset 0)
     group by k.id`);
  return new Map(rows.map(({ id, able }) => [id, able]));
}
