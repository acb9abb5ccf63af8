import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, holds } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import type { MatchingPolicy } from './policy.domain.ts';
import { DEFAULT_POLICY, weightsIn } from './policy.domain.ts';
import * as repository from './repository.ts';
import type { ClusterPatchInput, ClusterView, NewClusterInput } from './schemas.ts';

export type { MatchingPolicy } from './policy.domain.ts';
export type ClusterService = ReturnType<typeof createClusterService>;

/** Clusters, the networks and federations above them, and the weights that each matches with. */
export function createClusterService(deps: { database: Database; clock: Clock }) {
  const { database } = deps;

  const parentOf = async (tx: Tx, id: string | null, parentId: string | null | undefined): Promise<void> => {
    if (parentId === null || parentId === undefined) return;
    if ((await repository.findCluster(tx, parentId)) === null) throw invalidField('/parentId', 'is not a cluster');
    if (id === null) return;
    if (parentId === id || (await repository.findAncestorIds(tx, parentId)).includes(id)) {
      throw invalidField('/parentId', 'would make the cluster a part of itself');
    }
  };

  return {
    /** Clusters by name: everybody who is signed in knows which clusters there are. */
    async list(
      actor: Actor,
      query: repository.ClusterFilter & { limit?: number; cursor?: string },
    ): Promise<Page<ClusterView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listClusters(tx, query, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.name, row.id]);
      return { items: items.map(toView), nextCursor };
    },

    async get(actor: Actor, id: string): Promise<ClusterView> {
      const row = await inTransaction(database, actor, (tx) => repository.findCluster(tx, id));
      if (row === null) throw notFound('cluster');
      return toView(row);
    },

    /** What it is called; in the caller's transaction. */
    nameOf: async (tx: Tx, id: string): Promise<string> => (await repository.findCluster(tx, id))?.name ?? '',

    /** Adds a cluster; for administrators. 409 `already_exists` when the name is taken. */
    async create(actor: Actor, input: NewClusterInput): Promise<ClusterView> {
      checkFields(input);
      return inTransaction(database, actor, async (tx) => {
        await parentOf(tx, null, input.parentId);
        const row = await repository.insertCluster(tx, input);
        await recordAudit(tx, actor, {
          action: 'cluster.created',
          entity: 'cluster',
          entityId: row.id,
          clusterId: row.id,
          payload: { name: row.name, kind: row.kind },
        });
        return toView(row);
      });
    },

    /**
     * Changes a cluster: administrators, and its coordinators save for its place below another one.
     * @param expected the version that the change builds on; null: any
     */
    async change(actor: Actor, id: string, expected: number | null, changes: ClusterPatchInput): Promise<ClusterView> {
      checkFields(changes);
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findCluster(tx, id);
        if (row === null) throw notFound('cluster');
        assertCoordinates(actor, id);
        if (expected !== null && row.version !== expected) throw changedMeanwhile();
        const moves = changes.parentId !== undefined && changes.parentId !== row.parentId;
        if (moves && actor.kind === 'user' && !holds(actor, 'admin')) throw adminOnly('/parentId');
        await parentOf(tx, id, changes.parentId);
        const updated = await repository.updateCluster(tx, id, row.version, changes);
        if (updated === null) throw changedMeanwhile();
        await recordAudit(tx, actor, {
          action: 'cluster.changed',
          entity: 'cluster',
          entityId: id,
          clusterId: id,
          payload: { changes },
        });
        return toView(updated);
      });
    },

    /** The sectors that the cluster works in, the main one first. */
    async sectorsOf(tx: Tx, id: string): Promise<string[]> {
      return (await repository.findCluster(tx, id))?.sectors ?? [];
    },

    /** The weights that the cluster matches with: its own, else the defaults. Null for an unknown cluster. */
    async policyOf(tx: Tx, id: string): Promise<MatchingPolicy | null> {
      const row = await repository.findCluster(tx, id);
      return row === null ? null : (row.policy ?? DEFAULT_POLICY);
    },
  };
}

/** Throws `forbidden` unless the actor answers for the cluster: its coordinators, administrators, the program. */
export function assertCoordinates(actor: Actor, clusterId: string): void {
  if (answersForCluster(actor, clusterId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'This is for the coordinators of the cluster.');
}

const adminOnly = (pointer: string): DomainError =>
  new DomainError('forbidden', 'not_allowed', 'An administrator decides which network a cluster is part of.', {
    fields: [{ pointer, message: 'is changed by administrators only' }],
  });

function checkFields(fields: ClusterPatchInput): void {
  assertKnownCodes({ nuts: [{ pointer: '/region', code: fields.region }] });
  if (!fields.policy) return;
  if (Object.values(weightsIn(fields.policy)).every((weight) => weight === 0))
    throw invalidField('/policy', 'needs a weight above zero');
}

const toView = ({ createdAt, updatedAt, ...row }: repository.ClusterRow): ClusterView => ({
  ...row,
  policy: row.policy ?? DEFAULT_POLICY,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
