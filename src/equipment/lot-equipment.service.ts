import type { Tx } from '../db/transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { EquipmentNeed } from '../shared/equipment.ts';
import { timeOfNeed } from './fit.domain.ts';
import { type EquipmentAnswer, type EquipmentQuestion, judgeEquipment } from './lot-question.domain.ts';
import { findPool } from './pool.repository.ts';

/** A lot as far as it needs equipment, with the teams that are proposed for it. */
export type EquippedLot = {
  clusterId: string;
  equipment: EquipmentNeed[];
  startsOn: string | null;
  endsOn: string | null;
  teams: readonly { rank: number; organisationIds: readonly string[] }[];
};

/** Asks the pool of a cluster what it gives a lot and its teams; null where the lot needs nothing. As the system. */
export type LotEquipment = (
  tx: Tx,
  lot: EquippedLot,
) => Promise<{ question: EquipmentQuestion; answer: EquipmentAnswer } | null>;

export const createLotEquipment =
  ({ clock }: { clock: Clock }): LotEquipment =>
  async (tx, { clusterId, equipment, startsOn, endsOn, teams }) => {
    if (equipment.length === 0) return null;
    const times = equipment.flatMap((need) => timeOfNeed(need, { startsOn, endsOn }) ?? []);
    const since = new Date(Math.min(clock().getTime(), ...times.map(({ from }) => Date.parse(from))));
    const question = { needs: equipment, startsOn, endsOn, pool: await findPool(tx, clusterId, since) };
    return { question, answer: judgeEquipment(question, teams) };
  };
