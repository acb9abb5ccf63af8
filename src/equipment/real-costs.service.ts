import { recordAudit } from '../audit/record.ts';
import { assertCoordinates } from '../clusters/service.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { yearOf } from '../shared/day.ts';
import { invalidField } from '../shared/errors.ts';
import * as commitments from './commitments.repository.ts';
import type { RealCostInput, RealCostView } from './schemas.ts';
import { type EquipmentDeps, found } from './service.ts';

export type RealCostService = ReturnType<typeof createRealCostService>;

/** What resources really cost in years that are over. */
export function createRealCostService({ database, clock }: Pick<EquipmentDeps, 'database' | 'clock'>) {
  return {
    /** Years whose real cost is entered, the newest first. */
    async list(actor: Actor, equipmentId: string): Promise<{ items: RealCostView[] }> {
      return inTransaction(database, actor, async (tx) => {
        await found(tx, equipmentId);
        return { items: (await commitments.listRealCosts(tx, equipmentId)).map(realCostView) };
      });
    },

    /** Enters what a resource really cost in a year that is over: statements of that year are adjusted to it. */
    async enter(
      actor: Actor,
      equipmentId: string,
      { year, fixedCents, note = null }: RealCostInput,
    ): Promise<RealCostView> {
      if (year >= yearOf(clock())) throw invalidField('/year', 'is not over: its real cost is not known yet');
      return inTransaction(database, actor, async (tx) => {
        const { clusterId } = await found(tx, equipmentId);
        assertCoordinates(actor, clusterId);
        const row = await commitments.putRealCost(tx, { equipmentId, clusterId, year, fixedCents, note });
        await recordAudit(tx, actor, {
          action: 'equipment.real_cost_entered',
          entity: 'equipment',
          entityId: equipmentId,
          clusterId,
          payload: { year, fixedCents },
        });
        return realCostView(row);
      });
    },
  };
}

const realCostView = ({ year, fixedCents, note }: commitments.RealCostRow): RealCostView => ({
  year,
  fixedCents,
  note,
});
