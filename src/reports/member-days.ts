import type { Tx } from '../db/transaction.ts';
import { type DayFacts, memberStamp, membersOn } from './members.repository.ts';
import type { Scope } from './scope.repository.ts';

/** Days of scopes that are kept at most; some hundred bytes each. */
const MOST = 500;

export type MemberDays = ReturnType<typeof createMemberDays>;

/**
 * What is known of the members of a day, kept as long as nothing of it has changed in the database: at the size of a
 * country they are what key figures cost, and they change seldom. In a transaction of the system.
 */
export function createMemberDays() {
  let stamp = '';
  const kept = new Map<string, DayFacts>();
  return async (tx: Tx, scope: Scope, day: string): Promise<DayFacts> => {
    // Asked before the members are: what changes in between is then kept under a stamp that nobody reads any more.
    const now = await memberStamp(tx);
    if (now !== stamp) kept.clear();
    stamp = now;
    const key = `${day} ${scope === null ? 'all' : [...scope].sort().join()}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const facts = await membersOn(tx, scope, day);
    if (stamp === now) {
      if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, facts);
    }
    return facts;
  };
}
