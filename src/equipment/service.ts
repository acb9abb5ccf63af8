import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { lacksFor } from './fit.domain.ts';
import { findNeeds } from './groups.repository.ts';
import { findHoldsOf } from './pool.repository.ts';
import * as repository from './repository.ts';
import type { EquipmentFilter, EquipmentPatchInput, EquipmentView, NewEquipmentInput } from './schemas.ts';
import { timeOf } from './times.domain.ts';

const KEEPER = systemActor('equipment');

export type EquipmentDeps = {
  database: Database;
  clock: Clock;
  /** Clusters that an organisation belongs to; none when the actor may not see it. */
  clustersOf: (tx: Tx, organisationId: string) => Promise<string[]>;
};
/** Tells the groups for which these were held that they are no longer, in the caller's transaction. */
export type TookAway = (held: readonly { consortiumId: string | null; needId: string | null }[]) => Promise<void>;

export type EquipmentService = ReturnType<typeof createEquipmentService>;

/** Resources that the members of a cluster use in common: kept by its coordinators, and by the member that owns one. */
export function createEquipmentService({
  database,
  clock,
  clustersOf,
  tookAway,
}: EquipmentDeps & { tookAway: TookAway }) {
  const audit = (tx: Tx, actor: Actor, action: string, row: repository.EquipmentRow, payload: object) =>
    recordAudit(tx, actor, {
      action,
      entity: 'equipment',
      entityId: row.id,
      clusterId: row.clusterId,
      payload: payload as Record<string, unknown>,
    });

  /** The pool: as named, else the owner's only cluster, else the first that the actor coordinates. */
  async function poolOf(tx: Tx, actor: Actor, { clusterId, organisationId }: NewEquipmentInput): Promise<string> {
    if (organisationId === undefined) return ownCluster(actor, clusterId, '/clusterId');
    const clusters = await clustersOf(tx, organisationId);
    if (clusters.length === 0) throw invalidField('/organisationId', 'is not a member of a cluster of yours');
    const pool = clusterId ?? (clusters.length === 1 ? clusters[0]! : null);
    if (pool === null) throw invalidField('/clusterId', 'is needed: the owner belongs to several clusters');
    if (!clusters.includes(pool)) throw invalidField('/organisationId', 'is not a member of this cluster');
    assertKeeps(actor, { clusterId: pool, organisationId });
    return pool;
  }

  /** Groups for which it is held learn that it is out of the pool, or no longer does what they need. */
  async function tellWhoLoses(before: repository.EquipmentRow, after: repository.EquipmentRow): Promise<void> {
    await actingAs(KEEPER, async (tx) => {
      const held = await findHoldsOf(tx, before.id, clock());
      const needs = await findNeeds(
        tx,
        held.flatMap(({ needId }) => needId ?? []),
      );
      const lost = held.filter(({ needId }) => {
        const need = needs.get(needId ?? '');
        const served = before.retiredAt === null && need !== undefined && lacksFor(before, need).length === 0;
        return served && (after.retiredAt !== null || lacksFor(after, need).length > 0);
      });
      if (lost.length > 0) await tookAway(lost);
    });
  }

  return {
    /** Puts a resource into the pool. */
    async create(actor: Actor, input: NewEquipmentInput): Promise<EquipmentView> {
      assertKnownCodes(codesIn(input));
      return inTransaction(database, actor, async (tx) => {
        const clusterId = await poolOf(tx, actor, input);
        const row = await repository.insertEquipment(tx, { ...input, clusterId, createdAt: clock() });
        await audit(tx, actor, 'equipment.added', row, { name: row.name, organisationId: row.organisationId });
        return equipmentView(row);
      });
    },

    async list(actor: Actor, query: EquipmentFilter): Promise<Page<EquipmentView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      const { clusterId, kind, q, freeFrom, freeUntil } = query;
      if ((freeFrom === undefined) !== (freeUntil === undefined))
        throw invalidField(freeFrom === undefined ? '?freeFrom' : '?freeUntil', 'is needed beside the other');
      const free = freeFrom === undefined ? null : timeOf(freeFrom, freeUntil!, '?freeUntil');
      const search = {
        free,
        ...(clusterId === undefined ? {} : { clusterId }),
        ...(kind === undefined ? {} : { kind }),
        ...(q === undefined ? {} : { q }),
      };
      const rows = await inTransaction(database, actor, (tx) => repository.listEquipment(tx, search, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.name, row.id]);
      return { items: items.map(equipmentView), nextCursor };
    },

    async get(actor: Actor, id: string): Promise<EquipmentView> {
      return inTransaction(database, actor, async (tx) => equipmentView(await found(tx, id)));
    },

    /** Changes a resource; `expected` is the version that the change builds on. */
    async change(
      actor: Actor,
      id: string,
      expected: number | null,
      { retired, ...facts }: EquipmentPatchInput,
    ): Promise<EquipmentView> {
      assertKnownCodes(codesIn(facts));
      return inTransaction(database, actor, async (tx) => {
        const row = await found(tx, id);
        assertKeeps(actor, row);
        if (expected !== null && row.version !== expected) throw changedMeanwhile();
        const changes = {
          ...facts,
          ...(retired === undefined ? {} : { retiredAt: retired ? (row.retiredAt ?? clock()) : null }),
        };
        const updated = await repository.updateEquipment(tx, row, changes);
        if (updated === null) throw changedMeanwhile();
        await audit(tx, actor, 'equipment.changed', row, { changes: { ...facts, retired } });
        await tellWhoLoses(row, updated);
        return equipmentView(updated);
      });
    },
  };
}

/** The resource, or 404 where the actor may not see it. */
export async function found(tx: Tx, id: string): Promise<repository.EquipmentRow> {
  const row = await repository.findEquipment(tx, id);
  if (row === null) throw notFound('equipment');
  return row;
}

/** A resource is kept by who coordinates its cluster, and by who speaks for its owner. */
function assertKeeps(
  actor: Actor,
  { clusterId, organisationId }: Pick<repository.EquipmentRow, 'clusterId' | 'organisationId'>,
): void {
  if (answersForCluster(actor, clusterId)) return;
  if (organisationId !== null && ownOrganisations(actor).includes(organisationId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'This is for the coordinators of the cluster and the owner.');
}

const codesIn = ({ cpv, nuts }: Pick<EquipmentPatchInput, 'cpv' | 'nuts'>) => ({
  cpv: [{ pointer: '/cpv', code: cpv }],
  nuts: [{ pointer: '/nuts', code: nuts }],
});

const equipmentView = ({
  createdAt: _c,
  updatedAt: _u,
  retiredAt,
  ...row
}: repository.EquipmentRow): EquipmentView => ({
  ...row,
  retiredAt: retiredAt?.toISOString() ?? null,
});
