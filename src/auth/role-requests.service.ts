import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, ownOrganisations, systemActor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { ClustersOf } from './grants.ts';
import { type RoleRequestDependencies, roleDecisions } from './role-decisions.ts';
import * as repository from './role-requests.repository.ts';
import type { RoleRequestInput, RoleRequestView } from './role-requests.schemas.ts';

const CONSENT = systemActor('consent');

export type RoleRequestService = ReturnType<typeof createRoleRequests>;

/**
 * Roles for an organisation that several clusters have. One cluster alone must not send somebody into another's affairs:
 * the organisation's own people consent; where it has none, every cluster that has it; an administrator for all. Each of
 * them is told, of the wish and of what became of it.
 */
export function createRoleRequests(deps: RoleRequestDependencies) {
  const { database, clock, clustersOf } = deps;
  const { tell, view, missingConsents, decide, note } = roleDecisions(deps);

  return {
    /** Asks that somebody may speak for an organisation of one's cluster. 409 `already_asked` while the same waits. */
    ask: (actor: Actor, organisationId: string, input: RoleRequestInput): Promise<RoleRequestView> =>
      inTransaction(database, actor, async (tx) => {
        const clusterIds = await clustersOf(tx, organisationId);
        const own = coordinatedClusters(actor).filter((id) => clusterIds.includes(id));
        const clusterId = own[0] ?? (holds(actor, 'admin') ? clusterIds[0] : undefined);
        if (clusterId === undefined) throw notFound('organisation');
        return actingAs(CONSENT, async () => {
          const row = await repository.insertRoleRequest(tx, {
            organisationId,
            clusterId,
            email: input.email.toLowerCase(),
            name: input.name,
            language: input.language ?? DEFAULT_LANGUAGE,
            consents: own,
            askedBy: actor.kind === 'user' ? actor.userId : null,
            createdAt: clock(),
          });
          if (row === null)
            throw new DomainError('conflict', 'already_asked', 'This is asked already and waits for consent.', {
              fields: [{ pointer: '/email', message: 'has already been requested' }],
            });
          await recordAudit(tx, actor, {
            action: 'role_request.asked',
            entity: 'role_request',
            entityId: row.id,
            clusterId,
            payload: { organisationId },
          });
          const alone =
            !(await repository.hasPeople(tx, organisationId)) && (await missingConsents(tx, row)).length === 0;
          if (alone || holds(actor, 'admin')) return decide(tx, actor, row, 'given');
          await tell(tx, row, 'role.asked');
          return view(tx, row);
        });
      }),

    /** What was asked for or about one's clusters' organisations, and one's own. Newest first. */
    list: (
      actor: Actor,
      query: { state?: repository.RoleRequestRow['state']; limit?: number; cursor?: string },
    ): Promise<Page<RoleRequestView>> => {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listRoleRequests(tx, query, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return actingAs(CONSENT, async () => {
          const views: RoleRequestView[] = [];
          for (const row of items) views.push(await view(tx, row));
          return { items: views, nextCursor };
        });
      });
    },

    /** Consents; the last consent that was missing gives the role and invites the person. */
    consent: (actor: Actor, id: string): Promise<RoleRequestView> =>
      onPending(database, actor, id, async (tx, row) => {
        const voice = await voiceOf(tx, actor, row, clustersOf);
        if (voice === 'all') return decide(tx, actor, row, 'given');
        const consents = [...new Set([...row.consents, ...voice])];
        const agreed = await repository.updateRoleRequest(tx, id, { consents });
        if ((await missingConsents(tx, agreed)).length === 0) return decide(tx, actor, agreed, 'given');
        await note(tx, actor, agreed);
        return view(tx, agreed);
      }),

    /** Refuses: one word of those who are asked is enough. */
    refuse: (actor: Actor, id: string): Promise<RoleRequestView> =>
      onPending(database, actor, id, async (tx, row) => {
        await voiceOf(tx, actor, row, clustersOf);
        return decide(tx, actor, row, 'refused');
      }),

    /** Takes one's cluster's wish back. */
    withdraw: (actor: Actor, id: string): Promise<RoleRequestView> =>
      onPending(database, actor, id, async (tx, row) => {
        if (!holds(actor, 'admin') && !coordinatedClusters(actor).includes(row.clusterId))
          throw notYours('The cluster that asked takes it back.');
        return decide(tx, actor, row, 'withdrawn');
      }),
  };
}

const notYours = (message: string): DomainError => new DomainError('forbidden', 'not_allowed', message);

/** Runs `work` as the system on a request that waits and that the actor sees. */
const onPending = (
  database: Database,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: repository.RoleRequestRow) => Promise<RoleRequestView>,
): Promise<RoleRequestView> =>
  inTransaction(database, actor, async (tx) => {
    if ((await repository.findRoleRequest(tx, id)) === null) throw notFound('role request');
    return actingAs(CONSENT, async () => {
      const row = (await repository.lockRoleRequest(tx, id))!;
      if (row.state !== 'pending')
        throw new DomainError('conflict', 'already_decided', `This request is ${row.state}.`, {
          details: { state: row.state, allowed: [] },
        });
      return work(tx, row);
    });
  });

/** By whose consent the actor speaks: as an administrator or the organisation for all, else for its clusters. */
async function voiceOf(
  tx: Tx,
  actor: Actor,
  row: repository.RoleRequestRow,
  clustersOf: ClustersOf,
): Promise<'all' | string[]> {
  if (holds(actor, 'admin') || ownOrganisations(actor).includes(row.organisationId)) return 'all';
  if (await repository.hasPeople(tx, row.organisationId)) throw notYours('The organisation’s own people decide.');
  const own = coordinatedClusters(actor);
  return (await clustersOf(tx, row.organisationId)).filter((id) => own.includes(id));
}
