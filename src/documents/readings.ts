import { createHash } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { RenderedDocument } from './render.ts';
import { findConsortium } from './repository.ts';

const READINGS = systemActor('papers');

/** Notes in the audit who was handed which paper of a bid, with the hash of its bytes: for the record of competition. */
export async function noteReading(
  database: Database,
  actor: Actor,
  consortiumId: string,
  kind: string,
  { fileName, bytes }: RenderedDocument,
): Promise<void> {
  await inTransaction(database, READINGS, async (tx) => {
    const group = await findConsortium(tx, consortiumId);
    await recordAudit(tx, actor, {
      action: 'bid_document.handed_out',
      entity: 'consortium',
      entityId: consortiumId,
      clusterId: group?.clusterId ?? null,
      payload: { kind, fileName, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });
}
