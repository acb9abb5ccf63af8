import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { readBase, readRecords } from '../../src/candidates/reading.repository.ts';
import {
  CANDIDATES_TOPIC,
  readChanges,
  readPosition,
  removeFollower,
  saveFollower,
} from '../../src/candidates/repository.ts';
import { askOn } from '../../src/db/ask.ts';
import type { Database } from '../../src/db/client.ts';
import { inReadSnapshot } from '../../src/db/read-snapshot.ts';
import type { Signals } from '../../src/db/signals.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { EngineThreads } from '../../src/engine-threads/threads.ts';
import type { CandidateRecord, Columns } from '../../src/matching/index.ts';
import { bytesOf, type Snapshot, sizeOf, snapshotOver } from '../../src/matching/index.ts';
import { systemActor } from '../../src/shared/actor.ts';

const FOLLOWER = systemActor('candidates');
/** Changed organisations beside the base from which on they are worked into it. */
const COMPACT_AT = 1_000;
/** More than this at once, such as after an import, and everything is read afresh: one pass costs less. */
const REBUILD_AT = 10_000;
/** A look at the feed in case a notification was missed (connection lost), in milliseconds. */
const POLL_MS = 30_000;
/** How often a change of what is held is told at most, in milliseconds. */
const TELL_MS = 1_000;

/** The candidates in this process's memory, kept current from the change feed. */
export type CandidateFollower = {
  /**
   * A snapshot that has seen everything committed before the call. It stays as it is; a later call may give another.
   * Rejects when the database cannot be read.
   */
  snapshot(): Promise<Snapshot>;
  close(): Promise<void>;
};

type Held = {
  base: Columns;
  /** What changed since the base was built, each with the number of the reading that brought it. */
  changes: Map<string, { record: CandidateRecord | null; reading: number }>;
  snapshot: Snapshot;
};

/**
 * Reads all candidates once, then follows the feed: woken by its signals, and before each snapshot that it gives.
 * Changes stand in a delta beside the base until an engine thread works them into a new one, which is swapped in while
 * runs under way keep theirs. A follower that fell behind what is kept of the feed reads everything afresh.
 */
export function followCandidates(deps: {
  database: Database;
  signals: Signals;
  threads: Pick<EngineThreads, 'compact'>;
  log: Logger;
  limits?: { compactAt?: number; rebuildAt?: number };
}): CandidateFollower {
  const { database, log } = deps;
  const { compactAt = COMPACT_AT, rebuildAt = REBUILD_AT } = deps.limits ?? {};
  const id = uuidv7();
  const counts = { readings: 0, builds: 0, compactions: 0 };
  let held: Held | null = null;
  let compacting: Promise<void> | null = null;
  let closed = false;

  const read = async (): Promise<Snapshot> => {
    const reading = ++counts.readings;
    const found = await inReadSnapshot(database, async (sql) => {
      if (held !== null) {
        const { position, changed } = await readChanges(sql, held.snapshot.version, rebuildAt);
        if (changed !== null) return { position, records: await readRecords(askOn(sql), changed) };
      }
      return { position: await readPosition(sql), base: await readBase(askOn(sql)) };
    });
    if ('base' in found) {
      counts.builds++;
      held = hold(found.base, new Map(), found.position);
      log.info({ organisations: found.base.candidates, bytes: bytesOf(held.snapshot) }, 'candidates read');
      tellSoon();
    } else if (held !== null && found.records.size === 0) {
      held = { ...held, snapshot: { ...held.snapshot, version: found.position } };
    } else if (held !== null) {
      const { base } = held;
      const changes = new Map(held.changes);
      for (const [key, record] of found.records) changes.set(key, { record, reading });
      held = hold(base, changes, found.position);
      tellSoon();
      compactSoon();
    }
    return held!.snapshot;
  };

  const compactSoon = (): void => {
    if (compacting !== null || held === null || held.changes.size < compactAt || closed) return;
    const from = held;
    const worked = counts.readings;
    compacting = deps.threads
      .compact(from.snapshot)
      .then((base) => {
        // Everything was read afresh meanwhile: that is newer.
        if (held === null || held.base !== from.base) return;
        const later = new Map([...held.changes].filter(([, { reading }]) => reading > worked));
        held = hold(base, later, held.snapshot.version);
        counts.compactions++;
        tellSoon();
      })
      .catch((error: unknown) => log.error({ err: error }, 'changed candidates could not be worked in'))
      .finally(() => {
        compacting = null;
      });
  };

  const readings = oneAfterTheOther(read);
  const snapshot = (): Promise<Snapshot> =>
    closed ? Promise.reject(new Error('the candidates are not followed any more')) : readings.ask();
  const refresh = (): void => {
    if (!closed) snapshot().catch((error: unknown) => log.error({ err: error }, 'candidates could not be read'));
  };

  const tell = async (): Promise<void> => {
    if (held !== null) await tellHeld(database, id, held, counts);
  };
  let telling: NodeJS.Timeout | null = null;
  let told: Promise<void> = Promise.resolve();
  const tellSoon = (): void => {
    if (closed) return;
    telling ??= setTimeout(() => {
      telling = null;
      told = tell().catch((error: unknown) => log.warn({ err: error }, 'what is held of the candidates was not told'));
    }, TELL_MS);
  };

  const unsubscribe = deps.signals.subscribe(CANDIDATES_TOPIC, refresh);
  const poll = setInterval(() => {
    refresh();
    tellSoon();
  }, POLL_MS);
  refresh();

  return {
    snapshot,
    close: async () => {
      closed = true;
      unsubscribe();
      clearInterval(poll);
      if (telling !== null) clearTimeout(telling);
      await Promise.allSettled([readings.underWay(), compacting, told]);
      await inTransaction(database, FOLLOWER, (tx) => removeFollower(tx, id)).catch(() => undefined);
    },
  };
}

/** Lays the changes over the base; of the base alone when there are none. */
const hold = (base: Columns, changes: Held['changes'], version: string): Held => ({
  base,
  changes,
  snapshot: snapshotOver(base, new Map([...changes].map(([key, { record }]) => [key, record])), version),
});

/** How often a follower has read, read everything, and worked changes in. */
type Counts = { readings: number; builds: number; compactions: number };

/** Says what this process holds, for whoever looks at the metrics. */
const tellHeld = (database: Database, id: string, { snapshot, changes }: Held, counts: Counts): Promise<void> =>
  inTransaction(database, FOLLOWER, (tx) =>
    saveFollower(tx, {
      id,
      name: `${hostname()}:${process.pid}`,
      version: snapshot.version,
      organisations: sizeOf(snapshot),
      pending: changes.size,
      bytes: bytesOf(snapshot),
      builds: counts.builds,
      compactions: counts.compactions,
      seenAt: new Date(),
    }),
  );

/**
 * Does a piece of work once at a time. Who asks while it is under way waits for the next time: that sees what is
 * committed now.
 */
function oneAfterTheOther<T>(work: () => Promise<T>): { ask(): Promise<T>; underWay(): Promise<unknown> } {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    ask: () => {
      if (running === null) return begin();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return begin();
        });
      return next;
    },
    underWay: () => Promise.allSettled([running, next]),
  };
}
