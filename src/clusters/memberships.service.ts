import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, coordinatedClusters, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { membershipEndedJob } from './jobs.ts';
import * as repository from './memberships.repository.ts';
import { findCluster } from './repository.ts';
import type { MembershipView, NewMembershipInput, StandingsInput } from './schemas.ts';
import { clusterScope } from './scope.ts';

/** So long after its end a membership goes on, in days; later it begins anew. */
const RESUME_DAYS = 31;
const DAY_MS = 86_400_000;
const CALENDAR = systemActor('membership-calendar');
export type MembershipService = ReturnType<typeof createMembershipService>;

/** Who belongs to a cluster, and from when to when: the right to an organisation follows from it. */
export function createMembershipService(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;
  const { inCluster, audit } = clusterScope(database);
  const today = (): string => dayOf(clock());

  return {
    /** Members of the cluster, past ones too unless `current`; partners see those that are shared with them. */
    async list(
      actor: Actor,
      clusterId: string,
      query: { limit?: number; cursor?: string } & { organisationId?: string; current?: boolean },
    ): Promise<Page<MembershipView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      const onDay = query.current === true ? today() : undefined;
      const filter = { organisationId: query.organisationId, onDay };
      const rows = await inCluster(actor, clusterId, 'any', (tx) =>
        repository.listMemberships(tx, clusterId, filter, page),
      );
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.searchName, row.id]);
      return { items: items.map(toMembership), nextCursor };
    },

    /**
     * Brings an organisation into the cluster. A coordinator brings in those of clusters of its own; those of other
     * clusters an administrator. 409 `already_member` while a membership lasts.
     */
    async add(actor: Actor, clusterId: string, input: NewMembershipInput): Promise<MembershipView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const since = input.since ?? today();
        const until = input.until ?? null;
        if (since > today()) throw invalidField('/since', 'is in the future');
        if (until !== null && until <= since) throw invalidField('/until', 'must come after the first day');
        if (!(await organisationIsMine(tx, actor, input.organisationId))) {
          throw invalidField('/organisationId', 'is not an organisation of a cluster that you coordinate');
        }
        if (await repository.isMemberOn(tx, clusterId, input.organisationId, since)) {
          throw new DomainError('conflict', 'already_member', 'The organisation is a member of the cluster already.');
        }
        const { organisationId } = input;
        // Back on the day it left: the same membership goes on.
        const ended = await repository.findEndingOn(tx, clusterId, organisationId, since);
        const id = ended ?? (await repository.insertMembership(tx, { clusterId, organisationId, since, until }));
        if (ended !== null) await repository.setMembershipEnd(tx, ended, until);
        if (until !== null) await noteEnd(tx, organisationId, until);
        await audit(tx, actor, clusterId, 'membership.created', id, { organisationId, since, until });
        return toMembership((await repository.findMembership(tx, clusterId, id))!);
      });
    },

    /** Makes a new organisation a member from today on; part of the transaction that made it. */
    async join(actor: Actor, clusterId: string, organisationId: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        if ((await findCluster(tx, clusterId)) === null) throw invalidField('/clusterId', 'is not a cluster');
        await repository.insertMembership(tx, { clusterId, organisationId, since: today() });
      });
    },

    /** As `join`, for many at once; those who are members already stay so. */
    async joinMany(actor: Actor, clusterId: string, organisationIds: readonly string[]): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        if ((await findCluster(tx, clusterId)) === null) throw invalidField('?clusterId', 'is not a cluster');
        const members = new Set(await repository.membersAmong(tx, clusterId, organisationIds, today()));
        const joining = organisationIds.filter((id) => !members.has(id));
        await repository.insertMemberships(
          tx,
          joining.map((organisationId) => ({ clusterId, organisationId, since: today() })),
        );
      });
    },

    clustersOf,

    /** Called when a day has come on which a membership ends: the organisation's clusters are those of today. */
    async followCalendar(organisationId: string): Promise<void> {
      await inTransaction(database, CALENDAR, (tx) => repository.refreshClusters(tx, organisationId));
    },

    /** Ends a membership; `until` is the first day outside, today unless given. */
    async end(actor: Actor, clusterId: string, id: string, until = today()): Promise<MembershipView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const membership = await repository.findMembership(tx, clusterId, id);
        if (membership === null) throw notFound('membership');
        if (until < membership.since) throw invalidField('/until', 'is before the first day');
        await repository.setMembershipEnd(tx, id, until);
        await noteEnd(tx, membership.organisationId, until);
        const { organisationId } = membership;
        await audit(tx, actor, clusterId, 'membership.ended', id, { organisationId, until });
        return toMembership({ ...membership, until });
      });
    },

    setStandings: createStandings(deps),
    resume: createResumption(deps),
  };
}

/** Says of members of today which pay their dues; `not_a_member` names those that are none. */
function createStandings({ database, clock }: { database: Database; clock: Clock }) {
  const { inCluster, audit } = clusterScope(database);
  return (actor: Actor, clusterId: string, said: StandingsInput): Promise<{ changed: number }> =>
    inCluster(actor, clusterId, 'own', async (tx) => {
      const today = dayOf(clock());
      const ids = said.map(({ organisationId }) => organisationId);
      const members = new Set(await repository.membersAmong(tx, clusterId, ids, today));
      const fields = ids.flatMap((id, i) =>
        members.has(id) ? [] : [{ pointer: `/${i}/organisationId`, message: 'is not a member of the cluster' }],
      );
      if (fields.length > 0)
        throw new DomainError('unprocessable', 'not_a_member', 'Only members pay dues.', { fields });
      const changed = await repository.setStandings(tx, clusterId, said, today);
      await audit(tx, actor, clusterId, 'membership.standings_set', clusterId, { said });
      return { changed };
    });
}

async function organisationIsMine(tx: Tx, actor: Actor, organisationId: string): Promise<boolean> {
  const clusterIds = await repository.clustersOfOrganisation(tx, organisationId);
  if (clusterIds === null) return false;
  if (actor.kind === 'system' || holds(actor, 'admin')) return true;
  return clusterIds.some((id) => coordinatedClusters(actor).includes(id));
}

/**
 * Takes the end of a membership back: it goes on as if it had not ended.
 * @throws DomainError `undo_too_late` a month after the end, `already_member` where another has begun since
 */
function createResumption({ database, clock }: { database: Database; clock: Clock }) {
  const { inCluster, audit } = clusterScope(database);
  // Who is out of the cluster is out of its coordinators' sight: the right to this is the cluster's, asked before.
  const unseen = <T>(work: (system: Tx) => Promise<T>): Promise<T> => actingAs(CALENDAR, work);
  return (actor: Actor, clusterId: string, id: string): Promise<MembershipView> =>
    inCluster(actor, clusterId, 'own', async (tx) => {
      const membership = await unseen((system) => repository.findMembership(system, clusterId, id));
      if (membership === null) throw notFound('membership');
      const { organisationId, until } = membership;
      if (until === null) return toMembership(membership);
      if (until < dayOf(new Date(clock().getTime() - RESUME_DAYS * DAY_MS)))
        throw new DomainError('conflict', 'undo_too_late', 'A membership that ended longer ago begins anew.');
      if (await repository.hasLaterMembership(tx, clusterId, organisationId, membership.since))
        throw new DomainError('conflict', 'already_member', 'The organisation has become a member again since.');
      await unseen((system) => repository.setMembershipEnd(system, id, null));
      await audit(tx, actor, clusterId, 'membership.resumed', id, { organisationId, until });
      return toMembership({ ...membership, until: null });
    });
}

/** Clusters that the organisation belongs to today; none when the actor may not see it. */
const clustersOf = async (tx: Tx, organisationId: string): Promise<string[]> =>
  (await repository.clustersOfOrganisation(tx, organisationId)) ?? [];

/** Asks to look again when the day has come: a minute into it, for clocks that differ. */
const noteEnd = (tx: Tx, organisationId: string, until: string): Promise<string> =>
  enqueue(tx, membershipEndedJob, { organisationId }, { runAt: new Date(`${until}T00:01:00Z`) });

const toMembership = (row: repository.MembershipRow): MembershipView => ({
  id: row.id,
  clusterId: row.clusterId,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  since: row.since,
  until: row.until,
  standing: row.standing,
});
