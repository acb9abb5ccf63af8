import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { EquipmentNeedInput } from '../shared/equipment.ts';
import { notFound } from '../shared/errors.ts';
import type { TenderDeps } from './creating.service.ts';
import { assertEditable } from './editable.ts';
import { equipmentNeeds } from './equipment-needs.ts';
import * as repository from './repository.ts';
import { audit, locked } from './rows.ts';
import type { LotView } from './schemas.ts';
import { lotView } from './view.ts';

/** Equipment that the lots of a tender need. */
export function createEquipmentNeeds({ database }: Pick<TenderDeps, 'database'>) {
  return {
    /** Replaces all equipment that a lot needs; what is left out is struck out. */
    async setEquipment(actor: Actor, lotId: string, inputs: readonly EquipmentNeedInput[]): Promise<LotView> {
      return inTransaction(database, actor, async (tx) => {
        const lot = await repository.findLot(tx, lotId);
        if (lot === null) throw notFound('lot');
        const tender = await locked(tx, lot.tenderId);
        assertEditable(tender.state);
        const equipment = equipmentNeeds(inputs, '/needs', lot.equipment);
        await repository.updateLot(tx, lotId, { equipment });
        await repository.updateTender(tx, tender.id, null, {});
        await audit(tx, actor, tender, 'tender.equipment_set', { lotId, count: equipment.length });
        const rows = (await repository.findRequirements(tx, tender.id)).filter((row) => row.lotId === lotId);
        return lotView({ ...lot, equipment }, rows);
      });
    },
  };
}
