import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { systemActor } from '../../shared/actor.ts';
import { allClusters } from '../scope.repository.ts';
import { WORK } from './feed.repository.ts';
import type { Held } from './held.ts';
import type { Needs } from './store.ts';

const AHEAD = systemActor('reports');
/** So many clusters are read at once: a report that comes meanwhile waits for no more than these. */
const AT_ONCE = 5;
/** Nothing is read ahead until nobody has asked for so long: a report reads and counts in several steps, one after another. */
const QUIET_MS = 100;
const EVERYTHING: Needs = { memberships: true, ledger: { days: [] }, work: WORK };

/**
 * Reads ahead what the figures of all clusters are made of, so that the first report of a process does not: by one
 * connection, half of the time, and not while somebody asks, who comes first.
 * @param going whether to go on
 */
export async function readAhead(database: Database, held: Held, going: () => boolean): Promise<void> {
  const clusters = await inTransaction(database, AHEAD, allClusters);
  for (let at = 0; at < clusters.length && going(); at += AT_ONCE) {
    while (going() && performance.now() - held.lastAsked() < QUIET_MS) await pause(QUIET_MS, undefined, { ref: false });
    const start = performance.now();
    await inTransaction(database, AHEAD, async (tx) => {
      const { count } = await held.view(tx, { ahead: true });
      await count(clusters.slice(at, at + AT_ONCE), EVERYTHING, () => undefined);
    });
    await pause(performance.now() - start, undefined, { ref: false });
  }
}
