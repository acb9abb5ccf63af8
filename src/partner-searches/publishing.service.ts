import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster } from '../shared/actor.ts';
import { DomainError, illegalTransition, notFound } from '../shared/errors.ts';
import { bandsOfAble } from './able.repository.ts';
import { EXCHANGE, type PartnerSearchDeps } from './exchange.ts';
import { type GroupBands, widestBand } from './question.domain.ts';
import type { PartnerSearchView } from './schemas.ts';
import { auditSearch } from './search-audit.ts';
import { searchView, stateOf, toldOf } from './search-view.ts';
import * as repository from './searches.repository.ts';
import { offerStanding } from './standing.service.ts';

const DAY_MS = 86_400_000;
/** Within so many days the band that was first told of a group of trades is told again, however often it is asked for. */
const KIN_DAYS = 30;
/** Near-identical questions of one cluster, and all of its questions, within that time. */
const MOST_KIN = 3;
const MOST_QUESTIONS = 30;

/** Lays a question with the other clusters, and ends it. */
export function createSearchPublishing({ database, clock, tell }: PartnerSearchDeps) {
  /** How many could do it, group by group, as the asking cluster may know: what was told of a group stays for a while. */
  async function told(tx: Tx, row: repository.SearchRow, counted: GroupBands): Promise<GroupBands> {
    const since = new Date(clock().getTime() - KIN_DAYS * DAY_MS);
    const { all, kin, bands } = await repository.publishedSince(tx, row, since);
    if (kin >= MOST_KIN) throw asked('near-identical questions', MOST_KIN);
    if (all >= MOST_QUESTIONS) throw asked('questions', MOST_QUESTIONS);
    return Object.fromEntries(Object.entries(counted).map(([group, band]) => [group, bands[group] ?? band]));
  }

  return {
    /**
     * Lays the question with every other cluster that answers searches, each with the band of its own count.
     * @throws DomainError `asked_often` where the cluster asked near-identical questions too often
     */
    async publish(actor: Actor, id: string): Promise<PartnerSearchView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await own(tx, actor, id);
        const now = clock();
        if (row.state !== 'draft') throw illegalTransition('search', stateOf(row, now), 'published', []);
        if (row.answerBy <= now) throw illegalTransition('search', 'expired', 'published', []);
        const { groups, clusters: asked } = await actingAs(EXCHANGE, () =>
          bandsOfAble(tx, row.clusterId, row.question.cpv),
        );
        const bands = await told(tx, row, groups);
        const count = widestBand(Object.values(bands));
        const published = await repository.updateSearch(tx, id, { state: 'published', publishedAt: now, count, bands });
        await actingAs(EXCHANGE, async () => {
          const { question, answerBy } = row;
          await repository.insertInbox(
            tx,
            asked.map(({ clusterId, band }) => ({
              searchId: id,
              clusterId,
              question,
              answerBy,
              count: band,
              createdAt: now,
            })),
          );
          const able = asked.filter(({ band }) => band !== '0').map(({ clusterId }) => clusterId);
          const params = { ...toldOf(row), searchId: id };
          await tell(tx, [{ kind: 'partner_search.asked', sourceId: id, params, to: { clusterIds: able } }]);
        });
        await offerStanding(
          tx,
          { clock, tell },
          published,
          asked.map(({ clusterId }) => clusterId),
        );
        await auditSearch(tx, actor, 'partner_search.published', row, { clusters: asked.length, count });
        return searchView(published, now);
      });
    },

    /** Ends a search: nobody is offered any more; who was accepted stays so. */
    async close(actor: Actor, id: string): Promise<PartnerSearchView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await own(tx, actor, id);
        const now = clock();
        if (row.state === 'closed') return searchView(row, now);
        const closed = await repository.updateSearch(tx, id, {
          state: 'closed',
          closedAt: now,
          publishedAt: row.publishedAt ?? now,
        });
        await actingAs(EXCHANGE, () => repository.closeInbox(tx, id, now));
        await auditSearch(tx, actor, 'partner_search.closed', row, {});
        return searchView(closed, now);
      });
    },
  };
}

/** The search, locked; 404 for who does not answer for its cluster. */
async function own(tx: Tx, actor: Actor, id: string): Promise<repository.SearchRow> {
  const row = await repository.findSearch(tx, id, 'lock');
  if (row === null || !answersForCluster(actor, row.clusterId)) throw notFound('search');
  return row;
}

const asked = (what: string, most: number): DomainError =>
  new DomainError(
    'conflict',
    'asked_often',
    `Your cluster asked ${most} ${what} in ${KIN_DAYS} days: no more for now.`,
    {
      details: { most, days: KIN_DAYS },
    },
  );
