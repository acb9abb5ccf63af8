import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import type { LotDeadlineInput } from './deadline.schemas.ts';
import { assertEditable } from './editable.ts';
import type { TenderNews } from './newer-notice.ts';
import * as repository from './repository.ts';
import { audit, locked } from './rows.ts';
import type { LotView } from './schemas.ts';
import { lotView } from './view.ts';

export type LotDeadlines = ReturnType<typeof createLotDeadlines>;

/** Deadlines that a buyer moved by a letter or on its platform, where no newer notice says so. */
export function createLotDeadlines(deps: {
  database: Database;
  clock: Clock;
  /** Tells the consortia that bid, coordinators and who is asked alike, in this transaction. */
  tellOfChange: (tenderId: string, change: TenderNews) => Promise<void>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  return {
    /**
     * Moves the deadline of a lot, with the reason. The one that there is changes nothing.
     * @throws DomainError `conflict` once the bid is in, `invalid` for an instant that has passed
     */
    move(actor: Actor, lotId: string, input: LotDeadlineInput): Promise<LotView> {
      return inTransaction(deps.database, actor, async (tx) => {
        const lot = await repository.findLot(tx, lotId);
        if (lot === null) throw notFound('lot');
        const tender = await locked(tx, lot.tenderId);
        assertEditable(tender.state);
        const deadline = new Date(input.deadline);
        if (deadline <= deps.clock()) throw invalidField('/deadline', 'is in the past');
        const rows = (await repository.findRequirements(tx, tender.id)).filter((row) => row.lotId === lotId);
        if (lot.deadline?.getTime() === deadline.getTime()) return lotView(lot, rows);
        const from = lot.deadline?.toISOString() ?? null;
        // The log keeps of a reason that there was one: its words stand with the lot.
        const facts = { ...lot.facts, deadlineMoved: { from, at: deps.clock().toISOString(), reason: input.reason } };
        await repository.updateLot(tx, lotId, { deadline, facts });
        await repository.updateTender(tx, tender.id, null, {});
        const moved = {
          lotId,
          from,
          to: deadline.toISOString(),
          reason: input.reason,
        };
        await audit(tx, actor, tender, 'tender.deadline_moved', moved);
        await deps.publish(tx, tender.clusterId, 'tender.deadline_moved', { tenderId: tender.id, ...moved });
        await deps.tellOfChange(tender.id, { withdrawnLotIds: [], deadlines: [{ lotId, to: deadline }] });
        return lotView({ ...lot, deadline, facts }, rows);
      });
    },
  };
}
