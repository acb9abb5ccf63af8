import { actingAs, inTransaction } from '../db/transaction.ts';
import { type Actor, answersForCluster, coordinatedClusters } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { EXCHANGE, type PartnerSearchDeps } from './exchange.ts';
import type { SearchStatisticsQuery, SearchStatisticsView } from './schemas.ts';
import * as repository from './statistics.repository.ts';

/** Who helped whom, and what was earned by it. */
export const createSearchStatistics = ({ database, clock }: PartnerSearchDeps) => ({
  /**
   * Of the named cluster, else of all that the actor coordinates. Clusters are named with which names were exchanged, no
   * others; of members there are numbers and sums alone.
   */
  async of(actor: Actor, query: SearchStatisticsQuery): Promise<SearchStatisticsView> {
    if (query.clusterId !== undefined && !answersForCluster(actor, query.clusterId)) throw notFound('cluster');
    const clusterIds = query.clusterId === undefined ? coordinatedClusters(actor) : [query.clusterId];
    if (clusterIds.length === 0) throw invalidField('?clusterId', 'is required: you coordinate no cluster of your own');
    const to = query.to ?? dayOf(clock());
    const from = query.from ?? `${to.slice(0, 4)}-01-01`;
    if (from > to) throw invalidField('?from', 'is after `to`');
    return inTransaction(database, actor, (tx) =>
      actingAs(EXCHANGE, async () => {
        const period = { from, to };
        const partners = await repository.sumPartners(tx, clusterIds, period);
        return {
          ...period,
          clusterIds,
          asked: await repository.countAsked(tx, clusterIds, period),
          helped: await repository.countHelped(tx, clusterIds, period),
          partners: partners.map(({ theyEarnedCents, weEarnedCents, ...line }) => ({
            ...line,
            theyEarnedCents: Number(theyEarnedCents),
            weEarnedCents: Number(weEarnedCents),
          })),
        };
      }),
    );
  },
});
