import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, coordinatedClusters, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, type FieldError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { membershipEndedJob } from './jobs.ts';
import * as repository from './network.repository.ts';
import { findCluster } from './repository.ts';
import type {
  FundingView,
  MembershipView,
  NewFundingInput,
  NewMembershipInput,
  NewPartnershipInput,
  NewWorkingGroupInput,
  PartnershipView,
  WorkingGroupView,
} from './schemas.ts';
import { assertCoordinates } from './service.ts';

const CALENDAR = systemActor('membership-calendar');
type PageQuery = { limit?: number; cursor?: string };
export type NetworkService = ReturnType<typeof createNetworkService>;

/** What ties a cluster together: memberships, working groups, public money, agreements with other clusters. */
export function createNetworkService(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;
  const today = (): string => clock().toISOString().slice(0, 10);

  /** Runs `work` where the cluster exists; `own` also asks that the actor answers for it. */
  const inCluster = <T>(
    actor: Actor,
    clusterId: string,
    own: 'own' | 'any',
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> =>
    inTransaction(database, actor, async (tx) => {
      if ((await findCluster(tx, clusterId)) === null) throw notFound('cluster');
      if (own === 'own') assertCoordinates(actor, clusterId);
      return work(tx);
    });
  const audit = (tx: Tx, actor: Actor, clusterId: string, action: string, entityId: string, payload: object) =>
    recordAudit(tx, actor, {
      action,
      entity: action.split('.')[0]!,
      entityId,
      clusterId,
      payload: payload as Record<string, unknown>,
    });

  const assertMembers = async (tx: Tx, clusterId: string, places: readonly { id: string; pointer: string }[]) => {
    const members = await repository.membersAmong(
      tx,
      clusterId,
      places.map((place) => place.id),
      today(),
    );
    const fields: FieldError[] = places
      .filter((place) => !members.includes(place.id))
      .map(({ pointer }) => ({ pointer, message: 'is not a member of the cluster' }));
    if (fields.length > 0) {
      throw new DomainError('unprocessable', 'not_a_member', 'A working group is made of members of its cluster.', {
        fields,
      });
    }
  };

  return {
    /** Members of the cluster, past ones too unless `current`; partners see those that are shared with them. */
    async memberships(
      actor: Actor,
      clusterId: string,
      query: PageQuery & { organisationId?: string; current?: boolean },
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
    async addMembership(actor: Actor, clusterId: string, input: NewMembershipInput): Promise<MembershipView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const since = input.since ?? today();
        const until = input.until ?? null;
        if (since > today()) throw invalidField('/since', 'lies in the future');
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

    /** Called when a day has come on which a membership ends: the organisation's clusters are those of today. */
    async followCalendar(organisationId: string): Promise<void> {
      await inTransaction(database, CALENDAR, (tx) => repository.refreshClusters(tx, organisationId));
    },

    /** Ends a membership; `until` is the first day outside, today unless given. */
    async endMembership(actor: Actor, clusterId: string, id: string, until = today()): Promise<MembershipView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const membership = await repository.findMembership(tx, clusterId, id);
        if (membership === null) throw notFound('membership');
        if (until < membership.since) throw invalidField('/until', 'lies before the first day');
        await repository.setMembershipEnd(tx, id, until);
        await noteEnd(tx, membership.organisationId, until);
        const { organisationId } = membership;
        await audit(tx, actor, clusterId, 'membership.ended', id, { organisationId, until });
        return toMembership({ ...membership, until });
      });
    },

    async workingGroups(actor: Actor, clusterId: string, query: PageQuery): Promise<Page<WorkingGroupView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      const rows = await inCluster(actor, clusterId, 'any', (tx) => repository.listWorkingGroups(tx, clusterId, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.name, row.id]);
      return { items: items.map(toGroup), nextCursor };
    },

    /** Adds a working group; the one that leads it is a member of it. */
    async addWorkingGroup(actor: Actor, clusterId: string, input: NewWorkingGroupInput): Promise<WorkingGroupView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const { memberIds = [], leadOrganisationId = null, ...group } = input;
        const lead = leadOrganisationId === null ? [] : [{ id: leadOrganisationId, pointer: '/leadOrganisationId' }];
        await assertMembers(tx, clusterId, [...pointed(memberIds, '/memberIds'), ...lead]);
        const id = await repository.insertWorkingGroup(tx, { ...group, leadOrganisationId, clusterId });
        const members = [...new Set([...memberIds, ...lead.map((place) => place.id)])];
        await repository.replaceGroupMembers(tx, { id, clusterId }, members);
        await audit(tx, actor, clusterId, 'working_group.created', id, { name: group.name, members });
        return toGroup((await repository.findWorkingGroup(tx, clusterId, id))!);
      });
    },

    /** Puts a whole list of members in the place of the one there is. */
    async replaceGroupMembers(
      actor: Actor,
      clusterId: string,
      id: string,
      memberIds: readonly string[],
    ): Promise<WorkingGroupView> {
      return inCluster(actor, clusterId, 'own', async (tx) => {
        if ((await repository.findWorkingGroup(tx, clusterId, id)) === null) throw notFound('working group');
        await assertMembers(tx, clusterId, pointed(memberIds, ''));
        const members = [...new Set(memberIds)];
        await repository.replaceGroupMembers(tx, { id, clusterId }, members);
        await audit(tx, actor, clusterId, 'working_group.members_replaced', id, { members });
        return toGroup((await repository.findWorkingGroup(tx, clusterId, id))!);
      });
    },

    async funding(actor: Actor, clusterId: string, query: PageQuery): Promise<Page<FundingView>> {
      const page = pageRequest(query, ['integer', 'uuid']);
      const rows = await inCluster(actor, clusterId, 'own', (tx) => repository.listFunding(tx, clusterId, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [String(row.year), row.id]);
      return { items: items.map(toFunding), nextCursor };
    },

    /** Records public money of one year and source; 409 `already_exists` when there is that row already. */
    async addFunding(actor: Actor, clusterId: string, input: NewFundingInput): Promise<FundingView> {
      if (input.amount.amountCents < 0) throw invalidField('/amount/amountCents', 'must not be negative');
      return inCluster(actor, clusterId, 'own', async (tx) => {
        const { year, source } = input;
        const { amountCents } = input.amount;
        const row = await repository.insertFunding(tx, { clusterId, year, source, amountCents });
        await audit(tx, actor, clusterId, 'funding.recorded', row.id, { year, source, amountCents });
        return toFunding(row);
      });
    },

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

  async function organisationIsMine(tx: Tx, actor: Actor, organisationId: string): Promise<boolean> {
    const clusterIds = await repository.clustersOfOrganisation(tx, organisationId);
    if (clusterIds === null) return false;
    if (actor.kind === 'system' || holds(actor, 'admin')) return true;
    return clusterIds.some((id) => coordinatedClusters(actor).includes(id));
  }
}

/** Asks to look again when the day has come: a minute into it, for clocks that differ. */
const noteEnd = (tx: Tx, organisationId: string, until: string): Promise<string> =>
  enqueue(tx, membershipEndedJob, { organisationId }, { runAt: new Date(`${until}T00:01:00Z`) });

const pointed = (ids: readonly string[], list: string) => ids.map((id, i) => ({ id, pointer: `${list}/${i}` }));

const toMembership = (row: repository.MembershipRow): MembershipView => ({
  id: row.id,
  clusterId: row.clusterId,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  since: row.since,
  until: row.until,
});
const toGroup = ({ createdAt: _at, ...group }: repository.WorkingGroupRow): WorkingGroupView => group;
const toFunding = ({ createdAt: _at, amountCents, ...row }: repository.FundingRow): FundingView => ({
  ...row,
  amount: { amountCents, currency: 'EUR' },
});
const toPartnership = ({ createdAt: _at, ...row }: repository.PartnershipRow): PartnershipView => row;
