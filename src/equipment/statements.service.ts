import { recordAudit } from '../audit/record.ts';
import { assertCoordinates } from '../clusters/service.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import {
  type Actor,
  answersForCluster,
  coordinatedClusters,
  holds,
  ownOrganisations,
  systemActor,
} from '../shared/actor.ts';
import { yearOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as commitments from './commitments.repository.ts';
import type { CommitmentView, NewCommitmentInput, StatementLineView, StatementView } from './schemas.ts';
import { type EquipmentDeps, found } from './service.ts';
import { owedFor } from './statements.domain.ts';

export type StatementService = ReturnType<typeof createStatementService>;

/** So many years a member binds itself for unless it says otherwise, as usual in a CUMA. */
const USUAL_YEARS = 7;
const RECKONING = systemActor('equipment');

type StatementDeps = EquipmentDeps & { organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>> };

/** What members promise of a resource, and what each owes for a year. */
export function createStatementService({ database, clock, clustersOf, organisationNames }: StatementDeps) {
  return {
    /** Records a member's promise; a member has one for a year at most (409 `already_exists`). */
    async commit(actor: Actor, equipmentId: string, input: NewCommitmentInput): Promise<CommitmentView> {
      const { organisationId, fromYear, toYear = fromYear + USUAL_YEARS - 1, unitsPerYear } = input;
      if (toYear < fromYear) throw invalidField('/toYear', 'must not be before the first year');
      return inTransaction(database, actor, async (tx) => {
        const { clusterId } = await found(tx, equipmentId);
        assertCoordinates(actor, clusterId);
        if (!(await clustersOf(tx, organisationId)).includes(clusterId))
          throw invalidField('/organisationId', 'is not a member of the cluster whose pool it is');
        const promise = { equipmentId, organisationId, fromYear, toYear };
        if (await commitments.promisesIn(tx, promise))
          throw new DomainError('conflict', 'already_exists', 'It has promised for one of these years already.', {
            fields: [{ pointer: '/fromYear', message: 'overlaps a promise that is there' }],
          });
        const row = await commitments.insertCommitment(tx, { ...promise, clusterId, unitsPerYear, createdAt: clock() });
        await recordAudit(tx, actor, {
          action: 'equipment.committed',
          entity: 'equipment',
          entityId: equipmentId,
          clusterId,
          payload: { organisationId, fromYear, toYear, unitsPerYear },
        });
        return commitmentView(row);
      });
    },

    /** Promises of a resource: all for who coordinates its cluster, the own for a member. */
    async commitments(
      actor: Actor,
      equipmentId: string,
      query: { limit?: number; cursor?: string },
    ): Promise<Page<CommitmentView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        await found(tx, equipmentId);
        const rows = await commitments.listCommitments(tx, equipmentId, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(commitmentView), nextCursor };
      });
    },

    /** What is owed for a year: every line for coordinators of the cluster, a member's own for its people. */
    async statement(
      actor: Actor,
      { year, clusterId: wanted }: { year: number; clusterId?: string },
    ): Promise<StatementView> {
      return inTransaction(database, actor, async (tx) => {
        const clusterIds = await readerClusters(tx, actor, wanted);
        const now = clock();
        // Keys depend on what all promised, which a member may not read: reckoned by the program, then cut to the own lines.
        const rows = await actingAs(RECKONING, (own) => commitments.useIn(own, clusterIds, year, now));
        const isOwn = ({ clusterId, organisationId }: commitments.UseRow): boolean =>
          answersForCluster(actor, clusterId) || ownOrganisations(actor).includes(organisationId);
        const own = linesOf(rows, isOwn);
        const ids = new Set(own.map(({ organisationId }) => organisationId));
        const names = await organisationNames(tx, [...ids]);
        const lines = own.map((line) => ({ ...line, organisation: names.get(line.organisationId) ?? '' }));
        const untold = rows.some((row) => row.untold > 0 && isOwn(row));
        return {
          year,
          complete: yearOf(now) > year && !untold,
          lines,
          totalCents: lines.reduce((sum, { totalCents }) => sum + totalCents, 0),
        };
      });
    },
  };

  /**
   * The named cluster, else all that the actor coordinates or that its companies belong to: none owes nothing. Who
   * answers for every cluster has to name one.
   */
  async function readerClusters(tx: Tx, actor: Actor, wanted: string | undefined): Promise<string[]> {
    const belonging = (await Promise.all(ownOrganisations(actor).map((id) => clustersOf(tx, id)))).flat();
    const own = [...new Set([...coordinatedClusters(actor), ...belonging])];
    if (wanted === undefined) {
      if (own.length === 0 && holds(actor, 'admin'))
        throw invalidField('?clusterId', 'is required: you answer for all clusters');
      return own;
    }
    if (!own.includes(wanted) && !answersForCluster(actor, wanted)) throw notFound('cluster');
    return [wanted];
  }
}

/** Lines of members, of every resource, without the members' names; reckoned among all, given of those that are `shown`. */
function linesOf(
  rows: readonly commitments.UseRow[],
  shown: (row: commitments.UseRow) => boolean,
): Omit<StatementLineView, 'organisation'>[] {
  const byResource = new Map<string, commitments.UseRow[]>();
  for (const row of rows) byResource.set(row.equipmentId, [...(byResource.get(row.equipmentId) ?? []), row]);
  return [...byResource.values()].flatMap((members) => {
    const { equipmentId, equipment, fixedCents, realFixedCents, unitCents } = members[0]!;
    return owedFor({ fixedCents, realFixedCents, unitCents, members }).flatMap((owed, i) => {
      const { unitsPromised, unitsUsed } = members[i]!;
      const line = { equipmentId, equipment, ...owed, realCost: realFixedCents !== null, unitsPromised, unitsUsed };
      return shown(members[i]!) ? [line] : [];
    });
  });
}

const commitmentView = ({ clusterId: _c, createdAt: _at, ...row }: commitments.CommitmentRow): CommitmentView => row;
