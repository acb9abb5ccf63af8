import type { Tx } from '../db/transaction.ts';
import type { Subject } from './held/feed.repository.ts';
import type { Held, View } from './held/held.ts';
import type { Scope } from './scope.repository.ts';

/**
 * What figures of a scope are, read unless they are kept.
 * @param subjects all that the reading depends on
 * @param what what is read, of which period: with the scope it names one reading
 */
export type Kept = <T>(subjects: readonly Subject[], what: string, scope: Scope, read: () => Promise<T>) => Promise<T>;
/** Figures kept, and what those that are not are counted from. */
export type Figures = { kept: Kept; count: View['count'] };
/** Opens what is kept for a transaction of the system, before anything of the report is read in it. */
export type KeptFigures = (tx: Tx) => Promise<Figures>;

/**
 * Figures that are kept as long as nothing that they are made of has changed in the database: in the clusters of their
 * scope, or of any organisation. What is asked for least lately goes first.
 * @param most readings that are kept at most
 */
export function createKeptFigures(held: Held, most: number): KeptFigures {
  const known = new Map<string, { stamp: string; value: unknown }>();
  return async (tx) => {
    // Taken in before the figures are read: what changes in between is then kept under a number that goes on.
    const { stamp: stampNow, count } = await held.view(tx);
    const kept: Kept = async <T>(subjects: readonly Subject[], what: string, scope: Scope, read: () => Promise<T>) => {
      const key = `${what} ${scope === null ? 'all' : [...scope].sort().join()}`;
      const stamp = stampNow(subjects, scope);
      const found = known.get(key);
      const value = found?.stamp === stamp ? (found.value as T) : await read();
      known.delete(key);
      known.set(key, { stamp, value });
      if (known.size > most) known.delete(known.keys().next().value ?? '');
      return value;
    };
    return { kept, count };
  };
}
