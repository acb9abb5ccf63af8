import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './repository.ts';

export type OrganisationService = ReturnType<typeof createOrganisationService>;

/** Member organisations and what they can do. */
export function createOrganisationService(deps: { database: Database; clock: Clock }) {
  const { database } = deps;
  return {
    async list(
      actor: Actor,
      query: repository.OrganisationFilter & { limit?: number; cursor?: string },
    ): Promise<Page<repository.OrganisationRow>> {
      const page = pageRequest(query, 2);
      const rows = await inTransaction(database, actor, (tx) => repository.listOrganisations(tx, query, page));
      return toPage(rows, page.limit, (row) => [row.searchName, row.id]);
    },

    async get(actor: Actor, id: string): Promise<repository.OrganisationRow> {
      const row = await inTransaction(database, actor, (tx) => repository.findOrganisation(tx, id));
      if (row === null) throw notFound('organisation');
      return row;
    },

    /** Clusters that the organisation belongs to today; none when the actor may not see it. */
    async clustersOf(tx: Tx, organisationId: string): Promise<string[]> {
      return (await repository.findOrganisation(tx, organisationId))?.clusterIds ?? [];
    },
  };
}
