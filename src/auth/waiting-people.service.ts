import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { INVITATION_DAYS, mailInvitation } from './mailed-invitation.ts';
import { lockAddress } from './repository.ts';
import { invitationToken } from './tokens.ts';
import { findWaiting, type WaitingRule } from './waiting-people.repository.ts';

const AUTH = systemActor('auth');
const DAY_MS = 86_400_000;
/** An invitation is good for a fortnight: half of it has gone by, and a day at least is left. */
const RULE = { afterDays: 7, leftDays: 1, limit: 500 } as const;

/**
 * Reminds people who were invited and have not come in: once for each invitation, by a mail of its own. Whoever runs it, and
 * however often, nobody is reminded twice.
 * @param secret keys the tokens of invitations
 */
export const createWaitingPeople =
  (deps: { database: Database; clock: Clock; secret: string }) => async (): Promise<void> => {
    const now = deps.clock();
    const rule: WaitingRule = {
      invitedBefore: new Date(now.getTime() - RULE.afterDays * DAY_MS),
      goodUntil: new Date(now.getTime() + RULE.leftDays * DAY_MS),
      limit: RULE.limit,
    };
    for (const { userId, email } of await inTransaction(deps.database, AUTH, (tx) => findWaiting(tx, rule)))
      await inTransaction(deps.database, AUTH, async (tx) => {
        // Another worker may have reminded since, or the person have come in.
        await lockAddress(tx, email);
        if ((await findWaiting(tx, { ...rule, userId })).length === 0) return;
        const id = uuidv7();
        const token = invitationToken(deps.secret, id);
        const lastsMs = INVITATION_DAYS * DAY_MS;
        await mailInvitation(tx, { id, userId, invitedBy: null, token, now, lastsMs, reminds: true });
        await recordAudit(tx, AUTH, { action: 'user.reminded', entity: 'user', entityId: userId });
      });
  };
