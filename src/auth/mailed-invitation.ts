import type { Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { invitationMailJob } from './jobs.ts';
import { insertInvitation } from './repository.ts';
import { tokenHash } from './tokens.ts';

/** For so long an invitation is good. */
export const INVITATION_DAYS = 14;

/** Notes an invitation, or the link of a forgotten password, and has it mailed. In a transaction of the system. */
export async function mailInvitation(
  tx: Tx,
  given: {
    id: string;
    userId: string;
    invitedBy: string | null;
    token: string;
    now: Date;
    lastsMs: number;
    /** Whether an earlier one waits for the person, which stays good. */
    reminds?: boolean;
  },
): Promise<void> {
  await insertInvitation(tx, {
    id: given.id,
    userId: given.userId,
    invitedBy: given.invitedBy,
    tokenHash: tokenHash(given.token),
    expiresAt: new Date(given.now.getTime() + given.lastsMs),
    createdAt: given.now,
    reminds: given.reminds ?? false,
  });
  await enqueue(tx, invitationMailJob, { invitationId: given.id });
}
