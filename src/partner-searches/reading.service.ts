import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, coordinatedClusters, ownOrganisations } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import { type Page, type PageRequest, pageRequest, toPage } from '../shared/paging.ts';
import { answerView, offerView } from './answer-view.ts';
import * as answers from './answers.repository.ts';
import type { PartnerSearchDeps } from './exchange.ts';
import type { AbleMemberView, PartnerSearchAnswerView, PartnerSearchFilter, PartnerSearchView } from './schemas.ts';
import { inboxView, searchView } from './search-view.ts';
import * as repository from './searches.repository.ts';

type PageQuery = { limit?: number; cursor?: string };

/** What each side reads of searches. */
export function createSearchReading({ database, clock, clusterName }: PartnerSearchDeps) {
  async function requested(
    tx: Tx,
    actor: Actor,
    page: PageRequest,
    searchId?: string,
  ): Promise<Page<PartnerSearchAnswerView>> {
    const of = {
      clusterIds: coordinatedClusters(actor),
      organisationIds: ownOrganisations(actor),
      ...(searchId === undefined ? {} : { searchId }),
    };
    const { items, nextCursor } = toPage(await answers.listAnswers(tx, of, page), page.limit, (row) => [row.id]);
    const named = async ({ askingClusterId: id }: answers.AnswerRow) => (id === null ? null : clusterName(tx, id));
    return { items: await Promise.all(items.map(async (row) => answerView(row, await named(row)))), nextCursor };
  }

  return {
    /** The actor's own searches or, with `inbox`, what other clusters ask of its clusters. */
    async list(actor: Actor, { inbox, tenderId, ...query }: PartnerSearchFilter): Promise<Page<PartnerSearchView>> {
      const page = pageRequest(query, ['uuid']);
      const now = clock();
      return inTransaction(database, actor, async (tx) => {
        if (inbox === true) {
          const { items, nextCursor } = toPage(await repository.listInbox(tx, page), page.limit, (row) => [
            row.searchId,
          ]);
          return { items: items.map((row) => inboxView(row, now)), nextCursor };
        }
        const rows = await repository.listSearches(tx, tenderId, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map((row) => searchView(row, now)), nextCursor };
      });
    },

    /** The search as its asker sees it, or as the clusters do that were asked. */
    async get(actor: Actor, id: string): Promise<PartnerSearchView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findSearch(tx, id);
        if (row !== null) return searchView(row, clock());
        const [asked] = await repository.findInbox(tx, id);
        if (asked === undefined) throw notFound('search');
        return inboxView(asked, clock());
      });
    },

    /** Members of the clusters that were asked who have a trade of the question, by name. */
    async able(actor: Actor, searchId: string, query: PageQuery): Promise<Page<AbleMemberView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      return inTransaction(database, actor, async (tx) => {
        const asked = await repository.findInbox(tx, searchId);
        const [first] = asked;
        if (first === undefined) throw notFound('search');
        const clusterIds = asked.map(({ clusterId }) => clusterId);
        const rows = await repository.listAble(tx, clusterIds, first.question.cpv, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.searchName, row.id]);
        return { items: items.map(({ searchName: _, ...row }) => row), nextCursor };
      });
    },

    /** Who could help with a search: profiles without a name for its asker, chosen members for who was asked. */
    async answers(actor: Actor, searchId: string, query: PageQuery): Promise<Page<PartnerSearchAnswerView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const search = await repository.findSearch(tx, searchId);
        if (search === null && (await repository.findInbox(tx, searchId)).length === 0) throw notFound('search');
        if (search === null || !answersForCluster(actor, search.clusterId)) return requested(tx, actor, page, searchId);
        const rows = await answers.listOffers(tx, searchId, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map((row) => offerView(row, searchId)), nextCursor };
      });
    },

    /** Requests to the actor's organisations, and those that its clusters made of members; latest first. */
    async requests(actor: Actor, query: PageQuery): Promise<Page<PartnerSearchAnswerView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, (tx) => requested(tx, actor, page));
    },
  };
}
