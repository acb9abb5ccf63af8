import { sendAlong, type Tx } from '../../db/transaction.ts';
import type { EquipmentHolding, GroupMove } from '../../equipment/holding.service.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { notFound } from '../../shared/errors.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { type Command, decide, type Event, evolve, type GroupState } from '../life/domain.ts';
import { changedTerms, worsenedTerms } from '../life/terms.domain.ts';
import { findContractsOf } from '../store/guard.repository.ts';
import { findLatestInvitations, updateInvitationTerms } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import { assertNotAlone } from './candidacies.ts';
import { discloseNames, logMaskedProfiles } from './disclosure.ts';
import { effectsOf } from './effects.ts';
import { logOf, rowsOf } from './event-rows.ts';
import {
  type Applied,
  type Circumstances,
  changeOf,
  type LockedGroup,
  replacedChange,
  stateOf,
} from './locked-group.ts';
import type { Offers } from './seating.ts';
import { seatsAfter } from './seats-after.ts';
import { type EndTender, endWithBids } from './tender-end.ts';
import { followTender, type TenderMoves } from './tender-following.ts';
import { nextVersion, termsOfPlaces } from './terms.ts';

export type ConsortiumLife = ReturnType<typeof createConsortiumLife>;

/** What makes the seats other rows than before. */
const RESEATING: readonly Event['type'][] = ['invited', 'recomposed', 'rearranged', 'terms_changed', 'called_up'];
/** What may let members know each other's names. */
const OPENING: readonly Event['type'][] = ['accepted', 'recomposed', 'rearranged', 'terms_changed', 'called_up'];

/**
 * Moves consortia: one transaction holds the lock, the decision, the rows, the event, the audit row and the jobs.
 * Called inside a transaction of the system actor; `actor` is who is written into the log. The writes travel with
 * what the caller reads next, or with the commit.
 */
export function createConsortiumLife(
  deps: {
    clock: Clock;
    loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
    /** What is held of the pool of equipment follows the group, in the same transaction. */
    equipmentFollows: EquipmentHolding['follow'];
  } & TenderMoves,
) {
  const { clock } = deps;
  const endTender: EndTender = (...end) =>
    endWithBids({ end: deps.endTender, load: life.load, apply: life.apply }, ...end);

  const life = {
    /** Locks it. 404 when there is none. */
    async load(tx: Tx, id: string): Promise<LockedGroup> {
      const [row, seats, contracts] = await Promise.all([
        repository.lockConsortium(tx, id),
        repository.findSeats(tx, [id]),
        findContractsOf(tx, id),
      ]);
      if (row === null) throw notFound('consortium');
      return { row, seats, contracts };
    },

    /**
     * Decides and stores what a command makes happen.
     * @throws DomainError `conflict` when the state forbids it
     */
    async apply(
      tx: Tx,
      actor: Actor,
      loaded: LockedGroup,
      command: Command,
      circumstances: Circumstances = {},
    ): Promise<Applied> {
      const before = stateOf(loaded);
      const events = decide(before, command);
      const at = clock();
      if (events.length === 0) return { ...loaded, events, at };
      const after = events.reduce(evolve, before);
      const { row } = loaded;
      const types = new Set(events.map((event) => event.type));
      await assertCandidates(tx, loaded, events);
      const stored = {
        state: after.state,
        round: after.round,
        refused: [...after.refused],
        countered: [...after.countered],
        impasse: after.impasse,
        calledUp: after.calledUp ?? false,
        change: changeAfter(loaded, events, circumstances, at),
      };
      const offers = RESEATING.some((type) => types.has(type))
        ? await offersAfter(tx, deps.loadTender, loaded, after, events)
        : { terms: new Map(), latest: new Map() };
      const effects = events.flatMap((event) => effectsOf(event, { loaded, after, circumstances, offers, now: at }));
      sendAlong(
        repository.updateConsortium(tx, row.id, { ...stored, ...dissolution(events) }),
        ...logOf(tx, actor, loaded, events, at),
        ...effects.flatMap((effect) => rowsOf(tx, loaded, effect)),
        ...renewals(tx, after, events, offers),
      );
      let seats = effects.reduce(seatsAfter, loaded.seats);
      if (RESEATING.some((type) => types.has(type))) {
        // Read, not made: whether somebody who joins has declared stands elsewhere.
        seats = await repository.findSeats(tx, [row.id]);
        logMaskedProfiles(tx, row, seats);
      }
      if (OPENING.some((type) => types.has(type))) seats = discloseNames(tx, row, seats);
      const next = { ...loaded, row: { ...row, ...stored, version: row.version + 1 }, seats, events, at };
      await followTender({ ...deps, endTender }, tx, actor, next.row, events);
      for (const move of equipmentMoves(types)) await deps.equipmentFollows(tx, actor, row.id, move);
      return next;
    },

    /**
     * Compares what everybody has agreed to with the terms as they are now: those for whom they got worse are asked
     * again, the others are told. Nothing happens while they are the same.
     */
    async renewTerms(tx: Tx, actor: Actor, loaded: LockedGroup, expiresAt: Date): Promise<Applied> {
      const { row, seats } = loaded;
      const bodies = await termsOfPlaces(tx, deps.loadTender, row, seats);
      const worse: string[] = [];
      const renewed: string[] = [];
      for (const { organisationId, invitation, terms, acceptedTerms } of seats) {
        const body = bodies.get(organisationId);
        if (body === undefined || terms === null || (invitation !== 'accepted' && invitation !== 'pending')) continue;
        const agreed = invitation === 'accepted' ? (acceptedTerms ?? terms) : null;
        if (agreed !== null && worsenedTerms(agreed, body).length > 0) worse.push(organisationId);
        else if (changedTerms(terms, body).length > 0) renewed.push(organisationId);
      }
      return life.apply(tx, actor, loaded, { kind: 'change_terms', worse, renewed, at: clock(), expiresAt });
    },

    /** Names are told to each other as soon as both sides are entitled to them; after a declaration or undertaking. */
    disclose: (tx: Tx, { row, seats }: LockedGroup): SeatRows => discloseNames(tx, row, seats),

    /** Ends a tender with all consortia that bid for it. */
    endTender,
  };
  return life;
}

/** What happens to the equipment that is held for a bid: one move at most. */
function equipmentMoves(types: ReadonlySet<Event['type']>): GroupMove[] {
  if (types.has('lost') || types.has('annulled') || types.has('dissolved')) return ['ended'];
  if (types.has('awarded')) return ['awarded'];
  return types.has('agreed') || types.has('confirmed') ? ['agreed'] : [];
}

/** Whoever says yes by these events must not bid alone where that is forbidden. */
async function assertCandidates(tx: Tx, loaded: LockedGroup, events: readonly Event[]): Promise<void> {
  for (const event of events) {
    if (event.type === 'accepted') await assertNotAlone(tx, loaded, event.organisationId);
    if (event.type === 'recomposed') for (const id of event.granted) await assertNotAlone(tx, loaded, id);
  }
}

/** The terms of all places after the events: a new version for whoever is asked or whose terms differ. */
async function offersAfter(
  tx: Tx,
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>,
  { row }: LockedGroup,
  after: GroupState,
  events: readonly Event[],
): Promise<Offers> {
  if (after.state === 'proposed') return { terms: new Map(), latest: new Map() };
  const [bodies, invitations] = await Promise.all([
    termsOfPlaces(tx, loadTender, row, after.seats),
    findLatestInvitations(tx, [row.id]),
  ]);
  const latest = new Map(invitations.map((i) => [i.organisationId, i]));
  const anew = new Set(events.flatMap(askedBy));
  const terms = new Map(
    [...bodies].map(([id, body]) => [id, nextVersion(latest.get(id)?.terms ?? null, body, anew.has(id))]),
  );
  return { terms, latest };
}

/** Who gets an invitation of its own by the event. */
function askedBy(event: Event): readonly string[] {
  switch (event.type) {
    case 'invited':
    case 'called_up':
      return event.organisationIds;
    case 'terms_changed':
      return event.asked;
    case 'recomposed':
    case 'rearranged':
      return [...event.asked, ...event.granted];
    case 'accepted':
    case 'declined':
    case 'countered':
    case 'expired':
    case 'excluded':
    case 'recomposition_opened':
    case 'impasse_found':
    case 'agreed':
    case 'made_ready':
    case 'submitted':
    case 'awarded':
    case 'lost':
    case 'confirmed':
    case 'annulled':
    case 'dissolved':
      return [];
  }
}

/** The terms of those who are not asked, where they differ from what their invitation says. */
function renewals(tx: Tx, after: GroupState, events: readonly Event[], { terms, latest }: Offers): Promise<unknown>[] {
  const asked = new Set(events.flatMap(askedBy));
  return after.seats.flatMap((seat) => {
    const invitation = latest.get(seat.organisationId);
    const now = terms.get(seat.organisationId);
    const open = seat.invitation === 'pending' || seat.invitation === 'accepted';
    if (!open || asked.has(seat.organisationId) || invitation === undefined || now === undefined) return [];
    return now.version === invitation.terms?.version ? [] : [updateInvitationTerms(tx, invitation.id, now)];
  });
}

const changeAfter = (loaded: LockedGroup, events: readonly Event[], { requestedAt, change }: Circumstances, at: Date) =>
  changeOf(loaded, events, requestedAt ?? at, change) ?? replacedChange(loaded.row, events, at);

type SeatRows = LockedGroup['seats'];

const dissolution = (events: readonly Event[]): { dissolvedBecause?: string } => {
  const dissolved = events.find((e) => e.type === 'dissolved');
  return dissolved?.type === 'dissolved' ? { dissolvedBecause: dissolved.reason } : {};
};
