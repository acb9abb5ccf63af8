import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** An organisation as the engine wants it (src/matching/problem.ts), with what rows hold of it. */
export type CandidateRow = {
  id: string;
  kind: 'company' | 'research' | 'training' | 'institution';
  size_class: 'micro' | 'small' | 'medium' | 'large' | null;
  headcount: number | null;
  turnover_cents: number | null;
  nuts: string | null;
  lat: number | null;
  lon: number | null;
  can_lead: boolean;
  excluded: boolean;
  capabilities: { cpv: string; level: number; evidence: number; capacityCents: number | null }[];
  certifications: { code: string; validUntil: string | null }[];
};

const SPACE = sql.raw(' ');

/** What the engine wants of an organisation `o`. */
const columns = (
  today: string,
) => sql`o.id, o.kind, o.size_class, o.headcount, o.turnover_cents::float8 as turnover_cents, o.nuts, o.lat, o.lon, o.can_lead,
           o.exclusion_ground is not null and (o.excluded_until is null or o.excluded_until >= ${today}::date) as excluded,
           coalesce((select jsonb_agg(jsonb_build_object('cpv', c.cpv, 'level', c.level, 'evidence', c.evidence, 'capacityCents', c.capacity_cents) order by c.cpv)
                       from capabilities c where c.organisation_id = o.id), '[]') as capabilities,
           coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'validUntil', t.valid_until) order by t.code)
                       from certifications t where t.organisation_id = o.id), '[]') as certifications`;

/** One organisation, whatever it can do; null when the actor may not see it. */
export async function findCandidate(tx: Tx, id: string, today: string): Promise<CandidateRow | null> {
  const rows = await tx.execute<CandidateRow>(sql`select ${columns(today)} from organisations o where o.id = ${id}`);
  return rows[0] ?? null;
}

/** Clusters whose organisations may be proposed for a tender of this one: itself, and partners that share with it. */
export async function proposableClusters(tx: Tx, clusterId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select ${clusterId}::uuid as id
    union select cluster_id from partnerships where partner_cluster_id = ${clusterId} and shares_organisations
    order by id`);
  return rows.map((row) => row.id);
}

/**
 * Organisations of the clusters that have a capability in one of the CPV divisions, or are pinned: no other can do
 * any part of the work. In the order of their ids.
 */
export async function findCandidates(
  tx: Tx,
  clusterIds: string[],
  divisions: string[],
  pinned: string[],
  today: string,
): Promise<CandidateRow[]> {
  const clusters = sql`array[${sql.join(
    clusterIds.map((id) => sql`${id}::uuid`),
    sql`,${SPACE}`,
  )}]`;
  const anyDivision = sql.join(
    divisions.map((division) => sql`c.cpv like ${`${division}%`}`),
    sql` or `,
  );
  const anyPinned =
    pinned.length === 0
      ? sql``
      : sql` union select id from organisations where id in (${sql.join(
          pinned.map((id) => sql`${id}::uuid`),
          sql`,${SPACE}`,
        )})`;
  return tx.execute<CandidateRow>(sql`
    with able as (
      select distinct c.organisation_id as id from capabilities c where ${anyDivision}${anyPinned}
    )
    select ${columns(today)}
      from able join organisations o on o.id = able.id
     where o.cluster_ids && ${clusters}
     order by o.id`) as unknown as Promise<CandidateRow[]>;
}

/** Ties among the given organisations, weight in basis points. */
export async function findTies(tx: Tx, ids: string[]): Promise<{ a: string; b: string; weight_bp: number }[]> {
  if (ids.length === 0) return [];
  const list = sql`array[${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`,${SPACE}`,
  )}]`;
  return tx.execute<{ a: string; b: string; weight_bp: number }>(sql`
    select a_id as a, b_id as b, weight_bp from ties where a_id = any (${list}) and b_id = any (${list}) order by a_id, b_id`) as unknown as Promise<
    { a: string; b: string; weight_bp: number }[]
  >;
}

/** Pairs that share a working group, among the given organisations. */
export async function findWorkingGroupPairs(tx: Tx, ids: string[]): Promise<{ a: string; b: string }[]> {
  if (ids.length === 0) return [];
  const list = sql`array[${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`,${SPACE}`,
  )}]`;
  return tx.execute<{ a: string; b: string }>(sql`
    select distinct x.organisation_id as a, y.organisation_id as b
      from working_group_members x join working_group_members y
        on y.working_group_id = x.working_group_id and x.organisation_id < y.organisation_id
     where x.organisation_id = any (${list}) and y.organisation_id = any (${list}) order by 1, 2`) as unknown as Promise<
    { a: string; b: string }[]
  >;
}

/** Declared competitors and firms of one group, among the given organisations. */
export async function findRelations(
  tx: Tx,
  ids: string[],
): Promise<{ a: string; b: string; kind: 'competitor' | 'same_group' }[]> {
  if (ids.length === 0) return [];
  const list = sql`array[${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`,${SPACE}`,
  )}]`;
  return tx.execute<{ a: string; b: string; kind: 'competitor' | 'same_group' }>(sql`
    select a_id as a, b_id as b, kind from organisation_relations
     where a_id = any (${list}) and b_id = any (${list}) order by a_id, b_id, kind`) as unknown as Promise<
    { a: string; b: string; kind: 'competitor' | 'same_group' }[]
  >;
}
