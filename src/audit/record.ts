import { insertMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { auditLog } from './table.ts';
import { withoutTexts } from './texts.ts';

/** One line of the audit log. `payload` holds what changed: no secrets, no personal data beyond ids; free texts become digests. */
export type AuditEntry = {
  /** Noun and verb in the past: `organisation.created`. */
  action: string;
  entity: string;
  entityId: string;
  clusterId?: string | null;
  payload?: Record<string, unknown>;
};

/** Writes audit rows in the transaction of the change that they tell of. */
export async function recordAudit(tx: Tx, actor: Actor, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertMany(
    tx,
    auditLog,
    entries.map((entry) => ({
      actorKind: actor.kind,
      actorId: actor.kind === 'user' ? actor.userId : null,
      actorName: actor.kind === 'system' ? actor.name : null,
      requestId: actor.requestId ?? null,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      clusterId: entry.clusterId ?? null,
      payload: withoutTexts(entry.payload ?? {}),
    })),
  );
}
