import type { Tx } from '../db/transaction.ts';
import type { Scope } from './scope.repository.ts';
import { readStamps, type Stamps, type Subject } from './stamps.repository.ts';

/**
 * What figures of a scope are, read unless they are kept.
 * @param subjects all that the reading depends on
 * @param what what is read, of which period: with the scope it names one reading
 */
export type Kept = <T>(subjects: readonly Subject[], what: string, scope: Scope, read: () => Promise<T>) => Promise<T>;
/** Opens what is kept for a transaction of the system, before anything of the report is read in it. */
export type KeptFigures = (tx: Tx) => Promise<Kept>;

/**
 * Figures that are kept as long as nothing that they are made of has changed in the database: among the companies of a
 * country they take long, and are asked for more often than they change. What is asked for least lately goes first.
 * @param most readings that are kept at most
 */
export function createKeptFigures(most: number): KeptFigures {
  const known = new Map<string, { stamp: string; value: unknown }>();
  return async (tx) => {
    // Read before the figures are: what changes in between is then kept under a stamp that nobody reads any more.
    const stamps = await readStamps(tx);
    return async <T>(subjects: readonly Subject[], what: string, scope: Scope, read: () => Promise<T>): Promise<T> => {
      const key = `${what} ${scope === null ? 'all' : [...scope].sort().join()}`;
      const stamp = stampOf(stamps, subjects);
      const found = known.get(key);
      const value = found?.stamp === stamp ? (found.value as T) : await read();
      known.delete(key);
      known.set(key, { stamp, value });
      if (known.size > most) known.delete(known.keys().next().value ?? '');
      return value;
    };
  };
}

const stampOf = (stamps: Stamps, subjects: readonly Subject[]): string =>
  subjects.map((subject) => stamps[subject]).join('|');
