import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { createOrganisationChanges } from './changing.service.ts';
import type { OrganisationDeps } from './lists.service.ts';
import * as parts from './parts.repository.ts';
import * as repository from './repository.ts';
import { view } from './rows.ts';
import type { OrganisationView } from './view.ts';

const FILE = systemActor('bid-file');
/** How far ahead certifications are looked at. */
const NOTICE_DAYS = 90;
const DAY_MS = 86_400_000;

export type OrganisationService = ReturnType<typeof createOrganisationService>;

/** Member organisations and what they can do. */
export function createOrganisationService(deps: OrganisationDeps) {
  const { database, clock } = deps;

  return {
    ...createOrganisationChanges(deps),

    /** One page by name, or by how well they fit words, of what the actor may see; filters narrow it. */
    async list(
      actor: Actor,
      query: repository.OrganisationFilter & { limit?: number; cursor?: string },
    ): Promise<Page<repository.FoundOrganisation>> {
      const page = pageRequest(query, ['number', 'text', 'uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listOrganisations(tx, query, page));
      return toPage(rows, page.limit, (row) => [String(row.score), row.searchName, row.id]);
    },

    /** The organisation with its lists; what a partner cluster may know of it where it is seen as one. */
    get: (actor: Actor, id: string): Promise<OrganisationView> =>
      inTransaction(database, actor, async (tx) => {
        const row = await repository.findSeenOrganisation(tx, id);
        if (row === null) throw notFound('organisation');
        return view(clock, tx, row);
      }),

    /**
     * The whole of an organisation that has a seat in a group whose file is written: the seat is its consent. The caller
     * has made sure that the reader may read the group.
     */
    getForFile: (_reader: Actor, id: string): Promise<OrganisationView> =>
      inTransaction(database, FILE, async (tx) => {
        const row = await repository.findOrganisation(tx, id);
        if (row === null) throw notFound('organisation');
        return view(clock, tx, row);
      }),

    /** Names of the organisations among `ids` that the actor may see. */
    namesOf: (tx: Tx, ids: string[]): Promise<Map<string, string>> => repository.findNames(tx, ids),

    /** Name, kind and size class by id, of the organisations that the actor may see. */
    partyFacts: repository.findPartyFacts,

    /** Certifications that have expired or will by a day (90 days from now unless given), the first to expire first. */
    async expiring(
      actor: Actor,
      query: { by?: string; clusterId?: string; limit?: number; cursor?: string },
    ): Promise<Page<parts.ExpiringRow>> {
      const page = pageRequest(query, ['day', 'uuid']);
      const by = query.by ?? dayOf(new Date(clock().getTime() + NOTICE_DAYS * DAY_MS));
      const filter = { by, clusterId: query.clusterId };
      const rows = await inTransaction(database, actor, (tx) => parts.listExpiring(tx, filter, page));
      return toPage(rows, page.limit, (row) => [row.validUntil, row.id]);
    },
  };
}
