import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import type { ConsultationFactsView } from './consultation.schemas.ts';
import { assertEditable } from './editable.ts';
import * as repository from './repository.ts';
import type { TenderView } from './schemas.ts';
import type { TenderConstraints } from './table.ts';

/** A tender with its lots, as far as documents of its consultation concern it. */
export type ConsultedTender = {
  tender: Pick<repository.TenderRow, 'id' | 'clusterId' | 'state' | 'constraints' | 'consultation' | 'buyerCountry'>;
  lots: readonly Pick<repository.LotRow, 'id' | 'externalId' | 'nuts' | 'deadline' | 'withdrawnAt'>[];
};

export type TenderConsultation = ReturnType<typeof createTenderConsultation>;

/** What documents of a consultation need of their tender, in the caller's transaction. */
export function createTenderConsultation(deps: {
  view: (tx: Tx, tender: repository.TenderRow) => Promise<TenderView>;
}) {
  const withLots = async (tx: Tx, tender: repository.TenderRow | null): Promise<ConsultedTender> => {
    if (tender === null) throw notFound('tender');
    return { tender, lots: await repository.findLots(tx, tender.id) };
  };

  return {
    /** 404 where the actor sees no such tender. */
    find: async (tx: Tx, id: string): Promise<ConsultedTender> => withLots(tx, await repository.findTender(tx, id)),
    /** The same, locked. */
    lock: async (tx: Tx, id: string): Promise<ConsultedTender> => withLots(tx, await repository.lockTender(tx, id)),

    /** Refuses once the bid is in. */
    assertEditable: ({ tender }: ConsultedTender): void => assertEditable(tender.state),

    /** Puts values into a locked tender and counts its version up; the caller's decision is told by `action`. */
    async fill(
      tx: Tx,
      actor: Actor,
      { tender }: ConsultedTender,
      change: {
        constraints?: TenderConstraints;
        consultation?: ConsultationFactsView;
        deadlines?: readonly { lotId: string; deadline: Date }[];
      },
      told: Record<string, unknown>,
    ): Promise<TenderView> {
      const { deadlines = [], ...columns } = change;
      for (const { lotId, deadline } of deadlines) await repository.updateLot(tx, lotId, { deadline });
      const changed = await repository.updateTender(tx, tender.id, null, columns);
      await recordAudit(tx, actor, {
        action: 'tender.finding_decided',
        entity: 'tender',
        entityId: tender.id,
        clusterId: tender.clusterId,
        payload: told,
      });
      return deps.view(tx, changed!);
    },
  };
}
