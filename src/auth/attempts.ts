import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';

/** So many wrong passwords for one address, in so long, and it is closed until the first of them is as old. */
const MOST = 10;
const WINDOW_MS = 15 * 60_000;
/** Addresses of which a process remembers anything: the oldest is forgotten first. */
const REMEMBERED = 100_000;

/**
 * Wrong passwords by address, whoever gives them: many machines that try one account are slowed down as one. Counts for
 * addresses that nobody has just the same, so that it tells nothing. Kept in memory, by each process for itself.
 */
export function createAttempts(clock: Clock, remembered = REMEMBERED) {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const since = clock().getTime() - WINDOW_MS;
    return (failures.get(key) ?? []).filter((at) => at > since);
  };

  return {
    /** @throws DomainError `too_many` while the address is closed */
    assertOpen(email: string): void {
      if (recent(email.toLowerCase()).length < MOST) return;
      throw new DomainError(
        'too_many',
        'too_many_attempts',
        'Too many wrong passwords for this address: wait a quarter of an hour, or ask for a new one.',
      );
    },

    failed(email: string): void {
      const key = email.toLowerCase();
      const times = [...recent(key), clock().getTime()];
      failures.delete(key);
      failures.set(key, times);
      const [oldest] = failures.keys();
      if (failures.size > remembered && oldest !== undefined) failures.delete(oldest);
    },

    succeeded(email: string): void {
      failures.delete(email.toLowerCase());
    },

    /** Addresses of which something is remembered. */
    size: (): number => failures.size,
  };
}
