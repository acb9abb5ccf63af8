import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { findRefused, noteRefusal } from './mail-refusals.repository.ts';

const POST = systemActor('mail-refusals');

export type MailRefusals = ReturnType<typeof createMailRefusals>;

/** Something to tell the coordinators of a cluster. */
type Told = {
  kind: string;
  sourceId: string;
  params: Record<string, string | number | null>;
  to: { clusterId: string };
};

/** Mailboxes that refuse mails: nobody reads there, and coordinators learn of it. */
export function createMailRefusals(deps: {
  database: Database;
  clock: Clock;
  tell: (tx: Tx, tidings: readonly Told[]) => Promise<void>;
}) {
  return {
    /**
     * Notes a refusal and tells the coordinators of the person's organisations; another report of the same changes nothing.
     * @param refusal.mailId the id with which the mail was sent
     * @param refusal.status as RFC 3463 writes it
     */
    note: (refusal: { mailId: string; address: string; status: string }): Promise<void> =>
      inTransaction(deps.database, POST, async (tx) => {
        const userId = await noteRefusal(tx, { ...refusal, now: deps.clock() });
        if (userId === null) return;
        await recordAudit(tx, POST, {
          action: 'user.mail_refused',
          entity: 'user',
          entityId: userId,
          payload: { status: refusal.status },
        });
        for (const { name, organisationId, organisation, clusterIds } of await findRefused(tx, userId))
          await deps.tell(
            tx,
            clusterIds.map((clusterId) => ({
              kind: 'mail.refused',
              sourceId: refusal.mailId,
              params: { person: name, organisation, organisationId },
              to: { clusterId },
            })),
          );
      }),
  };
}
