import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import * as repository from './repository.ts';
import type { TenderView } from './schemas.ts';
import { tenderView } from './view.ts';

/** A tender as its readers see it now. */
export type ViewTender = (tx: Tx, tender: repository.TenderRow) => Promise<TenderView>;

/** Reads tenders with their lots; what is late is told by the clock. */
export const createTenderViewing =
  (clock: Clock): ViewTender =>
  async (tx, tender) => {
    const [lots, requirements, matchRunId] = await Promise.all([
      repository.findLots(tx, tender.id),
      repository.findRequirements(tx, tender.id),
      repository.findLatestMatchRun(tx, tender.id),
    ]);
    return tenderView(tender, { lots, requirements, latestMatchRunId: matchRunId, now: clock() });
  };

/** Locks a tender. 404 when the actor may not see it. */
export async function locked(tx: Tx, id: string): Promise<repository.TenderRow> {
  const tender = await repository.lockTender(tx, id);
  if (tender === null) throw notFound('tender');
  return tender;
}

/** Notes what somebody did to a tender. */
export const audit = (
  tx: Tx,
  actor: Actor,
  tender: repository.TenderRow,
  action: string,
  payload: Record<string, unknown> = {},
): Promise<unknown> =>
  recordAudit(tx, actor, { action, entity: 'tender', entityId: tender.id, clusterId: tender.clusterId, payload });
