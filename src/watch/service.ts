import { recordAudit } from '../audit/record.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { publicAddress } from '../shared/public-address.ts';
import { createWatchPolling, own, type WatchDeps } from './polling.service.ts';
import * as repository from './repository.ts';
import type { WatchFindView, WatchInput, WatchPatchInput, WatchView } from './schemas.ts';
import type { WatchFilters } from './table.ts';

/** Half of the whole relevance: a code of the members' own group (0.55) without any place or words asked for passes, a division's not. */
const DEFAULT_FILTERS: WatchFilters = { cpv: [], nuts: [], keywords: [], minScoreBp: 5_000 };

export type WatchService = ReturnType<typeof createWatchService>;

/** Sources polled for new notices; those that fit a cluster become draft tenders, with a score and the reasons. */
export function createWatchService(deps: WatchDeps) {
  const { database } = deps;

  const checked = async (source: repository.WatchRow['source'], location: string): Promise<void> => {
    if (source !== 'folder') await publicAddress(location, '/location', deps.allowPrivate);
    else if (location.startsWith('/') || location.split(/[\\/]/).includes('..'))
      throw new DomainError('invalid', 'folder_refused', 'Name a folder below your cluster’s watch folder.', {
        fields: [{ pointer: '/location', message: 'must be a folder below your cluster’s watch folder' }],
      });
  };

  return {
    ...createWatchPolling(deps),
    async create(actor: Actor, input: WatchInput): Promise<WatchView> {
      const clusterId = ownCluster(actor, input.clusterId, '/clusterId');
      await checked(input.source, input.location);
      return inTransaction(database, actor, async (tx) => {
        const { source, name, location } = input;
        const row = await repository.insertWatch(tx, {
          clusterId,
          source,
          name,
          location,
          query: input.query ?? null,
          filters: { ...DEFAULT_FILTERS, ...(input.filters as Partial<WatchFilters> | undefined) },
          everyMinutes: input.everyMinutes ?? 60,
          enabled: input.enabled ?? true,
        });
        await recordAudit(tx, actor, { action: 'watch.created', entity: 'watch', entityId: row.id, clusterId });
        return watchView(row);
      });
    },

    /** Tunes a watch. Filters that are not named stay. */
    async change(actor: Actor, id: string, patch: WatchPatchInput): Promise<WatchView> {
      return inTransaction(database, actor, async (tx) => {
        const watch = await own(tx, id);
        const { filters, ...rest } = patch;
        const changed = await repository.updateWatch(tx, id, {
          ...(rest as Partial<repository.WatchRow>),
          filters: { ...watch.filters, ...(filters as Partial<WatchFilters> | undefined) },
        });
        await recordAudit(tx, actor, {
          action: 'watch.changed',
          entity: 'watch',
          entityId: id,
          clusterId: watch.clusterId,
          payload: { fields: Object.keys(patch) },
        });
        return watchView(changed!);
      });
    },

    async remove(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const watch = await own(tx, id);
        await repository.deleteWatch(tx, id);
        await recordAudit(tx, actor, {
          action: 'watch.removed',
          entity: 'watch',
          entityId: id,
          clusterId: watch.clusterId,
        });
      });
    },

    async get(actor: Actor, id: string): Promise<WatchView> {
      return inTransaction(database, actor, async (tx) => watchView(await own(tx, id)));
    },

    async list(actor: Actor, query: { clusterId?: string; limit?: number; cursor?: string }): Promise<Page<WatchView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listWatches(tx, query.clusterId, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(watchView), nextCursor };
      });
    },

    /** What a watch found, newest first: also what it left out, and why. */
    async finds(
      actor: Actor,
      id: string,
      query: { outcome?: repository.FindRow['outcome']; limit?: number; cursor?: string },
    ): Promise<Page<WatchFindView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        await own(tx, id);
        const rows = await repository.listFinds(tx, id, query.outcome, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(findView), nextCursor };
      });
    },
  };
}

const watchView = (row: repository.WatchRow): WatchView => ({
  id: row.id,
  clusterId: row.clusterId,
  source: row.source,
  name: row.name,
  location: row.location,
  query: row.query,
  filters: row.filters,
  everyMinutes: row.everyMinutes,
  enabled: row.enabled,
  polledAt: row.polledAt?.toISOString() ?? null,
  error: row.error,
});

const findView = (row: repository.FindRow): WatchFindView => ({
  id: row.id,
  key: row.key,
  noticeId: row.noticeId,
  title: row.title,
  scoreBp: row.scoreBp,
  reasons: row.reasons,
  outcome: row.outcome,
  tenderId: row.tenderId,
  foundAt: row.foundAt.toISOString(),
});
