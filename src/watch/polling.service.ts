import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { archiveKind } from '../notices/archive.ts';
import { isCall } from '../notices/completeness.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import { parseNotice } from '../notices/parse.ts';
import { archiveReader } from '../notices/reader.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import type { TenderImport } from '../tenders/import.service.ts';
import { watchPollJob } from './jobs.ts';
import { type Profile, relevance } from './relevance.ts';
import * as repository from './repository.ts';
import type { Found, WatchSource } from './source.ts';

const WATCHER = systemActor('watch');
/** Pages that one poll reads; the next goes on: 5,000 notices, where TED publishes about 3,000 a day. */
const MOST_PAGES = 50;

/** What it is built on. */
export type WatchDeps = {
  database: Database;
  clock: Clock;
  sources: Readonly<Record<repository.WatchRow['source'], WatchSource>>;
  /** Whether addresses in private networks may be watched. */
  allowPrivate: boolean;
  tenderImport: Pick<TenderImport, 'importNotice' | 'recordResult'>;
};

/** A watch, by whoever may see it. 404 for others. */
export async function own(tx: Tx, id: string): Promise<repository.WatchRow> {
  const watch = await repository.findWatch(tx, id);
  if (watch === null) throw notFound('watch');
  return watch;
}

/** Looks at what is watched, and takes what it finds. */
export function createWatchPolling(deps: WatchDeps) {
  const { database, clock } = deps;
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, WATCHER, work);

  /** One notice of a find: proposed, known, or below the threshold; results feed the track records. */
  const judge = async (
    watch: repository.WatchRow,
    notice: ParsedNotice,
    profile: Profile,
  ): Promise<Pick<repository.FindRow, 'outcome' | 'scoreBp' | 'reasons' | 'tenderId'>> => {
    if (!isCall(notice)) {
      await deps.tenderImport.recordResult(WATCHER, notice, watch.clusterId);
      return { outcome: 'known', scoreBp: 0, reasons: [`A ${notice.kind} notice: no call.`], tenderId: null };
    }
    const { scoreBp, reasons } = relevance(notice, profile, clock().toISOString());
    if (scoreBp < watch.filters.minScoreBp) return { outcome: 'below', scoreBp, reasons, tenderId: null };
    const { tender, outcome } = await deps.tenderImport.importNotice(WATCHER, notice, watch.clusterId);
    return { outcome: outcome === 'created' ? 'proposed' : 'known', scoreBp, reasons, tenderId: tender.id };
  };

  /** Everything of one find in one transaction; a find that is there already is not even read. */
  const take = async (watch: repository.WatchRow, found: Found, profile: Profile): Promise<void> => {
    if (await asSystem((tx) => repository.isKnown(tx, watch.id, found.key))) return;
    const bytes = await found.read();
    await asSystem(async (tx) => {
      const common = { watchId: watch.id, clusterId: watch.clusterId };
      try {
        const documents = archiveKind(bytes) === null ? [{ bytes }] : await archiveReader.documents(found.key, bytes);
        const notices = documents.flatMap((document) => parseNotice(document.bytes));
        for (const [index, notice] of notices.entries()) {
          const key = index === 0 ? found.key : `${found.key}#${index + 1}`;
          if (await repository.isKnown(tx, watch.id, key)) continue;
          const judged = await judge(watch, notice, profile);
          await repository.insertFind(tx, {
            ...common,
            ...judged,
            key,
            noticeId: notice.noticeId,
            title: notice.title,
          });
        }
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await repository.insertFind(tx, { ...common, key: found.key, outcome: 'refused', reasons: [error.message] });
      }
    });
  };

  return {
    /** Asks for a poll now. */
    async pollNow(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        await own(tx, id);
        await enqueue(tx, watchPollJob, { watchId: id }, { requestId: actor.requestId });
      });
    },

    /** For the scheduler: asks for a poll of every watch whose time has come. */
    tick: (): Promise<number> =>
      asSystem(async (tx) => {
        const due = await repository.claimDue(tx, clock());
        for (const watchId of due) await enqueue(tx, watchPollJob, { watchId });
        return due.length;
      }),

    /**
     * For the worker: reads what is new at the source, one transaction for each find. The position moves on page by
     * page, so that a poll that broke goes on where it was; what was seen before is passed over.
     * @throws DomainError `unavailable` when the source does not answer; it is kept with the watch
     */
    async poll(watchId: string): Promise<void> {
      const watch = await asSystem((tx) => repository.findWatch(tx, watchId));
      if (watch === null || !watch.enabled) return;
      const profile = await asSystem((tx) => profileOf(tx, watch));
      const source = deps.sources[watch.source];
      let position = watch.position;
      try {
        for (let pages = 0, more = true; more && pages < MOST_PAGES; pages += 1) {
          const { clusterId, location, query } = watch;
          const page = await source.page({
            clusterId,
            location,
            query,
            position,
            today: dayOf(clock()),
          });
          for (const found of page.found) await take(watch, found, profile);
          ({ position, more } = page);
          await asSystem((tx) => repository.updateWatch(tx, watchId, { position, polledAt: clock(), error: null }));
        }
      } catch (error) {
        const message = error instanceof DomainError ? error.message : 'The poll broke.';
        await asSystem((tx) => repository.updateWatch(tx, watchId, { polledAt: clock(), error: message }));
        throw error;
      }
    },
  };
}

/** What the filters name, else what the members of the cluster do. */
async function profileOf(tx: Tx, watch: repository.WatchRow): Promise<Profile> {
  const { cpv, nuts, keywords } = watch.filters;
  const capabilities = await repository.capabilitiesOf(tx, watch.clusterId);
  if (cpv.length === 0) return { cpv: capabilities, nuts, keywords };
  return { cpv: new Map(cpv.map((code) => [code, capabilities.get(code) ?? 0])), nuts, keywords };
}
