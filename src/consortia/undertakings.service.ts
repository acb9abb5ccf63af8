import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { refuseClosed } from './answering.ts';
import type { InvitationService } from './invitations.service.ts';
import { UNDERTAKING } from './life/undertaking.ts';
import { giveUndertaking } from './store/invitations.repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { InvitationView } from './views/invitation.schemas.ts';

const SEATS = systemActor('undertaking');

export type UndertakingService = ReturnType<typeof createUndertakings>;

/** Undertakings of confidentiality that are given apart from an answer. */
export function createUndertakings(deps: {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  invitations: InvitationService;
}) {
  const { database, clock, life, invitations } = deps;

  return {
    /** The undertaking of a seat that was taken without it; opens names where both sides have given theirs. */
    undertake: (actor: Actor, id: string): Promise<InvitationView> =>
      inTransaction(database, actor, async (tx) => {
        const invitation = await invitations.own(tx, actor, id);
        await actingAs(SEATS, async (system) => {
          const { seats } = await life.load(system, invitation.consortiumId);
          const seat = seats.find((s) => s.organisationId === invitation.organisationId);
          const taken = invitation.state === 'accepted' || invitation.state === 'countered';
          if (seat?.invitationId !== id || !taken) return refuseClosed(system, id);
          if (invitation.undertakingAt !== null) return;
          await giveUndertaking(system, id, clock());
          await recordAudit(system, actor, {
            action: 'undertaking.given',
            entity: 'invitation',
            entityId: id,
            clusterId: invitation.clusterId,
            payload: { organisationId: invitation.organisationId, version: UNDERTAKING.version },
          });
          await invitations.refresh(system, invitation.consortiumId);
        });
        return invitations.get(actor, id);
      }),
  };
}
