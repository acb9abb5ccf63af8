import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** Something that calls for tender asked for, and in how many of them. */
export type Asked = { code: string; tenders: number };

const since = (from: Date) => sql`
  asked as (
    select r.tender_id, r.cpv, r.certification
      from requirements r join tenders t on t.id = r.tender_id
     where t.published_at >= ${from.toISOString()}::timestamptz
       and t.cluster_id in (select unnest(cluster_ids) from organisations where id = (select id from me))
  ),
  near as (
    select a.* from asked a
     where exists (select 1 from capabilities c where c.organisation_id = (select id from me) and left(c.cpv, 3) = left(a.cpv, 3))
  )`;

/** Calls for tender that its clusters have published since then. In a transaction of the system. */
export async function countTenders(tx: Tx, organisationId: string, from: Date): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    with me as (select ${organisationId}::uuid as id), ${since(from)}
    select count(distinct tender_id)::int as count from asked`);
  return row?.count ?? 0;
}

/**
 * Certificates that were asked for with work near its own (one CPV group) and that it does not hold on that day, the
 * most asked for first. In a transaction of the system.
 */
export async function findCertificatesAsked(
  tx: Tx,
  organisationId: string,
  from: Date,
  today: string,
): Promise<Asked[]> {
  return [
    ...(await tx.execute<Asked>(sql`
    with me as (select ${organisationId}::uuid as id), ${since(from)}
    select n.certification as code, count(distinct n.tender_id)::int as tenders
      from near n
     where n.certification is not null and not exists (
       select 1 from certifications h
        where h.organisation_id = (select id from me)
          and upper(replace(h.code, ' ', '')) = upper(replace(n.certification, ' ', ''))
          and (h.valid_until is null or h.valid_until >= ${today}::date))
     group by 1 order by 2 desc, 1 limit 8`)),
  ];
}

/** Work near its own that was asked for and that its profile does not hold. In a transaction of the system. */
export async function findTradesAsked(tx: Tx, organisationId: string, from: Date): Promise<Asked[]> {
  return [
    ...(await tx.execute<Asked>(sql`
    with me as (select ${organisationId}::uuid as id), ${since(from)}
    select n.cpv as code, count(distinct n.tender_id)::int as tenders
      from near n
     where not exists (select 1 from capabilities h where h.organisation_id = (select id from me) and h.cpv = n.cpv)
     group by 1 order by 2 desc, 1 limit 8`)),
  ];
}
