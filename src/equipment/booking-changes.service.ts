import { recordAudit } from '../audit/record.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations, systemActor } from '../shared/actor.ts';
import { DomainError, illegalTransition, invalidField, notFound } from '../shared/errors.ts';
import * as bookings from './bookings.repository.ts';
import type { BookingPatchInput, BookingView } from './schemas.ts';
import { type EquipmentDeps, found, type TookAway } from './service.ts';
import { untrainedIn } from './trainings.service.ts';

const RELEASING = systemActor('equipment');
const DAY_MS = 86_400_000;
/** A bid that was handed in in time may be noted so long after the deadline; what was not is over. */
const STILL_NOTED_DAYS = 7;

/** What becomes of a booking: an option made firm, use told, time given back. */
export function createBookingChanges({
  database,
  clock,
  tookAway,
}: Pick<EquipmentDeps, 'database' | 'clock'> & { tookAway: TookAway }) {
  /** A booking that is there and counts, locked. */
  async function lasting(tx: Tx, id: string): Promise<bookings.BookingRow> {
    const row = await bookings.lockBooking(tx, id);
    if (row === null) throw notFound('booking');
    if (row.releasedAt !== null) throw illegalTransition('booking', 'released', 'changed', []);
    return row;
  }

  return {
    /** Makes an option firm, and tells the use of what is over. */
    async change(actor: Actor, id: string, { kind, unitsUsed }: BookingPatchInput): Promise<BookingView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await lasting(tx, id);
        assertBooksFor(actor, row.clusterId, row.organisationId);
        if (kind === 'option' && row.kind === 'booking') throw illegalTransition('booking', 'booking', 'option', []);
        if (unitsUsed !== undefined && row.until > clock())
          throw invalidField('/unitsUsed', 'is given once the booking is over');
        const changed = await bookings.updateBooking(tx, id, {
          ...(kind === undefined ? {} : { kind }),
          ...(unitsUsed === undefined ? {} : { unitsUsed }),
        });
        await auditBooking(tx, actor, 'booking.changed', row, { kind, unitsUsed });
        return warned(tx, changed);
      });
    },

    /** Gives the time back; what was used stays in the statements. */
    async release(actor: Actor, id: string): Promise<BookingView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await lasting(tx, id);
        assertBooksFor(actor, row.clusterId, row.organisationId);
        if (row.unitsUsed !== null) throw illegalTransition('booking', 'used', 'released', []);
        const released = await bookings.updateBooking(tx, id, { releasedAt: clock() });
        await auditBooking(tx, actor, 'booking.released', row);
        if (row.consortiumId !== null) await tookAway([row]);
        return warned(tx, released);
      });
    },

    /** Releases the options of bids that are over, and tells how many. */
    async releaseEnded(): Promise<number> {
      return inTransaction(database, RELEASING, async (tx) => {
        const ended = await bookings.endedOptions(tx, new Date(clock().getTime() - STILL_NOTED_DAYS * DAY_MS));
        for (const row of ended) {
          await bookings.updateBooking(tx, row.id, { releasedAt: clock() });
          await auditBooking(tx, RELEASING, 'booking.released', row, { tenderId: row.tenderId });
        }
        return ended.length;
      });
    },
  };
}

/** The audit row of a booking's change, in its transaction. */
export const auditBooking = (
  tx: Tx,
  actor: Actor,
  action: string,
  row: bookings.BookingRow,
  payload: object = {},
): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    entity: 'booking',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: { equipmentId: row.equipmentId, organisationId: row.organisationId, ...payload },
  });

/** A booking of which all is its reader's to know, with the trainings that its user has no record of. */
export async function warned(tx: Tx, row: bookings.BookingRow): Promise<BookingView> {
  const [untrained] = await untrainedIn(tx, await found(tx, row.equipmentId), [row]);
  return bookingView(row, untrained);
}

/** Coordinators book for every member of their cluster, people for their own company. */
export function assertBooksFor(actor: Actor, clusterId: string, organisationId: string): void {
  if (answersForCluster(actor, clusterId) || ownOrganisations(actor).includes(organisationId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'You book for your own company only.', {
    fields: [{ pointer: '/organisationId', message: 'is not your company' }],
  });
}

/** A booking as the API shows it; null for what is not its reader's to know. */
export const bookingView = (
  row: Pick<bookings.SeenBooking, Exclude<keyof bookings.SeenBooking, 'place'>>,
  untrained: string[] = [],
): BookingView => ({
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
  consortiumId: row.consortiumId,
  untrained,
});
