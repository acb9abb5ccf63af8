import type { Database } from '../db/client.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './network.repository.ts';
import { findCluster } from './repository.ts';
import type { NewPartnershipInput, PartnershipView } from './schemas.ts';
import { clusterScope } from './scope.ts';

export type PageQuery = { limit?: number; cursor?: string };

/** What it is built on. */
export type NetworkDeps = { database: Database; clock: Clock };

/** Which clusters share what with each other. */
export function createPartnerships(deps: NetworkDeps) {
  const { inCluster, audit } = clusterScope(deps.database);
  const today = (): string => dayOf(deps.clock());

  return {
    /** Agreements that the cluster gave, and those that it received. */
    async partnerships(actor: Actor, clusterId: string, query: PageQuery): Promise<Page<PartnershipView>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await inCluster(actor, clusterId, 'own', (tx) => repository.listPartnerships(tx, clusterId, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(toPartnership), nextCursor };
    },

    /** Agrees with another cluster, and says whether its coordinators see this one's organisations. */
    async addPartnership(actor: Actor, clusterId: string, input: NewPartnershipInput): Promise<PartnershipView> {
      const { partnerClusterId, sharesOrganisations = false } = input;
      if (partnerClusterId === clusterId) throw invalidField('/partnerClusterId', 'is the cluster itself');
      return inCluster(actor, clusterId, 'own', async (tx) => {
        if ((await findCluster(tx, partnerClusterId)) === null) {
          throw invalidField('/partnerClusterId', 'is not a cluster');
        }
        const since = input.since ?? today();
        const row = await repository.insertPartnership(tx, { clusterId, partnerClusterId, sharesOrganisations, since });
        const payload = { partnerClusterId, sharesOrganisations };
        await audit(tx, actor, clusterId, 'partnership.created', row.id, payload);
        return toPartnership(row);
      });
    },

    /** Begins or ends the sharing of this cluster's organisations with a partner; takes effect at once. */
    async changePartnership(
      actor: Actor,
      clusterId: string,
      partnerClusterId: string,
      sharesOrganisations: boolean,
    ): Promise<PartnershipView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const row = await repository.updatePartnership(tx, clusterId, partnerClusterId, sharesOrganisations);
        if (row === null) throw notFound('partnership');
        const payload = { partnerClusterId, sharesOrganisations };
        await audit(tx, actor, clusterId, 'partnership.changed', row.id, payload);
        return toPartnership(row);
      });
    },
  };
}

const toPartnership = ({ createdAt: _at, ...row }: repository.PartnershipRow): PartnershipView => row;
