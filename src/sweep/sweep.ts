import { forgetAttempts } from '../auth/attempts.repository.ts';
import { forgetChallenges } from '../auth/passkeys.repository.ts';
import { forgetExpiredSecrets } from '../auth/repository.ts';
import { forgetFollowers, trimChanges } from '../candidates/repository.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { forgetAnswers } from '../idempotency/repository.ts';
import { forgetEffects } from '../queue/effects.repository.ts';
import { trimReportChanges } from '../reports/held/feed.repository.ts';
import { systemActor } from '../shared/actor.ts';

const SWEEP = systemActor('sweep');
const HOUR_MS = 3_600_000;
/** How long the answer to an Idempotency-Key is kept: a client that tries again later than this does it anew. */
export const IDEMPOTENCY_HOURS = 48;
/** Longer than any queue keeps a failed job, so that a job that is tried again by hand still finds its effect done. */
const EFFECT_HOURS = 30 * 24;

/** How long a change of candidates or of what reports are made of is kept: who could not read for longer reads everything afresh. */
const CHANGE_HOURS = 24;
/** Networks from which nobody has signed in for so long are strangers again. */
const ATTEMPT_HOURS = 90 * 24;
/** Worker processes that died without a word are forgotten after this. */
const SILENT_HOURS = 1;

/** How many rows of each kind were removed. */
export type Swept = { answers: number; secrets: number; effects: number; changes: number };

/**
 * Removes what has expired: answers kept for Idempotency-Key, refresh tokens and invitations beyond their end (a used
 * token stays until then, so that its reuse is noticed), marks of effects that no delivery can ask about any more, and
 * the feed of changed candidates that every worker has long read.
 */
export async function sweep(database: Database, now: Date): Promise<Swept> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  return inTransaction(database, SWEEP, async (tx) => {
    await forgetFollowers(tx, hoursAgo(SILENT_HOURS));
    await forgetChallenges(tx, now);
    await forgetAttempts(tx, hoursAgo(ATTEMPT_HOURS));
    await trimReportChanges(tx, hoursAgo(CHANGE_HOURS));
    return {
      answers: await forgetAnswers(tx, hoursAgo(IDEMPOTENCY_HOURS)),
      secrets: await forgetExpiredSecrets(tx, now),
      effects: await forgetEffects(tx, hoursAgo(EFFECT_HOURS)),
      changes: await trimChanges(tx, hoursAgo(CHANGE_HOURS)),
    };
  });
}
