import { createHmac } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { networkOf } from '../shared/network.ts';
import * as repository from './attempts.repository.ts';

const ATTEMPTS = systemActor('sign-in-attempts');
/** Left alone for so long, failures are forgotten. */
const WINDOW_MS = 15 * 60_000;
/** Failures from one network that cost nothing; each beyond doubles the wait, from this on. */
const FREE = 5;
const FIRST_WAIT_MS = 10_000;
/** Failures from everywhere together, after which only networks may try that were right before. */
const MOST = 50;
/** For so long a network counts as one that was right before. */
const KNOWN_MS = 90 * 86_400_000;

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * Wrong passwords and codes by address and network, in the database: every process counts the same. From one network the
 * wait grows with each; many networks that try one address together are shut out, while the networks from which its
 * person has signed in stay open, and the mailbox always opens: nobody can lock out somebody else.
 */
export function createAttempts({ database, clock, secret }: { database: Database; clock: Clock; secret: string }) {
  const hidden = (text: string): string => createHmac('sha256', secret).update(`sign-in:${text}`).digest('base64url');
  const keysOf = (email: string, ip: string): repository.AttemptKey => ({
    address: hidden(email.toLowerCase()),
    network: hidden(networkOf(ip)),
  });

  return {
    /** @throws DomainError `too_many_attempts` while this network, or every unknown one, has to wait */
    async assertOpen(email: string, ip: string): Promise<void> {
      const key = keysOf(email, ip);
      const now = clock().getTime();
      const rows = await inTransaction(database, ATTEMPTS, (tx) => repository.findAttempts(tx, key.address));
      const recent = rows.filter(({ failedAt }) => failedAt !== null && failedAt.getTime() > now - WINDOW_MS);
      const own = recent.find(({ network }) => network === key.network);
      const wait = own === undefined ? 0 : waitOf(own.failures) - (now - (own.failedAt?.getTime() ?? now));
      if (wait > 0) throw tooMany(wait);
      const known = rows.some(
        ({ network, succeededAt }) =>
          network === key.network && succeededAt !== null && succeededAt.getTime() > now - KNOWN_MS,
      );
      if (!known && recent.reduce((sum, { failures }) => sum + failures, 0) >= MOST) throw tooMany(WINDOW_MS);
    },

    failed: (email: string, ip: string): Promise<void> =>
      inTransaction(database, ATTEMPTS, (tx) => {
        const now = clock();
        return repository.countFailure(tx, keysOf(email, ip), now, new Date(now.getTime() - WINDOW_MS));
      }),

    /** The person is who it says: from this network, nothing is counted against it. */
    succeeded: (email: string, ip: string): Promise<void> =>
      inTransaction(database, ATTEMPTS, (tx) => repository.noteSuccess(tx, keysOf(email, ip), clock())),
  };
}

/** How long a network waits after so many failures, in milliseconds. */
const waitOf = (failures: number): number =>
  failures < FREE ? 0 : Math.min(WINDOW_MS, FIRST_WAIT_MS * 2 ** (failures - FREE));

const tooMany = (waitMs: number): DomainError =>
  new DomainError(
    'too_many',
    'too_many_attempts',
    `Too many wrong passwords or codes for this address: wait ${Math.ceil(waitMs / 1_000)} seconds, or ask for a new password by mail.`,
    { details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) } },
  );
