import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import { notify } from '../db/notifications.ts';
import type { Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import type { TenderState } from '../tenders/domain.ts';
import { standAsCandidates } from './candidacies.ts';
import { discloseNames, logMaskedProfiles } from './disclosure.ts';
import { type Command, type Consortium, decide, type Event, evolve, type Place } from './domain.ts';
import { deleteCandidacies } from './guard.repository.ts';
import * as invitationRows from './invitations.repository.ts';
import { announcementJob, invitationDeadlineJob, recompositionJob, replacementDueJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { ConsortiumState } from './states.domain.ts';
import type { SeatPart } from './table.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** L2141-13: an excluded member is replaced within this many days of the request. */
const REPLACEMENT_DAYS = 10;
/** People are reminded a day before the end, or halfway when there is less than two days. */
const REMINDER_MS = DAY_MS;

const LIVE: readonly ConsortiumState[] = ['inviting', 'recomposing', 'agreed', 'ready', 'submitted'];

/** The topic on which changes of a consortium are notified. */
export const consortiumTopic = (id: string): string => `consortium:${id}`;

/** A consortium, locked, with its seats. */
export type Loaded = { row: repository.ConsortiumRow; seats: repository.SeatRow[] };

/** What a command brings along for the rows, beyond the state machine. */
export type Extra = {
  answeredBy?: string | null;
  undertaking?: boolean;
  /** The engine's word on the members of a new composition. */
  work?: ReadonlyMap<string, { parts: SeatPart[]; marginal: number | null; essential: boolean | null }>;
  /** The day on which the buyer asked for a replacement. */
  requestedAt?: Date;
};

export type ConsortiumLife = ReturnType<typeof createConsortiumLife>;

/**
 * Moves consortia: one transaction holds the lock, the decision, the rows, the event, the audit row and the jobs.
 * Called inside a transaction of the system actor; `actor` is who is written into the log.
 */
export function createConsortiumLife(deps: {
  clock: Clock;
  tenderState: (tx: Tx, tenderId: string) => Promise<TenderState>;
  moveTender: (tx: Tx, actor: Actor, id: string, to: TenderState) => Promise<void>;
}) {
  const { clock } = deps;

  return {
    /** Locks it. 404 when there is none. */
    async load(tx: Tx, id: string): Promise<Loaded> {
      const [row, seats] = await Promise.all([repository.lockConsortium(tx, id), repository.findSeats(tx, [id])]);
      if (row === null) throw notFound('consortium');
      return { row, seats };
    },

    /**
     * Decides and stores what a command makes happen.
     * @throws DomainError `conflict` when the state forbids it
     */
    async apply(tx: Tx, actor: Actor, loaded: Loaded, command: Command, extra: Extra = {}): Promise<Loaded> {
      const before = stateOf(loaded);
      const events = decide(before, command);
      if (events.length === 0) return loaded;
      const now = clock();
      const after = events.reduce(evolve, before);
      const { row } = loaded;
      const writes: Promise<unknown>[] = [];
      const rows = events.map((event) => ({
        id: uuidv7(),
        at: now,
        consortiumId: row.id,
        clusterId: row.clusterId,
        type: event.type,
        payload: payloadOf(event),
        actorKind: actor.kind,
        actorId: actor.kind === 'user' ? actor.userId : null,
      }));
      const change = changeOf(loaded, events, extra.requestedAt ?? now) ?? row.change;
      const stored = {
        state: after.state,
        round: after.round,
        refused: [...after.refused],
        countered: [...after.countered],
        impasse: after.impasse,
        change,
      };
      writes.push(
        repository.updateConsortium(tx, row.id, { ...stored, ...dissolution(events) }),
        repository.insertEvents(tx, rows),
        recordAudit(
          tx,
          actor,
          ...events.map((event) => ({
            action: `consortium.${event.type}`,
            entity: 'consortium',
            entityId: row.id,
            clusterId: row.clusterId,
            payload: payloadOf(event),
          })),
        ),
        enqueue(tx, announcementJob, { eventIds: rows.map((r) => r.id) }, { requestId: actor.requestId }),
        notify(tx, consortiumTopic(row.id)),
      );
      let seats: repository.SeatRow[] = patchSeats(loaded.seats, after, extra, now);
      for (const event of events) writes.push(...writesOf(tx, loaded, after, event, extra, now));
      await Promise.all(writes);
      const rebuilt = events.some((e) => e.type === 'invited' || e.type === 'recomposed' || e.type === 'rearranged');
      if (rebuilt) {
        seats = await repository.findSeats(tx, [row.id]);
        await logMaskedProfiles(tx, row, seats);
      }
      const next: Loaded = { row: { ...row, ...stored, version: row.version + 1 }, seats };
      if (events.some((e) => e.type === 'accepted' || e.type === 'recomposed' || e.type === 'rearranged')) {
        await discloseNames(tx, next);
      }
      await followTender(tx, actor, next, events);
      return next;
    },

    /** Names are told to each other as soon as both sides are entitled to them; after a declaration or undertaking. */
    disclose: discloseNames,
  };

  /** Moves the tender along with the consortium that is furthest. */
  async function followTender(tx: Tx, actor: Actor, { row }: Loaded, events: readonly Event[]): Promise<void> {
    const types = events.map((e) => e.type);
    const move = (to: TenderState) => deps.moveTender(tx, actor, row.tenderId, to);
    if (types.includes('invited')) {
      const state = await deps.tenderState(tx, row.tenderId);
      if (state !== 'bidding' && state !== 'submitted') await move('bidding');
    }
    if (types.includes('submitted') && (await deps.tenderState(tx, row.tenderId)) === 'bidding')
      await move('submitted');
    if (types.includes('awarded') && (await deps.tenderState(tx, row.tenderId)) === 'submitted') await move('awarded');
    if (types.includes('lost') || types.includes('dissolved')) {
      const siblings = await repository.findSiblings(tx, row.tenderId, row.id);
      if (siblings.some((s) => LIVE.includes(s.state))) return;
      const state = await deps.tenderState(tx, row.tenderId);
      if (state === 'bidding') await move('proposed');
      if (state === 'submitted') await move(types.includes('lost') ? 'lost' : 'withdrawn');
    }
  }
}

/** What the state machine sees of the rows. */
export const stateOf = ({ row, seats }: Loaded): Consortium => ({
  state: row.state,
  round: row.round,
  seats: seats.map((seat) => ({
    organisationId: seat.organisationId,
    role: seat.role,
    shareBp: seat.shareBp,
    covers: seat.covers,
    invitation: seat.invitation,
    expiresAt: seat.expiresAt,
  })),
  refused: row.refused,
  countered: row.countered,
  impasse: row.impasse,
});

function patchSeats(
  seats: readonly repository.SeatRow[],
  after: Consortium,
  extra: Extra,
  now: Date,
): repository.SeatRow[] {
  const states = new Map(after.seats.map((s) => [s.organisationId, s]));
  return seats.map((seat) => {
    const next = states.get(seat.organisationId);
    if (next === undefined || next.invitation === seat.invitation) return seat;
    const undertakes = next.invitation === 'accepted' && extra.undertaking === true;
    return { ...seat, invitation: next.invitation, undertakingAt: undertakes ? now : seat.undertakingAt };
  });
}

/** The rows of one event. All are sent at once: PostgreSQL runs them in this order. */
function writesOf(
  tx: Tx,
  loaded: Loaded,
  after: Consortium,
  event: Event,
  extra: Extra,
  now: Date,
): Promise<unknown>[] {
  const { row } = loaded;
  const answer = { answeredAt: now, answeredBy: extra.answeredBy ?? null };
  const close = (organisationId: string, change: Parameters<typeof invitationRows.changeInvitations>[4]) =>
    invitationRows.changeInvitations(tx, row.id, [organisationId], ['pending'], change);
  switch (event.type) {
    case 'invited':
      return offer(tx, loaded, after.seats, event.organisationIds, event.expiresAt, now, new Map()).flat();
    case 'accepted':
      return [
        close(event.organisationId, {
          ...answer,
          state: 'accepted',
          undertakingAt: extra.undertaking === true ? now : null,
        }),
        standAsCandidates(tx, loaded, event.organisationId),
      ];
    case 'declined':
      return [close(event.organisationId, { ...answer, state: 'declined', reason: event.reason })];
    case 'countered':
      return [
        close(event.organisationId, {
          ...answer,
          state: 'countered',
          counterShareBp: event.shareBp,
          note: event.note,
        }),
      ];
    case 'expired':
      return [close(event.organisationId, { state: 'expired', answeredAt: now })];
    case 'excluded':
      return [
        invitationRows.changeInvitations(tx, row.id, [event.organisationId], ['pending', 'accepted'], {
          state: 'withdrawn',
          reason: event.ground,
        }),
        deleteCandidacies(tx, row.id, [event.organisationId]),
      ];
    case 'recomposition_opened':
      return [
        repository.insertRecomposition(tx, {
          consortiumId: row.id,
          clusterId: row.clusterId,
          round: event.round,
          ground: event.ground,
          openedAt: now,
        }),
        enqueue(tx, recompositionJob, { consortiumId: row.id, round: event.round }),
        ...(event.ground === 'excluded' && row.state === 'submitted'
          ? [
              enqueue(
                tx,
                replacementDueJob,
                { consortiumId: row.id, round: event.round },
                { runAt: new Date((extra.requestedAt ?? now).getTime() + REPLACEMENT_DAYS * DAY_MS) },
              ),
            ]
          : []),
      ];
    case 'recomposed':
    case 'rearranged':
      return reseat(tx, loaded, event, extra, now);
    case 'dissolved':
      return [
        invitationRows.changeInvitations(tx, row.id, null, ['pending'], { state: 'withdrawn', reason: 'dissolved' }),
        deleteCandidacies(tx, row.id, null),
      ];
    case 'lost':
      return [deleteCandidacies(tx, row.id, null)];
    default:
      return [];
  }
}

/** Offers seats: an invitation each with its two jobs. Returns the writes; `ids` is filled with the new rows' ids. */
function offer(
  tx: Tx,
  { row, seats }: Loaded,
  places: readonly Place[],
  asked: readonly string[],
  expiresAt: Date,
  now: Date,
  ids: Map<string, string>,
): Promise<unknown>[] {
  const rows = places
    .filter((place) => asked.includes(place.organisationId))
    .map((place) => ({
      id: uuidv7(),
      consortiumId: row.id,
      tenderId: row.tenderId,
      clusterId: row.clusterId,
      organisationId: place.organisationId,
      role: place.role,
      shareBp: place.shareBp,
      covers: [...place.covers],
      expiresAt,
      createdAt: now,
    }));
  for (const invitation of rows) ids.set(invitation.organisationId, invitation.id);
  const left = expiresAt.getTime() - now.getTime();
  const reminder = new Date(expiresAt.getTime() - (left >= 2 * REMINDER_MS ? REMINDER_MS : left / 2));
  return [
    invitationRows.insertInvitations(tx, rows),
    ...rows.flatMap((invitation) => {
      const seat = seats.find((s) => s.organisationId === invitation.organisationId);
      return [
        ...(seat === undefined ? [] : [repository.updateSeat(tx, seat.id, { invitationId: invitation.id })]),
        enqueue(tx, invitationDeadlineJob, { invitationId: invitation.id, hour: 'reminder' }, { runAt: reminder }),
        enqueue(tx, invitationDeadlineJob, { invitationId: invitation.id, hour: 'expiry' }, { runAt: expiresAt }),
      ];
    }),
  ];
}

/** Writes the seats anew after a change of composition or of shares. */
function reseat(
  tx: Tx,
  loaded: Loaded,
  event: Extract<Event, { type: 'recomposed' | 'rearranged' }>,
  extra: Extra,
  now: Date,
): Promise<unknown>[] {
  const { row, seats } = loaded;
  const before = new Map(seats.map((s) => [s.organisationId, s]));
  const gone = [...event.released, ...event.asked.filter((id) => before.has(id))];
  const ids = new Map<string, string>();
  const writes: Promise<unknown>[] = [];
  if (gone.length > 0) {
    writes.push(
      invitationRows.changeInvitations(tx, row.id, gone, ['pending', 'accepted'], {
        state: 'withdrawn',
        reason: event.type,
      }),
      deleteCandidacies(tx, row.id, gone),
    );
  }
  writes.push(...offer(tx, { row, seats: [] }, event.places, event.asked, event.expiresAt, now, ids));
  writes.push(
    repository.deleteSeats(tx, row.id),
    repository.insertSeats(
      tx,
      event.places.map((place, position) => {
        const seat = before.get(place.organisationId);
        const work = extra.work?.get(place.organisationId);
        return {
          consortiumId: row.id,
          tenderId: row.tenderId,
          clusterId: row.clusterId,
          organisationId: place.organisationId,
          position,
          role: place.role,
          shareBp: place.shareBp,
          covers: [...place.covers],
          parts: work?.parts ?? seat?.parts ?? [],
          marginal: work?.marginal ?? null,
          essential: work?.essential ?? null,
          invitationId: ids.get(place.organisationId) ?? seat?.invitationId ?? null,
          disclosedTo: seat?.disclosedTo ?? [],
        };
      }),
    ),
  );
  if (event.type === 'recomposed') {
    writes.push(repository.updateRecomposition(tx, row.id, row.round, { status: 'applied', answeredAt: now }));
  }
  return writes;
}

/** A change of members of a group that had applied or signed, as it must be justified later. */
function changeOf({ row }: Loaded, events: readonly Event[], requestedAt: Date): repository.ConsortiumRow['change'] {
  const opened = events.find((e) => e.type === 'recomposition_opened');
  if (opened?.type !== 'recomposition_opened' || (row.state !== 'submitted' && row.state !== 'awarded')) return null;
  const due = new Date(requestedAt.getTime() + REPLACEMENT_DAYS * DAY_MS).toISOString().slice(0, 10);
  return {
    from: row.state,
    ground: opened.ground,
    note: opened.note,
    replaceBy: row.state === 'submitted' && opened.ground === 'excluded' ? due : null,
  };
}

const dissolution = (events: readonly Event[]): { dissolvedBecause?: string } => {
  const dissolved = events.find((e) => e.type === 'dissolved');
  return dissolved?.type === 'dissolved' ? { dissolvedBecause: dissolved.reason } : {};
};

/** The event without its type, as JSON. */
const payloadOf = (event: Event): Record<string, unknown> => {
  const { type: _type, ...payload } = event;
  return JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
};
