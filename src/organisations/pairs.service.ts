import type { Static } from 'typebox';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters } from '../shared/actor.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as pairs from './pairs.repository.ts';
import { findSeenOrganisation } from './repository.ts';
import { rightTo } from './rights.domain.ts';
import type { NewRelation, RelationSchema, TieInput, TieSchema } from './schemas.ts';
import { setTieByHand } from './ties.repository.ts';

type Query = { limit?: number; cursor?: string };
type Relation = Static<typeof RelationSchema>;
type Tie = Static<typeof TieSchema>;
export type PairService = ReturnType<typeof createPairService>;

/**
 * What stands between two organisations: competition, a common owner, past joint work. For staff only, and each cluster's
 * own word: another that has the same company learns nothing of it.
 */
export function createPairService({ database }: { database: Database }) {
  /** Runs `work` for an organisation of the actor's clusters. */
  const ofMine = <T>(actor: Actor, id: string, work: (tx: Tx, clusterId: string | null) => Promise<T>): Promise<T> =>
    inTransaction(database, actor, async (tx) => {
      const row = await findSeenOrganisation(tx, id);
      if (row === null) throw notFound('organisation');
      if (rightTo(actor, row) !== 'full') {
        throw new DomainError(
          'forbidden',
          'not_allowed',
          'This is for the coordinators of the organisation’s clusters.',
        );
      }
      return work(tx, ownerOf(actor, row.clusterIds));
    });
  const otherOf = async (tx: Tx, id: string, otherId: string, pointer: string): Promise<void> => {
    if (id === otherId) throw invalidField(pointer, 'is the organisation itself');
    if ((await findSeenOrganisation(tx, otherId)) === null)
      throw invalidField(pointer, 'is not an organisation you see');
  };
  const audit = (tx: Tx, actor: Actor, action: string, entityId: string, clusterId: string | null, payload: object) =>
    recordAudit(tx, actor, {
      action: `organisation.${action}`,
      entity: 'organisation',
      entityId,
      clusterId,
      payload: payload as Record<string, unknown>,
    });

  return {
    async relations(actor: Actor, id: string, query: Query): Promise<Page<Relation>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await ofMine(actor, id, (tx) => pairs.listRelations(tx, id, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map((row) => toRelation(row, id)), nextCursor };
    },

    /** Says that two organisations compete, or belong to one group of firms; 409 when it is said already. */
    async relate(actor: Actor, id: string, input: Static<typeof NewRelation>): Promise<Relation> {
      return ofMine(actor, id, async (tx, clusterId) => {
        const { organisationId, kind, note = null } = input;
        await otherOf(tx, id, organisationId, '/organisationId');
        const row = await pairs.insertRelation(tx, { ...pairs.ordered(id, organisationId), clusterId, kind, note });
        await audit(tx, actor, 'related', id, clusterId, { organisationId, kind });
        return toRelation(row, id);
      });
    },

    async unrelate(actor: Actor, id: string, relationId: string): Promise<void> {
      await ofMine(actor, id, async (tx, clusterId) => {
        const row = await pairs.deleteRelation(tx, id, relationId);
        if (row === null) throw notFound('relation');
        await audit(tx, actor, 'unrelated', id, clusterId, { organisationId: otherEnd(row, id), kind: row.kind });
      });
    },

    async ties(actor: Actor, id: string, query: Query): Promise<Page<Tie>> {
      const page = pageRequest(query, ['integer', 'uuid']);
      const rows = await ofMine(actor, id, (tx) => pairs.listTies(tx, id, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [`${row.weightBp}`, row.id]);
      return { items: items.map((row) => toTie(row, id)), nextCursor };
    },

    /** Sets how well two organisations know each other from joint work. */
    async tie(actor: Actor, id: string, otherId: string, input: Static<typeof TieInput>): Promise<Tie> {
      return ofMine(actor, id, async (tx, clusterId) => {
        await otherOf(tx, id, otherId, '{otherId}');
        const row = await setTieByHand(tx, {
          ...pairs.ordered(id, otherId),
          clusterId,
          weightBp: input.weightBp,
          jointContracts: input.jointContracts ?? 1,
          lastYear: input.lastYear ?? null,
          source: 'declared',
        });
        await audit(tx, actor, 'tied', id, clusterId, { organisationId: otherId, weightBp: input.weightBp });
        return toTie(row, id);
      });
    },

    async untie(actor: Actor, id: string, otherId: string): Promise<void> {
      await ofMine(actor, id, async (tx, clusterId) => {
        if (!(await pairs.deleteTie(tx, pairs.ordered(id, otherId)))) throw notFound('tie');
        await audit(tx, actor, 'untied', id, clusterId, { organisationId: otherId });
      });
    },
  };
}

/** The cluster in whose name the actor speaks of an organisation: its own that has it; for an administrator, the first. */
const ownerOf = (actor: Actor, clusterIds: readonly string[]): string | null =>
  coordinatedClusters(actor).find((id) => clusterIds.includes(id)) ?? clusterIds[0] ?? null;

/** The other one of a pair. */
const otherEnd = (pair: { aId: string; bId: string }, id: string): string => (pair.aId === id ? pair.bId : pair.aId);

const toRelation = (row: pairs.RelationRow, id: string): Relation => ({
  id: row.id,
  organisationId: otherEnd(row, id),
  kind: row.kind,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
});
const toTie = (row: pairs.TieRow, id: string): Tie => ({
  organisationId: otherEnd(row, id),
  weightBp: row.weightBp,
  jointContracts: row.jointContracts,
  lastYear: row.lastYear,
  source: row.source,
});
