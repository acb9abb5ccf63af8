import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { type Actor, answersForCluster, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { assertTerms, refuseClosed } from './answering.ts';
import * as invitationRows from './store/invitations.repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { InvitationView, ProxyAnswerInput } from './views/invitation.schemas.ts';
import type { InvitationReading } from './views/invitation-reading.ts';

const SEATS = systemActor('proxy-answer');

export type ProxyAnswers = ReturnType<typeof createProxyAnswers>;

/** Answers that coordinators enter for members that gave them by telephone or letter. */
export function createProxyAnswers(deps: {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  reading: InvitationReading;
}) {
  const { database, clock, life, reading } = deps;

  return {
    /**
     * A coordinator enters what a member answered by telephone or letter; the member is told. No undertaking and no
     * declaration comes with it: those are the member's own.
     */
    answerFor: (actor: Actor, id: string, input: ProxyAnswerInput): Promise<InvitationView> =>
      inTransaction(database, actor, async (tx) => {
        const invitation = await invitationRows.findInvitation(tx, id);
        if (invitation === null) throw notFound('invitation');
        if (!answersForCluster(actor, invitation.clusterId)) {
          throw new DomainError('forbidden', 'not_allowed', 'Only a coordinator enters an answer for a member.');
        }
        const { organisationId } = invitation;
        await actingAs(SEATS, async () => {
          const loaded = await life.load(tx, invitation.consortiumId);
          const seat = loaded.seats.find((s) => s.organisationId === organisationId);
          if (seat?.invitationId !== id) return refuseClosed(tx, id);
          const { answer: said, reason, evidence, termsVersion } = input;
          const at = clock();
          const by = { answeredBy: actor.kind === 'user' ? actor.userId : null };
          const proxy = { reason, evidence };
          if (said === 'accepted') {
            assertTerms(seat.terms, termsVersion);
            return life.apply(tx, actor, loaded, { kind: 'accept', organisationId, at, proxy }, by);
          }
          return life.apply(
            tx,
            actor,
            loaded,
            { kind: 'decline', organisationId, at, reason: `${reason} (${evidence})`, proxy },
            by,
          );
        });
        const row = await invitationRows.findInvitation(tx, id);
        if (row === null) throw notFound('invitation');
        return (await reading.views(actor, [row]))[0]!;
      }),
  };
}
