import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import type { Work } from './work.repository.ts';

/** The parts of the work of a cluster, as the feed numbers them (see `Work`). */
export const WORK = ['tenders', 'contracts', 'agreed', 'invitations', 'proposals'] as const satisfies (keyof Work)[];

/**
 * What figures are made of: who is a member of a cluster; kind, size, name and figures of an organisation; the ledger of
 * a cluster; each part of its work.
 */
export const SUBJECTS = ['memberships', 'organisations', 'ledger', ...WORK] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the feed means by its numbers (drizzle/after/report-changes.sql). */
function subjectsOf(subject: number, part: number | null): readonly Subject[] {
  const whole = (['memberships', 'organisations', 'ledger'] as const)[subject];
  if (whole !== undefined) return [whole];
  // Rows from before parts were told have none.
  return part === null ? WORK : [WORK[part]!];
}

/**
 * What has changed since a position. `position` is what is seen once this is taken in. `changed` is null when all must
 * be read afresh: nothing was read yet, the feed was trimmed beyond it, a table was emptied, or this is another server.
 * `wrote`: this transaction has written something itself, which nobody else may see.
 */
export type ReadFeed = { position: string; changed: Change[] | null; wrote: boolean };
/** Of a cluster (`key`) one item, an organisation or a contract, or null: all of it. Organisations are keys themselves. */
export type Change = { subject: Subject; key: string; item: string | null };

/** In a transaction of the system. As `readChanges` of candidates: by the transactions that a snapshot sees, not by a running number. */
export async function readFeed(tx: Tx, since: string | null): Promise<ReadFeed> {
  const [row] = await tx.execute<{
    position: string;
    lost: boolean;
    wrote: boolean;
    changes: [subject: number, key: string | null, part: number | null, item: string | null][];
  }>(
    since === null
      ? sql`select pg_current_snapshot()::text as position, true as lost, pg_current_xact_id_if_assigned() is not null as wrote, '[]'::json as changes`
      : sql`
    select pg_current_snapshot()::text as position, pg_current_xact_id_if_assigned() is not null as wrote,
           pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(${since}::pg_snapshot)
           or exists (select 1 from report_trims t where t.xid >= pg_snapshot_xmin(${since}::pg_snapshot)) as lost,
           (select coalesce(json_agg(distinct jsonb_build_array(subject, key, part, item)), '[]') from report_changes
             where xid >= pg_snapshot_xmin(${since}::pg_snapshot) and xid < pg_snapshot_xmax(pg_current_snapshot())
               and not pg_visible_in_snapshot(xid, ${since}::pg_snapshot)) as changes`,
  );
  const { position, wrote, lost, changes } = row!;
  const known = changes.flatMap(([number, key, part, item]) =>
    key === null ? [] : subjectsOf(number, part).map((subject) => ({ subject, key, item })),
  );
  return { position, wrote, changed: lost || changes.some(([, key]) => key === null) ? null : known };
}

/** Forgets changes from before an instant, and how far that went; returns how many. */
export async function trimReportChanges(tx: Tx, before: Date): Promise<number> {
  const old = sql`changed_at < ${before.toISOString()}::timestamptz`;
  const [newest] = await tx.execute<{ xid: string }>(
    sql`select xid::text from report_changes where ${old} order by xid desc limit 1`,
  );
  if (newest === undefined) return 0;
  const gone = await tx.execute(sql`delete from report_changes where ${old}`);
  await tx.execute(sql`delete from report_trims where xid < ${newest.xid}::xid8`);
  await tx.execute(sql`insert into report_trims (xid) values (${newest.xid}::xid8)`);
  return gone.count;
}
