import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { changedMeanwhile, notFound } from '../shared/errors.ts';
import { assertLotGroups, createTenderCreation, replaceRequirements, type TenderDeps } from './creating.service.ts';
import { assertEditable } from './editable.ts';
import { createEquipmentNeeds } from './equipment-needs.service.ts';
import * as repository from './repository.ts';
import { audit, createTenderViewing, locked } from './rows.ts';
import type { LotView, RequirementInput, TenderPatchInput, TenderView } from './schemas.ts';
import { lotView } from './view.ts';

/** Puts tenders in by hand and changes them while they may be. */
export function createTenderDrafting(deps: TenderDeps) {
  const { database, clock } = deps;
  const view = createTenderViewing(clock);

  return {
    ...createTenderCreation(deps),
    ...createEquipmentNeeds(deps),

    /** Changes what a coordinator may correct until the bid is in. */
    async change(actor: Actor, id: string, expected: number | null, patch: TenderPatchInput): Promise<TenderView> {
      return inTransaction(database, actor, async (tx) => {
        const tender = await locked(tx, id);
        if (expected !== null && tender.version !== expected) throw changedMeanwhile();
        // Where the procedure stands moves on after the bid is in.
        if (Object.keys(patch).some((field) => field !== 'phase')) assertEditable(tender.state);
        if (patch.constraints?.lotGroups !== undefined) {
          // Names that the notice itself gives may stay, whatever they stand for.
          const published = (tender.constraints.lotGroups ?? []).flatMap((group) => group.lots);
          const lots = await repository.findLots(tx, id);
          assertLotGroups(patch.constraints, [...lots.map((lot) => lot.externalId), ...published]);
        }
        const changed = await repository.updateTender(tx, id, null, {
          ...(patch.title === undefined ? {} : { title: patch.title }),
          ...(patch.description === undefined ? {} : { description: patch.description }),
          ...(patch.language === undefined ? {} : { language: patch.language }),
          ...(patch.buyer?.name === undefined ? {} : { buyerName: patch.buyer.name }),
          ...(patch.buyer?.private === undefined ? {} : { buyerPrivate: patch.buyer.private }),
          ...(patch.buyer?.country === undefined ? {} : { buyerCountry: patch.buyer.country }),
          ...(patch.procedure === undefined ? {} : { procedureKind: patch.procedure.kind }),
          ...(patch.phase === undefined ? {} : { phase: patch.phase }),
          ...(patch.dispatchedAt === undefined
            ? {}
            : { dispatchedAt: patch.dispatchedAt === null ? null : new Date(patch.dispatchedAt) }),
          ...(patch.constraints === undefined
            ? {}
            : { constraints: patch.constraints as repository.TenderRow['constraints'] }),
        });
        await audit(tx, actor, tender, 'tender.changed', { fields: Object.keys(patch) });
        return view(tx, changed!);
      });
    },

    /** Replaces all requirements of a lot. */
    async setRequirements(actor: Actor, lotId: string, inputs: readonly RequirementInput[]): Promise<LotView> {
      return inTransaction(database, actor, async (tx) => {
        const lot = await repository.findLot(tx, lotId);
        if (lot === null) throw notFound('lot');
        const tender = await locked(tx, lot.tenderId);
        assertEditable(tender.state);
        await replaceRequirements(tx, tender.id, lotId, inputs, '/requirements');
        await repository.updateTender(tx, tender.id, null, {});
        await audit(tx, actor, tender, 'tender.requirements_set', { lotId, count: inputs.length });
        const rows = (await repository.findRequirements(tx, tender.id)).filter((row) => row.lotId === lotId);
        return lotView(lot, rows);
      });
    },
  };
}
