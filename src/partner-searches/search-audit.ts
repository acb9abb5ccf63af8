import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { SearchRow } from './searches.repository.ts';

/** An audit row of the asking cluster. */
export const auditSearch = (tx: Tx, actor: Actor, action: string, row: SearchRow, payload: object): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    entity: 'partner_search',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: payload as Record<string, unknown>,
  });
