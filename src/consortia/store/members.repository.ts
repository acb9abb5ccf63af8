import { sql } from 'drizzle-orm';
import { proposableClusters } from '../../clusters/conditions.repository.ts';
import { idArray } from '../../db/ids.ts';
import type { Tx } from '../../db/transaction.ts';

export { countReaders } from '../../auth/readers.repository.ts';
export { strengthenTie } from '../../organisations/ties.repository.ts';

/** What the rules and the views need of a member's organisation. */
export type MemberFacts = {
  id: string;
  name: string;
  kind: string;
  size_class: string | null;
  nuts: string | null;
  turnover_cents: number | null;
  exclusion_ground: string | null;
  excluded_until: string | null;
};

const memberFacts = sql`
  select id, name, kind, size_class, nuts, turnover_cents::float8 as turnover_cents, exclusion_ground,
         excluded_until::text as excluded_until
    from organisations_seen`;
const byId = (rows: readonly MemberFacts[]): Map<string, MemberFacts> => new Map(rows.map((row) => [row.id, row]));

/** Organisations by id, as far as the actor may see them. */
export async function findMemberFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, MemberFacts>> {
  if (ids.length === 0) return new Map();
  return byId(await tx.execute<MemberFacts>(sql`${memberFacts} where id = any (${idArray(ids)})`));
}

/** The same, of those that have a seat in the consortia and of further ones. */
export const findFactsOfSeats = async (
  tx: Tx,
  consortiumIds: readonly string[],
  furtherIds: readonly string[],
): Promise<Map<string, MemberFacts>> =>
  byId(
    await tx.execute<MemberFacts>(sql`${memberFacts} where id = any (array(
      select organisation_id from consortium_members where consortium_id = any (${idArray(consortiumIds)})
      union all select unnest(${idArray(furtherIds)})))`),
  );

/** What clusters are called, by id. */
export async function findClusterNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from clusters where id = any (${idArray(ids)})`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Pairs of firms of one group of which at least one is in the list. */
export async function findSameGroup(tx: Tx, ids: readonly string[]): Promise<{ a: string; b: string }[]> {
  if (ids.length === 0) return [];
  return tx.execute<{ a: string; b: string }>(sql`
    select a_id as a, b_id as b from organisation_relations
     where kind = 'same_group' and (a_id = any (${idArray(ids)}) or b_id = any (${idArray(ids)}))
     order by 1, 2`);
}

/** How many organisations of the cluster, and of clusters that share with it, can do each requirement at its level. */
export async function countAble(tx: Tx, clusterId: string, lotIds: readonly string[]): Promise<Map<string, number>> {
  if (lotIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; able: number }>(sql`
    with proposable as (${proposableClusters(clusterId)})
    select r.id, count(distinct o.id)::int as able
      from requirements r
      join capabilities c on c.cpv = r.cpv and c.level >= r.min_level
      join organisations o on o.id = c.organisation_id and o.cluster_ids && (select array_agg(id) from proposable)
     where r.lot_id = any (${idArray(lotIds)})
     group by r.id`);
  return new Map(rows.map((row) => [row.id, row.able]));
}

/** A reference of an organisation from a contract that it won in a consortium. */
export async function insertReference(
  tx: Tx,
  reference: {
    id: string;
    organisationId: string;
    title: string;
    buyer: string;
    cpv: string | null;
    year: number;
    valueCents: number | null;
  },
): Promise<void> {
  await tx.execute(sql`
    insert into organisation_references (id, organisation_id, title, buyer, cpv, year, value_cents, source)
    values (${reference.id}, ${reference.organisationId}, ${reference.title}, ${reference.buyer}, ${reference.cpv},
            ${reference.year}, ${reference.valueCents}, 'consortium')`);
}
