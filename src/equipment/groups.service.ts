import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { daysOfNeed } from './fit.domain.ts';
import type { HoldingGroup } from './group.domain.ts';
import { findHoldingGroup } from './groups.repository.ts';
import type { GroupEquipmentView, HoldInput } from './groups.schemas.ts';
import type { EquipmentHolding } from './holding.service.ts';
import { isHolding, type StandingNeed } from './standing.domain.ts';
import { untaught } from './trainings.domain.ts';
import { findTrained, type TrainingRow } from './trainings.repository.ts';
import { lackText } from './words.ts';

const READER = systemActor('equipment');
const SERVED: readonly StandingNeed['status'][] = ['booked', 'held', 'planned'];

export type GroupEquipmentService = ReturnType<typeof createGroupEquipment>;

/** Equipment in the bid of a group, as its coordinators see it. */
export function createGroupEquipment(deps: {
  database: Database;
  clock: Clock;
  holding: EquipmentHolding;
  organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
  clusterName: (tx: Tx, id: string) => Promise<string>;
  languageOf: (tx: Tx, actor: Actor) => Promise<Language>;
}) {
  const { database } = deps;

  async function view(
    tx: Tx,
    { group, needs }: { group: HoldingGroup; needs: StandingNeed[] },
    language: Language,
  ): Promise<GroupEquipmentView> {
    const owners = needs.flatMap(({ resource, alternatives }) => [
      resource?.ownerId ?? null,
      ...alternatives.map(({ ownerId }) => ownerId),
    ]);
    const names = await deps.organisationNames(tx, [...new Set(owners.filter((id) => id !== null))]);
    const trainings = [...new Set(needs.flatMap(({ resource }) => resource?.trainings ?? []))];
    const pools = [...new Set(needs.flatMap(({ resource }) => resource?.clusterId ?? []))];
    const records = await findTrained(tx, pools, trainings);
    return {
      consortiumId: group.consortiumId,
      complete: needs.every(({ status }) => SERVED.includes(status)),
      items: needs.map((need) => needView(need, { group, names, records, language })),
      lenders: lendersOf(needs, names, await clusterNames(tx, needs, deps.clusterName)),
    };
  }

  return {
    /** How what the lots need is served. 404 for a group that the actor may not see. */
    async of(actor: Actor, consortiumId: string): Promise<GroupEquipmentView> {
      return inTransaction(database, actor, async (tx) => {
        if ((await findHoldingGroup(tx, consortiumId)) === null) throw notFound('consortium');
        const language = await deps.languageOf(tx, actor);
        return actingAs(READER, async (system) => {
          const standing = await deps.holding.standing(system, consortiumId);
          if (standing === null) throw notFound('consortium');
          return view(system, standing, language);
        });
      });
    },

    /**
     * Holds what an agreed group lacks, as far as the pool can.
     * @throws DomainError `conflict` before everybody has agreed, and when the bid is over
     */
    async hold(actor: Actor, consortiumId: string, { wanted = [] }: HoldInput): Promise<GroupEquipmentView> {
      return inTransaction(database, actor, async (tx) => {
        const group = await findHoldingGroup(tx, consortiumId);
        if (group === null) throw notFound('consortium');
        if (!isHolding(group.state)) {
          throw new DomainError('conflict', 'illegal_transition', 'Equipment is held once everybody has agreed.', {
            details: { state: group.state, allowed: [] },
          });
        }
        for (const [i, { needId }] of wanted.entries())
          if (!group.needs.some(({ need }) => need.id === needId))
            throw invalidField(`/wanted/${i}/needId`, 'is not something that the lots of this group need');
        const language = await deps.languageOf(tx, actor);
        return actingAs(READER, async (system) => {
          const wishes = new Map(wanted.map(({ needId, equipmentId }) => [needId, equipmentId]));
          const standing = await deps.holding.holdAgain(system, actor, consortiumId, wishes);
          if (standing === null) throw notFound('consortium');
          return view(system, standing, language);
        });
      });
    },
  };
}

/** What the clusters are called whose pools serve the needs. */
export async function clusterNames(
  tx: Tx,
  needs: readonly StandingNeed[],
  clusterName: (tx: Tx, id: string) => Promise<string>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(needs.flatMap(({ resource }) => resource?.clusterId ?? [])))
    names.set(id, await clusterName(tx, id));
  return names;
}

/** Owners outside of the group of what it holds or would hold, with what each lends. */
export function lendersOf(
  needs: readonly StandingNeed[],
  names: ReadonlyMap<string, string>,
  clusters: ReadonlyMap<string, string>,
): GroupEquipmentView['lenders'] {
  const lent = new Map<string, GroupEquipmentView['lenders'][number]>();
  for (const { resource, owner, status } of needs) {
    if (resource === null || owner === 'team' || !SERVED.includes(status)) continue;
    const { ownerId, clusterId, name } = resource;
    const id = ownerId ?? clusterId;
    const called = ownerId === null ? clusters.get(clusterId) : names.get(ownerId);
    const one = lent.get(id) ?? {
      organisationId: ownerId,
      clusterId: ownerId === null ? clusterId : null,
      name: called ?? id,
      equipment: [],
    };
    lent.set(id, { ...one, equipment: [...new Set([...one.equipment, name])] });
  }
  return [...lent.values()];
}

function needView(
  { lotId, need, time, status, bookingId, resource, owner, alternatives, nearest }: StandingNeed,
  {
    group,
    names,
    records,
    language,
  }: { group: HoldingGroup; names: ReadonlyMap<string, string>; records: readonly TrainingRow[]; language: Language },
): GroupEquipmentView['items'][number] {
  const named = (ownerId: string | null) => (ownerId === null ? null : (names.get(ownerId) ?? null));
  const days = daysOfNeed(time);
  return {
    lotId,
    need,
    ...days,
    status,
    bookingId,
    resource:
      resource === null || owner === null
        ? null
        : {
            equipmentId: resource.id,
            name: resource.name,
            ownerId: resource.ownerId,
            ownerName: named(resource.ownerId),
            owner,
            trainings: resource.trainings,
            untrained: untaught(resource.trainings, records, group.memberIds, days.to ?? '9999-12-31'),
          },
    alternatives: alternatives.map((one) => ({ ...one, ownerName: named(one.ownerId) })),
    nearest:
      nearest === null
        ? null
        : {
            equipmentId: nearest.equipmentId,
            name: nearest.name,
            lacks: nearest.lacks.map((lack) => lackText(lack, language)),
          },
  };
}
