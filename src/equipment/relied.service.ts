import type { Tx } from '../db/transaction.ts';
import type { Characteristic } from '../shared/equipment.ts';
import type { Language } from '../shared/language.ts';
import { daysOfNeed } from './fit.domain.ts';
import { clusterNames, lendersOf } from './groups.service.ts';
import type { EquipmentHolding } from './holding.service.ts';
import { openText } from './news.ts';
import type { NeedStatus, StandingNeed } from './standing.domain.ts';
import { needText } from './words.ts';

/** A piece of equipment that an owner outside of the group lends it; days `YYYY-MM-DD`, the last one counted in. */
export type LentEquipment = {
  name: string;
  characteristics: Characteristic[];
  from: string | null;
  to: string | null;
  lotId: string;
};

/** An owner on whose equipment a group relies without its being a member (R2142-3): a member of the cluster, or a cluster itself. */
export type EquipmentLender = {
  organisationId: string | null;
  clusterId: string | null;
  name: string;
  equipment: LentEquipment[];
};

/** What the law and the papers of a bid want to know of equipment. */
export type ReliedEquipment = {
  needs: number;
  /** Needs that nothing serves, in words: `missing` stands in the way; `unknown` has no days yet. */
  open: readonly { status: NeedStatus; text: Readonly<Record<Language, string>> }[];
  lenders: readonly EquipmentLender[];
};

/** In the caller's transaction, which runs as the system. */
export type ReliedEquipmentReader = (tx: Tx, consortiumId: string) => Promise<ReliedEquipment>;

const SERVED: readonly NeedStatus[] = ['booked', 'held', 'planned'];

/** Reads what a group relies on of the pool. */
export const createReliedEquipment =
  (deps: {
    holding: EquipmentHolding;
    organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
    clusterName: (tx: Tx, id: string) => Promise<string>;
  }): ReliedEquipmentReader =>
  async (tx, consortiumId) => {
    const standing = await deps.holding.standing(tx, consortiumId);
    if (standing === null || standing.needs.length === 0) return { needs: 0, open: [], lenders: [] };
    const { needs } = standing;
    const owners = needs.flatMap(({ resource }) => resource?.ownerId ?? []);
    const names = await deps.organisationNames(tx, [...new Set(owners)]);
    const lenders = lendersOf(needs, names, await clusterNames(tx, needs, deps.clusterName));
    return {
      needs: needs.length,
      open: needs
        .filter(({ status }) => !SERVED.includes(status))
        .map((one) => ({
          status: one.status,
          text:
            one.status === 'unknown'
              ? { fr: needText(one.need, 'fr'), en: needText(one.need, 'en') }
              : { fr: openText(one, 'fr'), en: openText(one, 'en') },
        })),
      lenders: lenders.map(({ organisationId, clusterId, name }) => ({
        organisationId,
        clusterId,
        name,
        equipment: needs.flatMap((need) => lentBy({ organisationId, clusterId }, need)),
      })),
    };
  };

function lentBy(
  { organisationId, clusterId }: Pick<EquipmentLender, 'organisationId' | 'clusterId'>,
  { resource, owner, status, time, lotId }: StandingNeed,
): LentEquipment[] {
  if (resource === null || owner === 'team' || !SERVED.includes(status)) return [];
  const isLent = organisationId === null ? resource.clusterId === clusterId : true;
  if (resource.ownerId !== organisationId || !isLent) return [];
  return [
    {
      name: resource.name,
      characteristics: resource.characteristics,
      ...daysOfNeed(time),
      lotId,
    },
  ];
}
