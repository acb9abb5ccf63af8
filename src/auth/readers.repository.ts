import { sql } from 'drizzle-orm';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';

/**
 * How many people read what is sent to each organisation: they may sign in, and their mailbox takes mails as far as is
 * known. None: nobody reads it. In a transaction of the system.
 */
export async function countReaders(tx: Tx, organisationIds: readonly string[]): Promise<Map<string, number>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; people: number }>(sql`
    select r.organisation_id as id, count(*)::int as people
      from user_roles r join users u on u.id = r.user_id
     where r.role = 'member' and u.disabled_at is null and u.mail_refused_at is null
       and r.organisation_id = any (${idArray(organisationIds)})
     group by 1`);
  return new Map(rows.map(({ id, people }) => [id, people]));
}
