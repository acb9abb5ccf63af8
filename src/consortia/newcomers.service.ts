import type { Tx } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { isOver } from './life/states.domain.ts';
import { listInvitations } from './store/invitations.repository.ts';
import * as repository from './store/repository.ts';
import { baseParams, seatOffer } from './tidings.ts';

export type NewcomerService = ReturnType<typeof createNewcomers>;

/** Seats that wait for one organisation at once, at most: a mail each. Chosen by reasoning, nobody is offered so many. */
const MOST_SEATS = 50;

/** What waits for somebody who comes to speak for an organisation. */
export function createNewcomers(deps: {
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  clusterName: (tx: Tx, id: string) => Promise<string>;
}) {
  const seatOffered = async (tx: Tx, userId: string, invitation: repository.InvitationRow): Promise<Tidings | null> => {
    const row = await repository.findConsortium(tx, invitation.consortiumId);
    if (row === null || isOver(row.state)) return null;
    const loaded = await deps.loadTender(tx, row.tenderId);
    const { kind, params } = await seatOffer(tx, row, invitation, 'invitation.received', loaded);
    const cluster = await deps.clusterName(tx, row.clusterId);
    return {
      kind,
      sourceId: invitation.id,
      to: { userId },
      params: { ...baseParams(row, { loaded }), ...params, cluster },
    };
  };

  return {
    /**
     * Tells the newcomer of the seats that its organisation was offered before and that wait; of each once, whoever asks
     * again. In a transaction of the system.
     */
    async welcome(tx: Tx, { userId, organisationId }: { userId: string; organisationId: string }): Promise<void> {
      const waiting = { state: 'pending' as const, organisationIds: [organisationId] };
      for (const invitation of await listInvitations(tx, waiting, { limit: MOST_SEATS, after: null })) {
        const told = await seatOffered(tx, userId, invitation);
        if (told !== null) await deps.tell(tx, [told]);
      }
    },
  };
}
