import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** Somebody who was invited and has not come in. */
export type Waiting = { userId: string; email: string };

/** Whom to remind: invited before one moment and with an invitation that is good beyond the other. */
export type WaitingRule = { invitedBefore: Date; goodUntil: Date; limit: number; userId?: string };

/**
 * Invited people without a password whose invitation waits, who were not reminded since it came, and whose mailbox takes
 * mails. In a transaction of the system.
 */
export const findWaiting = (tx: Tx, { invitedBefore, goodUntil, limit, userId }: WaitingRule): Promise<Waiting[]> =>
  tx.execute<Waiting>(sql`
    select u.id as "userId", u.email from users u join account_invitations i on i.user_id = u.id
     where u.password_hash is null and u.disabled_at is null and u.mail_refused_at is null
       and i.accepted_at is null and i.voided_at is null and not i.reminds
       and i.created_at <= ${invitedBefore.toISOString()}::timestamptz
       and i.expires_at > ${goodUntil.toISOString()}::timestamptz
       and not exists (select from account_invitations later
                        where later.user_id = u.id and later.reminds and later.created_at > i.created_at)
       ${userId === undefined ? sql`` : sql`and u.id = ${userId}`}
     order by i.id limit ${limit}`);
