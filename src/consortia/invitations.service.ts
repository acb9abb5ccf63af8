import type { Database } from '../db/client.ts';
import { notify } from '../db/notifications.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { money } from '../shared/money.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { Command } from './domain.ts';
import * as guard from './guard.repository.ts';
import type { InvitationView } from './invitation.schemas.ts';
import * as invitationRows from './invitations.repository.ts';
import { type ConsortiumLife, consortiumTopic, type Extra } from './life.service.ts';
import { findMemberFacts } from './members.repository.ts';
import * as repository from './repository.ts';
import type { InvitationState } from './states.domain.ts';
import { amountsOfSeats, coMember } from './view.ts';
import { worthOf } from './work.domain.ts';

const SEATS = systemActor('invitation');
/** A job that comes this much before its hour is early by the clocks' difference, not by mistake. */
const CLOCK_SKEW_MS = 60_000;

export type InvitationService = ReturnType<typeof createInvitationService>;

/** Invitations as their members see and answer them, and what their deadlines do. */
export function createInvitationService(deps: {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** Reminds the people of the organisation. */
  remind: (tx: Tx, invitation: repository.InvitationRow) => Promise<void>;
}) {
  const { database, clock, life } = deps;

  /** 404 for what does not exist or is foreign; 403 for staff, who see it but do not speak for the member. */
  const ownInvitation = async (tx: Tx, actor: Actor, id: string): Promise<repository.InvitationRow> => {
    const invitation = await invitationRows.findInvitation(tx, id);
    if (invitation === null) throw notFound('invitation');
    if (!ownOrganisations(actor).includes(invitation.organisationId)) {
      throw new DomainError('forbidden', 'not_allowed', 'Only a person of the invited organisation answers for it.');
    }
    return invitation;
  };

  const answer = async (
    actor: Actor,
    id: string,
    command: (organisationId: string, at: Date) => Command,
    extra: Extra = {},
  ): Promise<InvitationView> =>
    inTransaction(database, actor, async (tx) => {
      const invitation = await ownInvitation(tx, actor, id);
      await inTransaction(database, SEATS, async () => {
        const loaded = await life.load(tx, invitation.consortiumId);
        const seat = loaded.seats.find((s) => s.organisationId === invitation.organisationId);
        // A seat that was offered anew has another invitation: this one is answered, expired or withdrawn.
        if (seat?.invitationId !== id) await refuseClosed(tx, id);
        await life.apply(tx, actor, loaded, command(invitation.organisationId, clock()), {
          ...extra,
          answeredBy: actor.kind === 'user' ? actor.userId : null,
        });
      });
      return viewOf(tx, actor, id);
    });

  const viewOf = async (tx: Tx, actor: Actor, id: string): Promise<InvitationView> => {
    const row = await invitationRows.findInvitation(tx, id);
    if (row === null) throw notFound('invitation');
    return (await views(tx, actor, [row]))[0]!;
  };

  /** Reads as the system, once the invitations themselves were read as the actor. */
  const views = (_tx: Tx, actor: Actor, rows: readonly repository.InvitationRow[]): Promise<InvitationView[]> =>
    inTransaction(database, SEATS, async (tx) => {
      const ids = [...new Set(rows.map((row) => row.consortiumId))];
      const seats = await repository.findSeats(tx, ids);
      const consortia = await repository.listConsortia(tx, { ids }, { limit: Math.max(1, ids.length), after: null });
      const organisationIds = new Set([
        ...rows.map((row) => row.organisationId),
        ...seats.map((seat) => seat.organisationId),
      ]);
      const facts = await findMemberFacts(tx, [...organisationIds]);
      const tenders = new Map<string, LoadedTender>();
      for (const tenderId of new Set(rows.map((row) => row.tenderId))) {
        tenders.set(tenderId, await deps.loadTender(tx, tenderId));
      }
      const declarations = await guard.findDeclarations(
        tx,
        [...new Set(consortia.flatMap((c) => c.lotIds))],
        [...new Set(rows.map((row) => row.organisationId))],
      );
      return rows.map((row) =>
        invitationView({
          row,
          staff: !ownOrganisations(actor).includes(row.organisationId),
          consortium: consortia.find((c) => c.id === row.consortiumId)!,
          seats: seats.filter((seat) => seat.consortiumId === row.consortiumId),
          facts,
          tender: tenders.get(row.tenderId)!,
          declarations: declarations.filter((d) => d.organisationId === row.organisationId),
        }),
      );
    });

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
        return { items: await views(tx, actor, items), nextCursor };
      });
    },

    get: (actor: Actor, id: string): Promise<InvitationView> =>
      inTransaction(database, actor, (tx) => viewOf(tx, actor, id)),

    /** Takes the seat; with the undertaking, names can be told once the declarations are sealed. */
    accept: (actor: Actor, id: string, input: { undertaking?: boolean }): Promise<InvitationView> =>
      answer(actor, id, (organisationId, at) => ({ kind: 'accept', organisationId, at }), {
        undertaking: input.undertaking ?? true,
      }),

    decline: (actor: Actor, id: string, input: { reason: string }): Promise<InvitationView> =>
      answer(actor, id, (organisationId, at) => ({ kind: 'decline', organisationId, at, reason: input.reason })),

    /** Asks for another share: a re-composition decides. Once for each organisation and consortium. */
    counter: (actor: Actor, id: string, input: { shareBp: number; note?: string }): Promise<InvitationView> =>
      answer(actor, id, (organisationId, at) => ({
        kind: 'counter',
        organisationId,
        at,
        shareBp: input.shareBp,
        note: input.note ?? '',
      })),

    /** For services that change what a member may know: tells names where both sides now may. */
    async refresh(tx: Tx, consortiumId: string): Promise<void> {
      await life.disclose(tx, await life.load(tx, consortiumId));
      await notify(tx, consortiumTopic(consortiumId));
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

  async function refuseClosed(tx: Tx, id: string): Promise<never> {
    const row = await invitationRows.findInvitation(tx, id);
    const state = row?.state ?? 'withdrawn';
    throw new DomainError(
      'conflict',
      'illegal_transition',
      `This invitation is ${state}: it can no longer be answered.`,
      {
        details: { state, allowed: [] },
      },
    );
  }
}

function invitationView(input: {
  row: repository.InvitationRow;
  staff: boolean;
  consortium: repository.ConsortiumRow;
  seats: readonly repository.SeatRow[];
  facts: Awaited<ReturnType<typeof findMemberFacts>>;
  tender: LoadedTender;
  declarations: readonly guard.DeclarationRow[];
}): InvitationView {
  const { row, consortium, seats, facts } = input;
  const lots = input.tender.lots.filter((lot) => consortium.lotIds.includes(lot.id));
  const worth = worthOf(lots);
  const own = new Set([row.organisationId]);
  const seat = seats.find((s) => s.organisationId === row.organisationId);
  const current = seat?.invitationId === row.id;
  const amount = current ? (amountsOfSeats(seats, worth)[seats.indexOf(seat)] ?? null) : null;
  return {
    id: row.id,
    consortiumId: row.consortiumId,
    tenderId: row.tenderId,
    organisationId: row.organisationId,
    organisationName: facts.get(row.organisationId)?.name ?? null,
    state: row.state,
    role: row.role,
    shareBp: row.shareBp,
    amount:
      amount === null ? (worth === null ? null : money(Math.round((worth * row.shareBp) / 10_000))) : money(amount),
    covers: row.covers,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    reason: row.reason,
    counterShareBp: row.counterShareBp,
    note: row.note,
    undertaking: row.undertakingAt !== null,
    soloDeclaration:
      input.declarations.length === 0
        ? null
        : {
            items: input.declarations
              .filter((d) => consortium.lotIds.includes(d.lotId))
              .map((d) => ({
                lotId: d.lotId,
                couldBidAlone: d.couldBidAlone,
                willBidAlone: d.willBidAlone,
                reasons: d.reasons,
                sealedAt: d.sealedAt.toISOString(),
              })),
          },
    consortiumState: consortium.state,
    tender: {
      id: input.tender.tender.id,
      title: input.tender.tender.title,
      buyer: { name: input.tender.tender.buyerName, private: input.tender.tender.buyerPrivate },
      lots: lots.map((lot) => ({
        id: lot.id,
        externalId: lot.externalId,
        title: lot.title,
        deadline: lot.deadline?.toISOString() ?? null,
        estimatedValue:
          lot.estimatedCents === null ? null : { amountCents: lot.estimatedCents, currency: lot.currency ?? 'EUR' },
        requirements: input.tender.requirements
          .filter((r) => r.lotId === lot.id)
          .map((r) => ({
            id: r.id,
            cpv: r.cpv,
            weightBp: r.weightBp,
            mandatory: r.mandatory,
            minLevel: r.minLevel,
            certification: r.certification,
            own: row.covers.includes(r.id),
          })),
      })),
    },
    // Who is no longer part of it, or never will be, learns nothing of the others.
    coMembers:
      current && invitationRows.SEATED.includes(row.state)
        ? seats
            .filter((s) => s.organisationId !== row.organisationId)
            .map((s) => {
              const co = coMember(s, facts.get(s.organisationId), own);
              return input.staff
                ? {
                    ...co,
                    organisationId: s.organisationId,
                    name: facts.get(s.organisationId)?.name ?? null,
                    role: s.role,
                  }
                : co;
            })
        : [],
    createdAt: row.createdAt.toISOString(),
  };
}
