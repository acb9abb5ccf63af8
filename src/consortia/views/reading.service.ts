import type { Database } from '../../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../../db/transaction.ts';
import type { Naming, Wording } from '../../match-runs/wording.ts';
import { type Actor, ownOrganisations, systemActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { notFound } from '../../shared/errors.ts';
import { grouped } from '../../shared/grouped.ts';
import { type Page, pageRequest, toPage } from '../../shared/paging.ts';
import type { TenderWorth } from '../../tenders/service.ts';
import { SEATED } from '../life/states.domain.ts';
import { worthOf } from '../life/work.domain.ts';
import { findLatestInvitations, listInvitations, listInvitedConsortia } from '../store/invitations.repository.ts';
import { countReaders, findMemberFacts } from '../store/members.repository.ts';
import * as repository from '../store/repository.ts';
import type { ConsortiumListing, ConsortiumView, SeatsView } from './consortium.schemas.ts';
import { memberView, staffView } from './consortium-view.ts';

const READER = systemActor('consortium-view');

export type ConsortiumReading = ReturnType<typeof createConsortiumReading>;

/** What it is built on. */
type ReadingDeps = {
  database: Database;
  clock: Clock;
  /** Titles of tenders and what their lots are worth, by id. */
  worths: (tx: Tx, ids: readonly string[]) => Promise<Map<string, TenderWorth>>;
  inWords: Wording;
  languageOf: Naming['languageOf'];
};

/** Consortia as each reader may see them: whole for coordinators, masked for members. */
export function createConsortiumReading(deps: ReadingDeps) {
  const { database } = deps;

  return {
    /** One consortium whole. */
    viewForStaff: (actor: Actor, row: repository.ConsortiumRow): Promise<ConsortiumView> =>
      oneForStaff(deps, actor, row),

    async get(actor: Actor, id: string): Promise<ConsortiumView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findConsortium(tx, id);
        const own = await listInvitations(tx, { consortiumId: id }, { limit: 100, after: null });
        if (row !== null) return oneForStaff(deps, actor, row);
        const seated = own.filter((invitation) => SEATED.includes(invitation.state));
        if (seated.length === 0) throw notFound('consortium');
        const speaksFor = new Set(seated.map((invitation) => invitation.organisationId));
        const [view] = await viewsForMember(deps, [id], speaksFor);
        if (view === undefined) throw notFound('consortium');
        return view;
      });
    },

    /** For coordinators and administrators: their clusters' consortia. For members: those in which they have a seat. */
    async list(actor: Actor, query: ConsortiumListing): Promise<Page<ConsortiumView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listConsortia(tx, query, page);
        if (rows.length > 0 || ownOrganisations(actor).length === 0) {
          const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
          return { items: await viewsForStaff(deps, actor, items), nextCursor };
        }
        const own = ownOrganisations(actor);
        // The member sees no row of the table itself: its seats were read as the member, the rest is the system's.
        const ids = await actingAs(READER, (system) => listInvitedConsortia(system, own, query, page));
        const { items, nextCursor } = toPage(ids, page.limit, (id) => [id]);
        const views = await viewsForMember(deps, items, new Set(own));
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

/** What the consortia of a page are shown with, by the consortium's id, however many they are in one round trip. */
async function around(deps: ReadingDeps, tx: Tx, rows: readonly repository.ConsortiumRow[]) {
  const ids = rows.map((row) => row.id);
  const tenderIds = rows.map((row) => row.tenderId);
  const [seats, invitations, tenders] = await Promise.all([
    repository.findSeats(tx, ids),
    findLatestInvitations(tx, ids),
    deps.worths(tx, tenderIds),
  ]);
  const seatsOf = grouped(seats, (seat) => seat.consortiumId);
  const invitationsOf = grouped(invitations, (invitation) => invitation.consortiumId);
  return {
    organisationIds: seats.map((seat) => seat.organisationId),
    of(row: repository.ConsortiumRow) {
      const { title, lots: all } = tenders.get(row.tenderId)!;
      const lots = all.filter((lot) => row.lotIds.includes(lot.id));
      return {
        row,
        seats: seatsOf.get(row.id) ?? [],
        invitations: invitationsOf.get(row.id) ?? [],
        title,
        lots,
        worthCents: worthOf(lots),
      };
    },
  };
}

/** Everything. Reads as the system: the caller has made sure that the reader coordinates their clusters. */
const viewsForStaff = (
  deps: ReadingDeps,
  actor: Actor,
  rows: readonly repository.ConsortiumRow[],
): Promise<ConsortiumView[]> =>
  inTransaction(deps.database, READER, async (tx) => {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    // Sent together as far as nothing waits for the answers: three round trips in all.
    const [language, all, newest, handedIn] = await Promise.all([
      deps.languageOf(tx, actor),
      around(deps, tx, rows),
      repository.findRecompositions(tx, ids),
      repository.findHandedIn(tx, ids),
    ]);
    const recompositions = new Map(newest.map((one) => [one.consortiumId, one]));
    const named = [...new Set([...all.organisationIds, ...newest.flatMap(namedIn)])];
    const said = rows.flatMap((row) => [
      row.impasse,
      row.dissolvedBecause,
      recompositions.get(row.id)?.because ?? null,
    ]);
    const lotIds = [...new Set(rows.flatMap((row) => row.lotIds))];
    const [members, readers, words] = await Promise.all([
      findMemberFacts(tx, named),
      countReaders(tx, named),
      deps.inWords(tx, language, lotIds, said),
    ]);
    return rows.map((row, i) => {
      const [impasse = null, dissolvedBecause = null, because = null] = words.slice(3 * i, 3 * i + 3);
      const recomposition = recompositions.get(row.id);
      return staffView({
        ...all.of(row),
        row: { ...row, impasse, dissolvedBecause },
        submittedAt: handedIn.get(row.id) ?? null,
        recomposition: recomposition === undefined ? null : { ...recomposition, because },
        members,
        readers,
        now: deps.clock(),
      });
    });
  });

const oneForStaff = async (deps: ReadingDeps, actor: Actor, row: repository.ConsortiumRow): Promise<ConsortiumView> =>
  (await viewsForStaff(deps, actor, [row]))[0]!;

/** Organisations that a re-composition's alternatives name. */
const namedIn = ({ alternatives }: repository.RecompositionRow): string[] =>
  alternatives.flatMap(({ members, changes }) => [...members, ...changes].map((one) => one.organisationId));

/** Masked, in the order of the ids. Reads as the system and passes on only what the mask lets through. */
const viewsForMember = (
  deps: ReadingDeps,
  ids: readonly string[],
  own: ReadonlySet<string>,
): Promise<ConsortiumView[]> =>
  inTransaction(deps.database, READER, async (tx) => {
    const found = await repository.listConsortia(tx, { ids: [...ids] }, { limit: ids.length, after: null });
    const byId = new Map(found.map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => byId.get(id) ?? []);
    const all = await around(deps, tx, rows);
    const members = await findMemberFacts(tx, [...new Set(all.organisationIds)]);
    return rows.map((row) => memberView({ ...all.of(row), own, members }));
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
