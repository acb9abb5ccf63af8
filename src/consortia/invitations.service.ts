import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertTerms, refuseClosed } from './answering.ts';
import type { Command } from './life/domain.ts';
import type { InvitationState } from './life/states.domain.ts';
import * as invitationRows from './store/invitations.repository.ts';
import type * as repository from './store/repository.ts';
import { consortiumTopic } from './store/topic.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import { answerOf, type Circumstances } from './transitions/locked-group.ts';
import type { AcceptInput, InvitationView } from './views/invitation.schemas.ts';
import type { InvitationReading } from './views/invitation-reading.ts';
import { invitationView } from './views/invitation-view.ts';

const SEATS = systemActor('invitation');
/** A job that comes this much before its hour is early by the clocks' difference, not by mistake. */
const CLOCK_SKEW_MS = 60_000;

export type InvitationService = ReturnType<typeof createInvitationService>;

/** What it is built on. */
type InvitationDeps = {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  reading: InvitationReading;
  /** Reminds the people of the organisation. */
  remind: (tx: Tx, invitation: repository.InvitationRow) => Promise<void>;
};

/** Invitations as their members see and answer them, and what their deadlines do. */
export function createInvitationService(deps: InvitationDeps) {
  const { database, clock, life, reading } = deps;

  return {
    async list(
      actor: Actor,
      query: { state?: InvitationState; consortiumId?: string; limit?: number; cursor?: string },
    ): Promise<Page<InvitationView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const { items, nextCursor } = toPage(
          await invitationRows.listInvitations(tx, query, page),
          page.limit,
          (row) => [row.id],
        );
        return { items: await reading.views(actor, items), nextCursor };
      });
    },

    get: (actor: Actor, id: string): Promise<InvitationView> =>
      inTransaction(database, actor, async (tx) => {
        const row = await invitationRows.findInvitation(tx, id);
        if (row === null) throw notFound('invitation');
        return (await reading.views(actor, [row]))[0]!;
      }),

    /** Takes the seat; with the undertaking, names can be told once the declarations are sealed. */
    accept: (actor: Actor, id: string, input: AcceptInput): Promise<InvitationView> =>
      answer(deps, actor, id, (organisationId, at) => ({ kind: 'accept', organisationId, at }), {
        undertaking: input.undertaking ?? false,
        termsVersion: input.termsVersion,
      }),

    decline: (actor: Actor, id: string, input: { reason: string }): Promise<InvitationView> =>
      answer(deps, actor, id, (organisationId, at) => ({ kind: 'decline', organisationId, at, reason: input.reason })),

    /** Asks for another share: a re-composition decides. Once for each organisation and consortium. */
    counter: (
      actor: Actor,
      id: string,
      input: { shareBp: number; note?: string; undertaking?: boolean },
    ): Promise<InvitationView> =>
      answer(
        deps,
        actor,
        id,
        (organisationId, at) => ({
          kind: 'counter',
          organisationId,
          at,
          shareBp: input.shareBp,
          note: input.note ?? '',
        }),
        { undertaking: input.undertaking ?? false },
      ),

    /** For services that change what a member may know: tells names where both sides now may. */
    async refresh(tx: Tx, consortiumId: string): Promise<void> {
      life.disclose(tx, await life.load(tx, consortiumId));
      await signal(tx, consortiumTopic(consortiumId));
    },

    /** The invitation of an organisation that the actor speaks for. */
    own: ownInvitation,

    /**
     * The hour of an invitation: reminds, or lets it expire, when it is still open.
     * @returns false when nothing was left to do
     */
    async onDeadline(tx: Tx, invitationId: string, hour: 'reminder' | 'expiry'): Promise<boolean> {
      const invitation = await invitationRows.findInvitation(tx, invitationId);
      if (invitation === null || invitation.state !== 'pending') return false;
      if (hour === 'reminder') {
        await deps.remind(tx, invitation);
        return true;
      }
      const now = clock();
      if (invitation.expiresAt.getTime() - now.getTime() > CLOCK_SKEW_MS) {
        throw new Error(`invitation ${invitationId} expires at ${invitation.expiresAt.toISOString()}, not yet`);
      }
      const loaded = await life.load(tx, invitation.consortiumId);
      const at = new Date(Math.max(now.getTime(), invitation.expiresAt.getTime()));
      const seat = loaded.seats.find((s) => s.organisationId === invitation.organisationId);
      if (seat?.invitationId !== invitationId) return false;
      await life.apply(tx, SEATS, loaded, { kind: 'expire', organisationId: invitation.organisationId, at });
      return true;
    },
  };
}

/** 404 for what does not exist or is foreign; 403 for staff, who see it but do not speak for the member. */
const ownInvitation = async (tx: Tx, actor: Actor, id: string): Promise<repository.InvitationRow> => {
  const invitation = await invitationRows.findInvitation(tx, id);
  if (invitation === null) throw notFound('invitation');
  if (!ownOrganisations(actor).includes(invitation.organisationId)) {
    throw new DomainError('forbidden', 'not_allowed', 'Only a person of the invited organisation answers for it.');
  }
  return invitation;
};

/**
 * Two round trips before the commit: the invitation as its person sees it; then, as the system, the consortium
 * with its lock and all that the answer shows. The writes go along with the commit.
 */
const answer = (
  deps: InvitationDeps,
  actor: Actor,
  id: string,
  command: (organisationId: string, at: Date) => Command,
  { termsVersion, ...circumstances }: Circumstances & { termsVersion?: number | undefined } = {},
): Promise<InvitationView> =>
  inTransaction(deps.database, actor, async (tx) => {
    const invitation = await ownInvitation(tx, actor, id);
    const { organisationId } = invitation;
    return actingAs(SEATS, async () => {
      const [loaded, around] = await Promise.all([
        deps.life.load(tx, invitation.consortiumId),
        deps.reading.around(tx, invitation),
      ]);
      const seat = loaded.seats.find((s) => s.organisationId === organisationId);
      // A seat that was offered anew has another invitation: this one is answered, expired or withdrawn.
      if (seat?.invitationId !== id) return refuseClosed(tx, id);
      const asked = command(organisationId, deps.clock());
      if (asked.kind === 'accept') assertTerms(seat.terms, termsVersion);
      const answered = { ...circumstances, answeredBy: actor.kind === 'user' ? actor.userId : null };
      const applied = await deps.life.apply(tx, actor, loaded, asked, answered);
      const row = { ...invitation };
      for (const event of applied.events) Object.assign(row, answerOf(event, answered, applied.at));
      if (row.state === 'accepted') row.acceptedTerms = seat.terms;
      row.terms = seat.terms;
      return invitationView(row, { ...around, consortium: applied.row, seats: applied.seats }, false);
    });
  });
