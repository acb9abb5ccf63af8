import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../src/db/transaction.ts';
import { type Problem, readProblem } from '../../src/matching/index.ts';
import type { LotQuestion } from '../../src/matching/network/lot-problem.ts';

const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;
type Pair = { a: string; b: string };

/**
 * The problem of a lot written from the tables alone, each time from scratch and with nothing of the snapshot's: what the
 * snapshot's problem must equal, byte for byte.
 */
export async function problemFromSql(tx: Tx, question: LotQuestion): Promise<Problem> {
  const { requirements, constraints = {} } = question.lot;
  const { pinned = [], banned = [] } = constraints;
  const divisions = [...new Set(requirements.map(({ cpv }) => cpv.slice(0, 2)))];
  const rows = (await tx.execute(sql`
    select o.*, o.turnover_cents::float8 as turnover,
           o.exclusion_ground is not null and (o.excluded_until is null or o.excluded_until >= ${question.today}::date) as is_excluded,
           coalesce((select jsonb_agg(jsonb_build_object('cpv', c.cpv, 'level', c.level, 'evidence', c.evidence, 'capacityCents', c.capacity_cents) order by c.cpv)
                       from capabilities c where c.organisation_id = o.id), '[]') as skills,
           coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'validUntil', t.valid_until) order by t.code)
                       from certifications t where t.organisation_id = o.id), '[]') as certificates
      from organisations o
     where (exists (select 1 from capabilities c where c.organisation_id = o.id and left(c.cpv, 2) = any (${`{${divisions.join(',')}}`}::text[]))
            or o.id = any (${uuids(pinned)}))
       and o.cluster_ids && ${uuids(question.clusters ?? [])}
     order by o.id`)) as unknown as Record<string, unknown>[];
  const ids = rows.map((row) => row['id'] as string);
  const among = (table: SQL) => sql`${table} where a_id = any (${uuids(ids)}) and b_id = any (${uuids(ids)})`;
  const says = sql`(cluster_id is null or cluster_id = any (${uuids(question.clusters ?? [])}))`;
  const ties = (await tx.execute(sql`
    select a_id as a, b_id as b, max(weight_bp) as weight_bp from (
      ${among(sql`select * from (select a_id, b_id, weight_bp from ties where ${says}) said`)}
      union all
      ${among(sql`select * from (select x.organisation_id as a_id, y.organisation_id as b_id, 2000 as weight_bp
                    from working_group_members x join working_group_members y
                      on x.working_group_id = y.working_group_id and x.organisation_id < y.organisation_id) w`)}) t
     group by 1, 2 order by 1, 2`)) as unknown as (Pair & { weight_bp: number })[];
  const conflicts = (await tx.execute(
    sql`${among(sql`select distinct a_id as a, b_id as b from (select * from organisation_relations where kind = 'same_group' or ${says}) said`)} order by 1, 2`,
  )) as unknown as Pair[];
  const turns = new Map(question.recentProposals);
  return readProblem({
    ...question.lot,
    organisations: rows.map((row) => ({
      id: row['id'],
      kind: row['kind'],
      ...(row['size_class'] === null ? {} : { sizeClass: row['size_class'] }),
      headcount: row['headcount'] ?? 0,
      turnoverCents: row['turnover'] ?? 0,
      nuts: row['nuts'],
      ...(row['lat'] === null || row['lon'] === null ? {} : { lat: row['lat'], lon: row['lon'] }),
      canLead: row['can_lead'],
      excluded: row['is_excluded'],
      recentProposals: turns.get(row['id'] as string) ?? 0,
      capabilities: row['skills'],
      certifications: row['certificates'],
    })),
    ties: ties.map(({ a, b, weight_bp }) => ({ a, b, weight: weight_bp / 10_000 })),
    conflicts: conflicts.map(({ a, b }) => ({ a, b })),
    constraints: { ...constraints, banned: banned.filter((id) => ids.includes(id)) },
  });
}
