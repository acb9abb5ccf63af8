import { sqlState } from '../db/sql-state.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertBooksFor, auditBooking, bookingView, createBookingChanges, warned } from './booking-changes.service.ts';
import * as bookings from './bookings.repository.ts';
import type { EquipmentRow } from './repository.ts';
import type { BookingView, NewBookingInput } from './schemas.ts';
import { type EquipmentDeps, found, type TookAway } from './service.ts';
import { timeOf } from './times.domain.ts';
import { untrainedIn } from './trainings.service.ts';

export type BookingService = ReturnType<typeof createBookingService>;

/** SQLSTATE of a time that overlaps another (exclusion_violation). */
const OVERLAP = '23P01';

/** Who has a resource when. The database refuses two bookings of one time, however many ask at once. */
export function createBookingService({
  database,
  clock,
  clustersOf,
  tookAway,
}: EquipmentDeps & { tookAway: TookAway }) {
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
      throw new DomainError('conflict', 'retired', 'It has left the pool: it can no longer be booked.');
    if (!(await clustersOf(tx, organisationId)).includes(resource.clusterId))
      throw invalidField('/organisationId', 'is not a member of the cluster whose pool it is');
    if (tenderId !== undefined && !(await bookings.isTenderOf(tx, tenderId, resource.clusterId)))
      throw invalidField('/tenderId', 'is not a tender of this cluster that you can see');
    return resource;
  }

  return {
    ...createBookingChanges({ database, clock, tookAway }),
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
        await auditBooking(tx, actor, 'booking.made', row, { from: input.from, to: input.to, kind: row.kind });
        return warned(tx, row);
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
        const resource = await found(tx, equipmentId);
        const rows = await bookings.listBookings(tx, equipmentId, span, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.from.toISOString(), row.place]);
        const untrained = await untrainedIn(tx, resource, items);
        return { items: items.map((row, i) => bookingView(row, untrained[i])), nextCursor };
      });
    },
  };
}

const dateOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

const taken = (): DomainError =>
  new DomainError('conflict', 'booked', 'It is already booked for part of this time.', {
    fields: [{ pointer: '/from', message: 'is within a time that is taken, or before one that begins before `to`' }],
  });
