import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertDay, dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './repository.ts';
import type { ClusterYearView, InitiativeInput, InitiativeView } from './schemas.ts';

export type InitiativeService = ReturnType<typeof createInitiativeService>;

/** What coordinators enter for the indicators of their cluster, where the data does not know it. */
export function createInitiativeService({ database, clock }: { database: Database; clock: Clock }) {
  const own = <T>(actor: Actor, clusterId: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    // As with everything of a cluster that is not the caller's: whether it exists is not told.
    if (!answersForCluster(actor, clusterId)) throw notFound('cluster');
    return inTransaction(database, actor, work);
  };
  const audit = (tx: Tx, actor: Actor, clusterId: string, verb: string, id: string, payload: Record<string, unknown>) =>
    recordAudit(tx, actor, { action: `initiative.${verb}`, entity: 'initiative', entityId: id, clusterId, payload });

  /** @throws DomainError `invalid` for days that are none, `not_a_member` for who was no member at the time */
  const assertSound = async (tx: Tx, clusterId: string, input: InitiativeInput): Promise<string[]> => {
    const { from, to = null } = input;
    assertDay(from, '/from');
    if (to !== null) assertDay(to, '/to');
    if (to !== null && to < from) throw invalidField('/to', 'is before the first day');
    const memberIds = [...new Set(input.memberIds)];
    const today = dayOf(clock());
    // One that lasts, or that has not begun, is of who is a member by now or by then.
    const [, until] = [from, today].sort();
    const members = await repository.membersDuring(tx, clusterId, memberIds, { from, to: to ?? until! });
    const fields = memberIds.flatMap((id, i) =>
      members.has(id) ? [] : [{ pointer: `/memberIds/${i}`, message: 'is not a member of the cluster' }],
    );
    if (fields.length > 0)
      throw new DomainError('unprocessable', 'not_a_member', 'An initiative is of members of the cluster.', { fields });
    return memberIds;
  };
  const factsOf = ({
    memberIds: _m,
    to = null,
    international = false,
    intercluster = false,
    ...facts
  }: InitiativeInput) => ({
    ...facts,
    to,
    international,
    intercluster,
  });

  return {
    async list(
      actor: Actor,
      clusterId: string,
      query: { limit?: number; cursor?: string },
    ): Promise<Page<InitiativeView>> {
      const page = pageRequest(query, ['day', 'uuid']);
      const rows = await own(actor, clusterId, (tx) => repository.listInitiatives(tx, clusterId, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.from, row.id]);
      return { items: items.map(initiativeView), nextCursor };
    },

    async add(actor: Actor, clusterId: string, input: InitiativeInput): Promise<InitiativeView> {
      return own(actor, clusterId, async (tx) => {
        const members = await assertSound(tx, clusterId, input);
        const id = await repository.insertInitiative(tx, { ...factsOf(input), clusterId });
        await repository.replaceMembers(tx, { id, clusterId }, members);
        await audit(tx, actor, clusterId, 'added', id, { kind: input.kind, members });
        return initiativeView((await repository.findInitiative(tx, clusterId, id))!);
      });
    },

    async remove(actor: Actor, clusterId: string, id: string): Promise<void> {
      await own(actor, clusterId, async (tx) => {
        if ((await repository.findInitiative(tx, clusterId, id)) === null) throw notFound('initiative');
        await repository.removeInitiative(tx, id);
        await audit(tx, actor, clusterId, 'removed', id, {});
      });
    },

    /** What is known of each year, the latest first. */
    years: (actor: Actor, clusterId: string): Promise<{ items: ClusterYearView[] }> =>
      own(actor, clusterId, async (tx) => ({ items: (await repository.listYears(tx, clusterId)).map(yearView) })),

    /** Enters what the members invested in a year, in cents. */
    async putYear(actor: Actor, clusterId: string, year: number, investmentCents: number): Promise<ClusterYearView> {
      return own(actor, clusterId, async (tx) => {
        const row = await repository.putYear(tx, { clusterId, year, investmentCents });
        await recordAudit(tx, actor, {
          action: 'cluster_year.set',
          entity: 'cluster_year',
          entityId: row.id,
          clusterId,
          payload: { year, investmentCents },
        });
        return yearView(row);
      });
    },
  };
}

const initiativeView = ({ createdAt: _at, ...row }: repository.InitiativeRow): InitiativeView => row;
const yearView = ({ id: _id, ...row }: repository.ClusterYearRow): ClusterYearView => row;
