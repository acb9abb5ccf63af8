import type { Database } from '../../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../../db/transaction.ts';
import type { Naming, Wording } from '../../match-runs/wording.ts';
import { type Actor, ownOrganisations, systemActor } from '../../shared/actor.ts';
import { notFound } from '../../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../../shared/paging.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { type ConsortiumState, SEATED } from '../life/states.domain.ts';
import { worthOf } from '../life/work.domain.ts';
import { findLatestInvitations, listInvitations, listInvitedConsortia } from '../store/invitations.repository.ts';
import { countReaders, findMemberFacts } from '../store/members.repository.ts';
import * as repository from '../store/repository.ts';
import type { ConsortiumView, SeatsView } from './consortium.schemas.ts';
import { memberView, staffView } from './consortium-view.ts';

const READER = systemActor('consortium-view');

export type ConsortiumReading = ReturnType<typeof createConsortiumReading>;

/** What it is built on. */
type ReadingDeps = {
  database: Database;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  inWords: Wording;
  languageOf: Naming['languageOf'];
};

/** Consortia as each reader may see them: whole for coordinators, masked for members. */
export function createConsortiumReading(deps: ReadingDeps) {
  const { database } = deps;

  return {
    /** One consortium whole. */
    viewForStaff: (actor: Actor, row: repository.ConsortiumRow): Promise<ConsortiumView> =>
      viewForStaff(deps, actor, row),

    async get(actor: Actor, id: string): Promise<ConsortiumView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findConsortium(tx, id);
        const own = await listInvitations(tx, { consortiumId: id }, { limit: 100, after: null });
        if (row !== null) return viewForStaff(deps, actor, row);
        const seated = own.filter((invitation) => SEATED.includes(invitation.state));
        if (seated.length === 0) throw notFound('consortium');
        return viewForMember(deps, id, new Set(seated.map((invitation) => invitation.organisationId)));
      });
    },

    /** For coordinators and administrators: their clusters' consortia. For members: those in which they have a seat. */
    async list(
      actor: Actor,
      query: { tenderId?: string; clusterId?: string; state?: ConsortiumState; limit?: number; cursor?: string },
    ): Promise<Page<ConsortiumView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listConsortia(tx, query, page);
        if (rows.length > 0 || ownOrganisations(actor).length === 0) {
          const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
          return { items: await inTurn(items, (row) => viewForStaff(deps, actor, row)), nextCursor };
        }
        const own = ownOrganisations(actor);
        // The member sees no row of the table itself: its seats were read as the member, the rest is the system's.
        const ids = await actingAs(READER, (system) => listInvitedConsortia(system, own, query, page));
        const { items, nextCursor } = toPage(ids, page.limit, (id) => [id]);
        const views = await inTurn(items, (id) => viewForMember(deps, id, new Set(own)));
        // By the state that it is told: the filter must not tell more than the view.
        return { items: views.filter(({ state }) => query.state === undefined || state === query.state), nextCursor };
      });
    },

    /** The state of every seat, for the live view of coordinators. */
    async seats(actor: Actor, id: string): Promise<SeatsView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findConsortium(tx, id);
        if (row === null) throw notFound('consortium');
        const seats = await repository.findSeats(tx, [id]);
        const newest = await repository.findRecomposition(tx, id);
        const language = await deps.languageOf(tx, actor);
        const [impasse = null] = await deps.inWords(tx, language, row.lotIds, [row.impasse]);
        const members = await findMemberFacts(
          tx,
          seats.map((s) => s.organisationId),
        );
        return {
          id,
          state: row.state,
          impasse,
          recomposition:
            newest === null
              ? null
              : {
                  round: newest.round,
                  status: newest.status,
                  complete: newest.answeredAt !== null,
                  alternatives: newest.alternatives.length,
                },
          seats: seats.map((seat) => ({
            organisationId: seat.organisationId,
            name: members.get(seat.organisationId)?.name ?? null,
            shareBp: seat.shareBp,
            state: seat.invitation,
          })),
        };
      });
    },

    /** The log of a consortium, oldest first. */
    async events(actor: Actor, id: string, query: { limit?: number; cursor?: string }) {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findConsortium(tx, id);
        if (row === null) throw notFound('consortium');
        const { items, nextCursor } = toPage(await repository.findEvents(tx, id, page), page.limit, (e) => [e.id]);
        const language = await deps.languageOf(tx, actor);
        const reasons = await deps.inWords(tx, language, row.lotIds, items.map(reasonIn));
        return { items: items.map((event, i) => eventView(event, reasons[i] ?? null)), nextCursor };
      });
    },
  };
}

const worth = async (deps: ReadingDeps, tx: Tx, row: repository.ConsortiumRow) => {
  const { tender, lots } = await deps.loadTender(tx, row.tenderId);
  return { title: tender.title, worthCents: worthOf(lots.filter((lot) => row.lotIds.includes(lot.id))) };
};

/** Everything. Reads as the system: the caller has made sure that the reader coordinates its cluster. */
const viewForStaff = (deps: ReadingDeps, actor: Actor, row: repository.ConsortiumRow): Promise<ConsortiumView> =>
  inTransaction(deps.database, READER, async (tx) => {
    const language = await deps.languageOf(tx, actor);
    const seats = await repository.findSeats(tx, [row.id]);
    const recomposition = await repository.findRecomposition(tx, row.id);
    const ids = new Set(seats.map((s) => s.organisationId));
    for (const alternative of recomposition?.alternatives ?? []) {
      for (const member of alternative.members) ids.add(member.organisationId);
      for (const change of alternative.changes) ids.add(change.organisationId);
    }
    const said = [row.impasse, row.dissolvedBecause, recomposition?.because ?? null];
    const words = await deps.inWords(tx, language, row.lotIds, said);
    const [impasse = null, dissolvedBecause = null, because = null] = words;
    return staffView({
      row: { ...row, impasse, dissolvedBecause },
      seats,
      recomposition: recomposition === null ? null : { ...recomposition, because },
      invitations: await findLatestInvitations(tx, [row.id]),
      members: await findMemberFacts(tx, [...ids]),
      worthCents: (await worth(deps, tx, row)).worthCents,
      readers: await countReaders(tx, [...ids]),
    });
  });

/** Masked. Reads as the system and passes on only what the mask lets through. */
const viewForMember = (deps: ReadingDeps, id: string, own: ReadonlySet<string>): Promise<ConsortiumView> =>
  inTransaction(deps.database, READER, async (tx) => {
    const row = await repository.findConsortium(tx, id);
    if (row === null) throw notFound('consortium');
    const seats = await repository.findSeats(tx, [id]);
    return memberView({
      row,
      seats,
      own,
      invitations: await findLatestInvitations(tx, [id]),
      members: await findMemberFacts(
        tx,
        seats.map((s) => s.organisationId),
      ),
      ...(await worth(deps, tx, row)),
    });
  });

/** The reason that an event of the log gives, as it is stored. */
const reasonIn = ({ payload }: repository.EventRow): string | null =>
  'reason' in payload && typeof payload.reason === 'string' ? payload.reason : null;

const eventView = (event: repository.EventRow, reason: string | null) => ({
  id: event.id,
  at: event.at.toISOString(),
  type: event.type,
  payload: { ...event.payload, ...(reason === null ? {} : { reason }) },
  actorId: event.actorId,
});

/** One after the other: they share a connection, and switch who is asking on it. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
