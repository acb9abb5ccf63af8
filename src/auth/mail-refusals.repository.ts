import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** Whose mailbox refused, for which organisations the person reads, and whose coordinators should know. */
export type Refused = {
  userId: string;
  name: string;
  organisationId: string;
  organisation: string;
  clusterIds: string[];
};

/**
 * Notes that the mailbox to which the mail went refuses mails, if it is still the person's address and was not noted yet.
 * The mail is a notification's or an invitation's: nobody can report a mailbox of whose mails it has seen none. In a
 * transaction of the system. @returns the person; null: nothing was noted
 */
export async function noteRefusal(
  tx: Tx,
  { mailId, address, status, now }: { mailId: string; address: string; status: string; now: Date },
): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    update users set mail_refused_at = ${now.toISOString()}::timestamptz, mail_refused_status = ${status}
     where email = ${address} and mail_refused_at is null
       and id in (select user_id from notifications where id = ${mailId}
                  union all select user_id from account_invitations where id = ${mailId})
    returning id`);
  return row?.id ?? null;
}

/** What the person reads for. In a transaction of the system. */
export const findRefused = (tx: Tx, userId: string): Promise<Refused[]> =>
  tx.execute<Refused>(sql`
    select u.id as "userId", u.name, o.id as "organisationId", o.name as organisation, o.cluster_ids as "clusterIds"
      from users u join user_roles r on r.user_id = u.id and r.role = 'member'
      join organisations o on o.id = r.organisation_id
     where u.id = ${userId} order by o.id`);

/** Somebody who signs in, or opens the link of a mail, reads again. */
export async function forgetRefusal(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`
    update users set mail_refused_at = null, mail_refused_status = null
     where id = ${userId} and mail_refused_at is not null`);
}
