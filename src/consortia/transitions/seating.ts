import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../db/transaction.ts';
import { enqueue } from '../../queue/outbox.ts';
import type { Event, Place } from '../life/domain.ts';
import { deleteCandidacies } from '../store/guard.repository.ts';
import { changeInvitations, insertInvitations } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import { invitationDeadlineJob } from './jobs.ts';
import type { Extra, Group, Loaded } from './loaded.ts';

/** People are reminded a day before the end, or halfway when there is less than two days. */
const REMINDER_MS = 24 * 3_600_000;

/** Offers seats: an invitation each with its two jobs. Returns the writes; `ids` is filled with the new rows' ids. */
export function offer(
  tx: Tx,
  { row, seats }: Group,
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
    insertInvitations(tx, rows),
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
export function reseat(
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
      changeInvitations(tx, row.id, gone, ['pending', 'accepted'], {
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
