import { sql } from 'drizzle-orm';
import { proposableClusters } from '../clusters/conditions.repository.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';

/** An organisation as the engine wants it (src/matching/problem/problem.ts), with what rows hold of it. */
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
  /** With whom it never sits: competitors, firms of its group. */
  apart: string[];
};

/** What the engine wants of an organisation `o`; of its competitors, what the cluster says. */
const columns = (
  today: string,
  clusterId: string,
) => sql`o.id, o.kind, o.size_class, o.headcount, o.turnover_cents::float8 as turnover_cents, o.nuts, o.lat, o.lon, o.can_lead,
           o.exclusion_ground is not null and (o.excluded_until is null or o.excluded_until >= ${today}::date) as excluded,
           coalesce((select jsonb_agg(jsonb_build_object('cpv', c.cpv, 'level', c.level, 'evidence', c.evidence, 'capacityCents', c.capacity_cents) order by c.cpv)
                       from capabilities_seen c where c.organisation_id = o.id), '[]') as capabilities,
           coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'validUntil', t.valid_until) order by t.code)
                       from certifications_seen t where t.organisation_id = o.id), '[]') as certifications,
           array(select distinct case when r.a_id = o.id then r.b_id else r.a_id end from organisation_relations r
                  where (r.a_id = o.id or r.b_id = o.id)
                    and (r.kind = 'same_group' or r.cluster_id is null or r.cluster_id in (${proposableClusters(clusterId)})) order by 1)::text[] as apart`;

/** One organisation, whatever it can do; null when the actor may not see it. */
export async function findCandidate(
  tx: Tx,
  id: string,
  today: string,
  clusterId: string,
): Promise<CandidateRow | null> {
  const rows = await tx.execute<CandidateRow>(
    sql`select ${columns(today, clusterId)} from organisations_seen o where o.id = ${id}`,
  );
  return rows[0] ?? null;
}

/** These organisations, whatever they can do, as far as the actor may see them; by id. */
export async function findCandidates(
  tx: Tx,
  ids: readonly string[],
  today: string,
  clusterId: string,
): Promise<CandidateRow[]> {
  if (ids.length === 0) return [];
  return tx.execute<CandidateRow>(
    sql`select ${columns(today, clusterId)} from organisations o where o.id = any (${idArray(ids)}) order by o.id`,
  );
}

/** The ids of the clusters whose organisations may be proposed for a tender of this one. */
export async function findProposableClusters(tx: Tx, clusterId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`${proposableClusters(clusterId)} order by id`);
  return rows.map((row) => row.id);
}
