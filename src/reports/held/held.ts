import type { Tx } from '../../db/transaction.ts';
import type { Scope } from '../scope.repository.ts';
import { readFeed, type Subject } from './feed.repository.ts';
import { createStore, type Facts, type Needs, type Store } from './store.ts';
import { FIRST_VERSIONS, stampOf, versionsAfter } from './versions.ts';

/** Facts as a transaction sees them. */
export type View = {
  /** Names what is known of these subjects in the clusters of a scope: another name after every change of theirs. */
  stamp(subjects: readonly Subject[], scope: Scope): string;
  /** Counts at once what it is asked for: nothing of the facts changes meanwhile. */
  count<T>(scope: Scope, needs: Needs, of: (facts: Facts) => T): Promise<T>;
};
export type Held = {
  /**
   * In a transaction of the system, before anything of the report is read in it.
   * @param how.ahead whether nobody waits for it
   */
  view(tx: Tx, how?: { ahead: boolean }): Promise<View>;
  /** When somebody who waits asked last, as `performance.now` counts. */
  lastAsked(): number;
};

/**
 * What figures are made of, held in the process by cluster until it changes: most of a country does not between two
 * reads, and figures of any period are counted in milliseconds from what is held, where the database would go through
 * all of it again. Each view first takes in what has changed by the transactions that it sees; what changes between that
 * and a reading is told again to the next.
 */
export function createHeld(): Held {
  const store = createStore();
  let versions = FIRST_VERSIONS;
  const alone = oneAtATime();
  let position: string | null = null;
  let unshared = 0;
  let asked = Number.NEGATIVE_INFINITY;
  const countIn =
    (of: Store, tx: Tx, ahead: boolean): View['count'] =>
    (scope, needs, work) => {
      if (!ahead) asked = performance.now();
      return alone(async () => work(await of.read(tx, scope, needs)));
    };
  return {
    lastAsked: () => asked,
    view: (tx, { ahead } = { ahead: false }) => {
      if (!ahead) asked = performance.now();
      return alone(async (): Promise<View> => {
        const feed = await readFeed(tx, position);
        if (feed.wrote) {
          // What this transaction wrote may be taken back: nobody else may come to hold it, nor figures made of it.
          const nobodysElse = `unshared ${++unshared}`;
          return {
            stamp: () => nobodysElse,
            count: countIn(createStore(), tx, ahead),
          };
        }
        if (feed.changed === null) store.forgetAll();
        for (const { subject, key, item } of feed.changed ?? []) store.forget(subject, key, item);
        position = feed.position;
        versions = versionsAfter(versions, feed.changed);
        const seen = versions;
        return { stamp: (subjects, scope) => stampOf(seen, subjects, scope), count: countIn(store, tx, ahead) };
      });
    },
  };
}

/** Runs works one after another, whatever becomes of each. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
