import type { Tx } from '../db/transaction.ts';
import type { Params, Tidings } from '../notifications/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { ProxyAnswer } from './life/commands.domain.ts';
import { worthOf } from './life/work.domain.ts';
import { findLatestInvitations, listInvitations } from './store/invitations.repository.ts';
import { findMemberFacts } from './store/members.repository.ts';
import * as repository from './store/repository.ts';
import type { StoredEvent } from './store/stored-events.ts';
import { withParts } from './told-parts.ts';
import { namesAreOpen, toldExposure } from './views/own-view.ts';

/** An event of the log, with when it was noted, and by which person. */
export type NotedEvent = StoredEvent & { id: string; at: Date; actorId: string | null };

/** What is told beside the event itself: facts that a mail needs and other parts of the program know. */
export type Around = {
  loaded: LoadedTender;
  clusterName: string;
  /** What the event says in both languages, such as the ground of an impasse; for coordinators. */
  said?: Params;
  /** What the file of the bid still lacks, by member, in both languages. */
  owed: () => Promise<ReadonlyMap<string, OwedFacts>>;
};
/** What a member still has to give for the file. */
export type OwedFacts = { fr: readonly string[]; en: readonly string[]; dueOn: string | null };

/** Who is told what of an event. */
export async function tidingsOf(
  tx: Tx,
  row: repository.ConsortiumRow,
  event: NotedEvent,
  around: Around,
): Promise<Tidings[]> {
  const told = teller(tx, row, event, around);
  const { coordinators, seated, each, seatOf, both, answer } = told;
  /** What a coordinator entered for a member, told to it. */
  const byProxy = async (id: string, proxy: ProxyAnswer | undefined, said: 'accepted' | 'declined') =>
    proxy === undefined ? [] : seatOf([id], 'invitation.answered_for_you', { ...proxy, answer: said });
  switch (event.type) {
    case 'invited':
      return each(event.payload.organisationIds, 'invitation.received');
    case 'called_up':
      return [
        coordinators('consortium.called_up'),
        ...(await each(event.payload.organisationIds, 'invitation.called_up')),
      ];
    case 'recomposed':
    case 'rearranged':
      return [
        ...(await each(event.payload.asked, 'invitation.received')),
        ...(await each(event.payload.granted ?? [], 'invitation.granted')),
        ...(await told.owing(event.payload.granted ?? [])),
        ...(await seatOf(event.payload.released, 'invitation.withdrawn')),
      ];
    case 'terms_changed':
      return [
        ...(await each(event.payload.asked, 'invitation.received')),
        ...(await seatOf(event.payload.renewed, 'invitation.terms_changed')),
      ];
    case 'excluded':
      return seatOf([event.payload.organisationId], 'invitation.withdrawn');
    case 'accepted': {
      const { organisationId, proxy } = event.payload;
      return [
        await answer(organisationId, {}),
        ...(await byProxy(organisationId, proxy, 'accepted')),
        ...(await told.owing([organisationId])),
      ];
    }
    case 'declined': {
      const { organisationId, reason, proxy } = event.payload;
      return [await answer(organisationId, { reason }), ...(await byProxy(organisationId, proxy, 'declined'))];
    }
    case 'countered':
      return [
        await answer(event.payload.organisationId, {
          shareBp: event.payload.shareBp,
          shareBpBefore: await told.offered(event.payload.organisationId),
          note: event.payload.note || null,
        }),
      ];
    case 'expired':
      return [await answer(event.payload.organisationId, {})];
    case 'impasse_found':
      return [coordinators('consortium.impasse', around.said)];
    case 'agreed':
      // It says that every partner has accepted: for those only who know them by name.
      return [coordinators('consortium.agreed'), ...(await seated('consortium.agreed', ['accepted'], true))];
    case 'awarded':
      return withParts(await both('consortium.awarded'), row.outcome?.parts);
    case 'submitted':
    case 'lost':
    case 'confirmed':
      return both(`consortium.${event.type}`);
    case 'annulled':
    case 'dissolved':
      return [
        coordinators(`consortium.${event.type}`),
        ...(await seated(`consortium.${event.type}`, ['accepted', 'withdrawn'])),
      ];
    case 'formed':
    case 'recomposition_opened':
    case 'made_ready':
      return [];
  }
}

/** The tidings of one consortium's event: to its coordinators, to all that have a seat, to each of its own seat. */
function teller(tx: Tx, row: repository.ConsortiumRow, event: NotedEvent, around: Around) {
  const base = baseParams(row, around);
  const asked: Params = { ...base, cluster: around.clusterName, askedBy: askerOf(event) };
  const coordinators = (kind: string, more: Params = {}): Tidings => ({
    kind,
    to: { clusterId: row.clusterId },
    sourceId: event.id,
    params: { ...base, ...more },
  });
  const toOrganisation = (kind: string, organisationId: string, more: Params, sourceId = event.id): Tidings => ({
    kind,
    to: { organisationIds: [organisationId] },
    sourceId,
    params: { ...asked, ...more },
  });
  /** @param knowing only those who know all others by name */
  const seated = async (kind: string, states: readonly SeatState[], knowing = false): Promise<Tidings[]> =>
    (await repository.findSeats(tx, [row.id]))
      .filter(
        (seat, _i, seats) =>
          states.includes(seat.invitation) && (!knowing || namesAreOpen(seats, new Set([seat.organisationId]))),
      )
      .map((seat) =>
        toOrganisation(kind, seat.organisationId, {
          cluster: null,
          ...(kind === 'consortium.agreed' ? {} : { deadline: null }),
          shareBp: seat.shareBp,
          amountCents: (seat.acceptedTerms ?? seat.terms)?.amountCents ?? null,
        }),
      );
  return {
    coordinators,
    seated,
    both: async (kind: string) => [coordinators(kind), ...(await seated(kind, ['accepted', 'pending']))],

    /** Each organisation is told of its own invitation, and of nobody else's, once for each invitation. */
    async each(organisationIds: readonly string[], kind: string): Promise<Tidings[]> {
      const latest = (await findLatestInvitations(tx, [row.id])).filter(
        (invitation) => organisationIds.includes(invitation.organisationId) && invitation.createdAt >= event.at,
      );
      const tidings: Tidings[] = [];
      for (const invitation of latest) {
        const offer = await seatOffer(tx, row, invitation, kind, around.loaded);
        tidings.push(toOrganisation(offer.kind, invitation.organisationId, offer.params, invitation.id));
      }
      return tidings;
    },

    /** Organisations are told of the seat that they have or had. */
    async seatOf(organisationIds: readonly string[], kind: string, more: Params = {}): Promise<Tidings[]> {
      const tidings: Tidings[] = [];
      for (const invitation of await findLatestInvitations(tx, [row.id]))
        if (organisationIds.includes(invitation.organisationId))
          tidings.push(
            toOrganisation(kind, invitation.organisationId, {
              ...(await seatParams(tx, row, invitation, null, around.loaded)),
              ...more,
            }),
          );
      return tidings;
    },

    async answer(organisationId: string, more: Params): Promise<Tidings> {
      const organisation = await nameOf(tx, organisationId);
      return coordinators(`answer.${event.type}`, { organisation, reason: null, shareBp: null, ...more });
    },

    /** What the organisation is offered, in basis points. */
    offered: async (organisationId: string): Promise<number | null> =>
      (await repository.findSeats(tx, [row.id])).find((seat) => seat.organisationId === organisationId)?.shareBp ??
      null,

    /** What members still have to give for the file, as soon as they are in: to those who owe something. */
    owing: async (organisationIds: readonly string[]): Promise<Tidings[]> =>
      [...(organisationIds.length === 0 ? [] : await around.owed())].flatMap(([organisationId, facts]) =>
        facts.fr.length === 0 || !organisationIds.includes(organisationId)
          ? []
          : [toOrganisation('consortium.facts_owed', organisationId, owedParams(facts))],
      ),
  };
}

/** Whoever of the coordination set it off: a member that answers asks its partners for nothing, and gets no replies of theirs. */
const askerOf = (event: NotedEvent): string | null =>
  ['accepted', 'declined', 'countered', 'agreed'].includes(event.type) ? null : event.actorId;

type SeatState = repository.SeatRow['invitation'];

/** What a mail says of facts that are owed. */
export const owedParams = ({ fr, en, dueOn }: OwedFacts): Params => ({
  owed: fr.length,
  owed_fr: fr.join('\n'),
  owed_en: en.join('\n'),
  dueOn,
});

/** What is told of every event of a consortium. */
export function baseParams(
  row: Pick<repository.ConsortiumRow, 'id' | 'tenderId' | 'lotIds'>,
  around: Pick<Around, 'loaded'>,
): Params {
  const { tender, lots } = around.loaded;
  const own = lots.filter((lot) => row.lotIds.includes(lot.id));
  const titles = own.map((lot) => lot.title).filter((title) => title !== tender.title);
  const deadlines = own.flatMap((lot) => lot.deadline?.toISOString() ?? []).sort();
  return {
    consortiumId: row.id,
    tenderId: row.tenderId,
    tender: tender.title,
    buyer: tender.buyerName,
    lots: titles.join('\n') || null,
    place: [...new Set(own.flatMap((lot) => lot.nuts))].join(' ') || null,
    deadline: deadlines[0] ?? null,
  };
}

/** What a member is told of its own seat: work, share, money, dates; what differs from the seat that it had before. */
export async function seatParams(
  tx: Tx,
  row: Pick<repository.ConsortiumRow, 'id' | 'lotIds'>,
  invitation: repository.InvitationRow,
  before: repository.InvitationRow | null,
  { requirements, lots }: LoadedTender,
): Promise<Params> {
  const seats = await repository.findSeats(tx, [row.id]);
  const known = {
    open: namesAreOpen(seats, new Set([invitation.organisationId])),
    worthCents: worthOf(lots.filter((lot) => row.lotIds.includes(lot.id))),
  };
  const { terms } = invitation;
  const had = before?.acceptedTerms ?? before?.terms ?? null;
  const work = requirements.filter(({ id }) => invitation.covers.includes(id)).map(({ cpv }) => cpv);
  return {
    invitationId: invitation.id,
    organisation: await nameOf(tx, invitation.organisationId),
    work: [...new Set(work)].join(' ') || null,
    role: invitation.role,
    shareBp: invitation.shareBp,
    shareBpBefore: before?.shareBp ?? null,
    askedShareBp: before?.counterShareBp ?? null,
    amountCents: terms?.amountCents ?? null,
    amountCentsBefore: had?.amountCents ?? null,
    exposureCents: toldExposure(terms, known),
    exposureCentsBefore: toldExposure(had, known),
    changed: terms?.changed.join(', ') || null,
    expiresAt: invitation.state === 'pending' ? invitation.expiresAt.toISOString() : null,
  };
}

/** What is told of a seat that is offered, with what it was before. */
export async function seatOffer(
  tx: Tx,
  row: Pick<repository.ConsortiumRow, 'id' | 'lotIds'>,
  invitation: repository.InvitationRow,
  kind: string,
  loaded: LoadedTender,
): Promise<{ kind: string; params: Params }> {
  const of = { consortiumId: row.id, organisationIds: [invitation.organisationId] };
  const [, before] = await listInvitations(tx, of, { limit: 1, after: null });
  return {
    kind: kindOf(kind, invitation, before),
    params: await seatParams(tx, row, invitation, before ?? null, loaded),
  };
}

/** A seat that is offered anew is told as what it is: a counter-offer not granted, or terms that moved. */
function kindOf(
  kind: string,
  invitation: repository.InvitationRow,
  before: repository.InvitationRow | undefined,
): string {
  if (kind !== 'invitation.received' || before === undefined) return kind;
  const asked = before.counterShareBp;
  if (asked !== null && asked !== invitation.shareBp) return 'invitation.counter_refused';
  return 'invitation.asked_again';
}

const nameOf = async (tx: Tx, organisationId: string): Promise<string> =>
  (await findMemberFacts(tx, [organisationId])).get(organisationId)?.name ?? organisationId;
