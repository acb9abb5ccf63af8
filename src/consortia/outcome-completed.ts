import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import type { OutcomePatchInput } from './outcome.schemas.ts';
import { updateConsortium } from './store/repository.ts';
import type { LockedGroup } from './transitions/locked-group.ts';

/**
 * Adds what is learnt of a decision after it was noted: a buyer's reasons often come by a later letter.
 * @throws DomainError `conflict` where none was noted
 */
export async function completeOutcome(
  tx: Tx,
  actor: Actor,
  { row }: LockedGroup,
  patch: OutcomePatchInput,
): Promise<void> {
  if (row.outcome === null)
    throw new DomainError('conflict', 'illegal_transition', 'No outcome has been noted of this consortium yet.', {
      details: { state: row.state, allowed: [] },
    });
  await updateConsortium(tx, row.id, { outcome: { ...row.outcome, ...patch } });
  await recordAudit(tx, actor, {
    action: 'consortium.outcome_completed',
    entity: 'consortium',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: patch,
  });
}
