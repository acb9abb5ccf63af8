import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/**
 * What figures are made of, in the order of its stripes: who is a member, of which kind, size, name and figures; what the
 * ledger and contracts say; tenders, consortia, invitations, proposals and contracts.
 */
export const SUBJECTS = ['members', 'ledger', 'work'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Stripes of a subject (drizzle/after/report-stamps.sql). */
const STRIPES = 256;

/** How often each has changed: another text after every change. */
export type Stamps = Readonly<Record<Subject, string>>;

/** In a transaction of the system. */
export async function readStamps(tx: Tx): Promise<Stamps> {
  const rows = await tx.execute<{ subject: number; stamp: string }>(sql`
    select stripe / ${sql.raw(String(STRIPES))} as subject, string_agg(stripe || ':' || changes, ' ' order by stripe) as stamp
      from report_stamps group by 1`);
  return Object.fromEntries(
    SUBJECTS.map((name, i) => [name, rows.find(({ subject }) => subject === i)?.stamp ?? '']),
  ) as Stamps;
}
