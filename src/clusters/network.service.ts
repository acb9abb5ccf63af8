import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, type FieldError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { membersAmong } from './memberships.repository.ts';
import * as repository from './network.repository.ts';
import { createPartnerships, type NetworkDeps, type PageQuery } from './partnerships.service.ts';
import type { FundingView, NewFundingInput, NewWorkingGroupInput, WorkingGroupView } from './schemas.ts';
import { clusterScope } from './scope.ts';

export type NetworkService = ReturnType<typeof createNetworkService>;

/** What a cluster keeps: working groups, public money, agreements with other clusters. */
export function createNetworkService(deps: NetworkDeps) {
  const { inCluster, audit } = clusterScope(deps.database);
  const today = (): string => dayOf(deps.clock());

  const assertMembers = async (tx: Tx, clusterId: string, places: readonly { id: string; pointer: string }[]) => {
    const members = await membersAmong(
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
    ...createPartnerships(deps),
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
  };
}

const pointed = (ids: readonly string[], list: string) => ids.map((id, i) => ({ id, pointer: `${list}/${i}` }));

const toGroup = ({ createdAt: _at, ...group }: repository.WorkingGroupRow): WorkingGroupView => group;
const toFunding = ({ createdAt: _at, amountCents, ...row }: repository.FundingRow): FundingView => ({
  ...row,
  amount: { amountCents, currency: 'EUR' },
});
