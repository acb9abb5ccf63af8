import { recordAudit } from '../audit/record.ts';
import { sqlState } from '../db/sql-state.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, ownOrganisations, systemActor } from '../shared/actor.ts';
import { DomainError, illegalTransition, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as bookings from './bookings.repository.ts';
import type { EquipmentRow } from './repository.ts';
import type { BookingPatchInput, BookingView, NewBookingInput } from './schemas.ts';
import { type EquipmentDeps, found } from './service.ts';
import { timeOf } from './times.domain.ts';

export type BookingService = ReturnType<typeof createBookingService>;

/** SQLSTATE of a time that overlaps another (exclusion_violation). */
const OVERLAP = '23P01';
const RELEASING = systemActor('equipment');

/** Who has a resource when. The database refuses two bookings of one time, however many ask at once. */
export function createBookingService({ database, clock, clustersOf }: EquipmentDeps) {
  const audit = (tx: Tx, actor: Actor, action: string, row: bookings.BookingRow, payload: object = {}) =>
    recordAudit(tx, actor, {
      action,
      entity: 'booking',
      entityId: row.id,
      clusterId: row.clusterId,
      payload: { equipmentId: row.equipmentId, organisationId: row.organisationId, ...payload },
    });

  /** A booking that is there and counts, locked. */
  async function lasting(tx: Tx, id: string): Promise<bookings.BookingRow> {
    const row = await bookings.lockBooking(tx, id);
    if (row === null) throw notFound('booking');
    if (row.releasedAt !== null) throw illegalTransition('booking', 'released', 'anything else', []);
    return row;
  }

  /** The resource, where the actor may take it for that member and that bid. */
  async function bookable(
    tx: Tx,
    actor: Actor,
    equipmentId: string,
    { organisationId, tenderId }: NewBookingInput,
  ): Promise<EquipmentRow> {
    const resource = await found(tx, equipmentId);
    assertBooksFor(actor, resource.clusterId, organisationId);
    if (resource.retiredAt !== null)
      throw new DomainError('conflict', 'retired', 'It is out of the pool: nobody books it any more.');
    if (!(await clustersOf(tx, organisationId)).includes(resource.clusterId))
      throw invalidField('/organisationId', 'is no member of the cluster whose pool it is');
    if (tenderId !== undefined && !(await bookings.isTenderOf(tx, tenderId, resource.clusterId)))
      throw invalidField('/tenderId', 'is no tender of this cluster that you can see');
    return resource;
  }

  return {
    /**
     * Takes a resource for a time: an option where it is for a bid.
     * @throws DomainError `booked` when somebody has it then, `retired` when it is out of the pool
     */
    async book(actor: Actor, equipmentId: string, input: NewBookingInput): Promise<BookingView> {
      const time = timeOf(input.from, input.to, '/to');
      const booking = inTransaction(database, actor, async (tx) => {
        const resource = await bookable(tx, actor, equipmentId, input);
        const { tenderId = null, note = null } = input;
        const row = await bookings.insertBooking(tx, {
          ...time,
          equipmentId,
          clusterId: resource.clusterId,
          organisationId: input.organisationId,
          tenderId,
          note,
          kind: tenderId === null ? 'booking' : 'option',
          createdAt: clock(),
        });
        await audit(tx, actor, 'booking.made', row, { from: input.from, to: input.to, kind: row.kind });
        return bookingView(row);
      });
      return booking.catch((error: unknown) => {
        throw sqlState(error) === OVERLAP ? taken() : error;
      });
    },

    /** When a resource is taken; by whom only where that is the reader's to know. */
    async list(
      actor: Actor,
      equipmentId: string,
      query: { from?: string; to?: string; limit?: number; cursor?: string },
    ): Promise<Page<BookingView>> {
      const page = pageRequest(query, ['text', 'uuid']);
      if (page.after !== null && Number.isNaN(Date.parse(page.after[0]!)))
        throw invalidField('?cursor', 'is not a cursor of this list');
      const span = { from: dateOf(query.from), until: dateOf(query.to) };
      return inTransaction(database, actor, async (tx) => {
        await found(tx, equipmentId);
        const rows = await bookings.listBookings(tx, equipmentId, span, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.from.toISOString(), row.place]);
        return { items: items.map(bookingView), nextCursor };
      });
    },

    /** Makes an option firm, and tells the use of what is over. */
    async change(actor: Actor, id: string, { kind, unitsUsed }: BookingPatchInput): Promise<BookingView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await lasting(tx, id);
        assertBooksFor(actor, row.clusterId, row.organisationId);
        if (kind === 'option' && row.kind === 'booking') throw illegalTransition('booking', 'booking', 'option', []);
        if (unitsUsed !== undefined && row.until > clock())
          throw invalidField('/unitsUsed', 'is told when the booking is over');
        const changed = await bookings.updateBooking(tx, id, {
          ...(kind === undefined ? {} : { kind }),
          ...(unitsUsed === undefined ? {} : { unitsUsed }),
        });
        await audit(tx, actor, 'booking.changed', row, { kind, unitsUsed });
        return bookingView(changed);
      });
    },

    /** Gives the time back; what was used stays in the statements. */
    async release(actor: Actor, id: string): Promise<BookingView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await lasting(tx, id);
        assertBooksFor(actor, row.clusterId, row.organisationId);
        if (row.unitsUsed !== null) throw illegalTransition('booking', 'used', 'released', []);
        const released = await bookings.updateBooking(tx, id, { releasedAt: clock() });
        await audit(tx, actor, 'booking.released', row);
        return bookingView(released);
      });
    },

    /** Releases the options of bids that are over, and tells how many. */
    async releaseEnded(): Promise<number> {
      return inTransaction(database, RELEASING, async (tx) => {
        const ended = await bookings.endedOptions(tx);
        for (const row of ended) {
          await bookings.updateBooking(tx, row.id, { releasedAt: clock() });
          await audit(tx, RELEASING, 'booking.released', row, { tenderId: row.tenderId });
        }
        return ended.length;
      });
    },
  };
}

const dateOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

const taken = (): DomainError =>
  new DomainError('conflict', 'booked', 'It is taken for some of this time.', {
    fields: [{ pointer: '/from', message: 'is within a time that is taken, or before one that begins before `to`' }],
  });

/** Coordinators book for every member of their cluster, people for their own company. */
function assertBooksFor(actor: Actor, clusterId: string, organisationId: string): void {
  if (actor.kind === 'system' || holds(actor, 'admin') || coordinatedClusters(actor).includes(clusterId)) return;
  if (ownOrganisations(actor).includes(organisationId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'You book for your own company only.', {
    fields: [{ pointer: '/organisationId', message: 'is not your company' }],
  });
}

const bookingView = (row: Pick<bookings.SeenBooking, Exclude<keyof bookings.SeenBooking, 'place'>>): BookingView => ({
  id: row.id,
  equipmentId: row.equipmentId,
  organisationId: row.organisationId,
  tenderId: row.tenderId,
  kind: row.kind,
  from: row.from.toISOString(),
  to: row.until.toISOString(),
  note: row.note,
  unitsUsed: row.unitsUsed,
  releasedAt: row.releasedAt?.toISOString() ?? null,
});
