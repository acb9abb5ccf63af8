import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../db/transaction.ts';
import { enqueue } from '../../queue/outbox.ts';
import type { Event, Place } from '../life/domain.ts';
import type { Terms } from '../life/terms.domain.ts';
import { deleteCandidacies } from '../store/guard.repository.ts';
import { changeInvitations, insertInvitations } from '../store/invitations.repository.ts';
import type { InvitationRow } from '../store/repository.ts';
import * as repository from '../store/repository.ts';
import { standAsCandidate } from './candidacies.ts';
import { invitationDeadlineJob } from './jobs.ts';
import type { Circumstances, Group, LockedGroup } from './locked-group.ts';

/** People are reminded a day before the end, or halfway when there is less than two days. */
const REMINDER_MS = 24 * 3_600_000;

/** What is offered to the places, and what they were offered before. */
export type Offers = {
  /** By organisation: the version that stands from now on. */
  terms: ReadonlyMap<string, Terms>;
  latest: ReadonlyMap<string, InvitationRow>;
};

/** Offers seats: an invitation each with its two jobs. Returns the writes; `ids` is filled with the new rows' ids. */
export function offer(
  tx: Tx,
  { row, seats }: Group,
  places: readonly Place[],
  asked: readonly string[],
  { terms, latest }: Offers,
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
      terms: terms.get(place.organisationId) ?? null,
      // An undertaking that was given holds, whatever is offered anew.
      undertakingAt: latest.get(place.organisationId)?.undertakingAt ?? null,
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
  loaded: LockedGroup,
  event: Extract<Event, { type: 'recomposed' | 'rearranged' }>,
  circumstances: Circumstances,
  offers: Offers,
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
  writes.push(...offer(tx, { row, seats: [] }, event.places, event.asked, offers, event.expiresAt, now, ids));
  writes.push(...grant(tx, loaded, event, offers, now, ids));
  writes.push(
    repository.deleteSeats(tx, row.id),
    repository.insertSeats(
      tx,
      event.places.map((place, position) => {
        const seat = before.get(place.organisationId);
        const work = circumstances.work?.get(place.organisationId);
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
          principalId: seat?.principalId ?? null,
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

/** A counter-offer that is granted as asked is a yes to those terms: an invitation that is accepted already. */
function grant(
  tx: Tx,
  loaded: LockedGroup,
  event: Extract<Event, { type: 'recomposed' | 'rearranged' }>,
  { terms, latest }: Offers,
  now: Date,
  ids: Map<string, string>,
): Promise<unknown>[] {
  const { row } = loaded;
  const rows = event.places
    .filter((place) => event.granted.includes(place.organisationId))
    .map((place) => {
      const asked = latest.get(place.organisationId);
      const granted = terms.get(place.organisationId) ?? null;
      return {
        id: uuidv7(),
        consortiumId: row.id,
        tenderId: row.tenderId,
        clusterId: row.clusterId,
        organisationId: place.organisationId,
        state: 'accepted' as const,
        role: place.role,
        shareBp: place.shareBp,
        covers: [...place.covers],
        terms: granted,
        acceptedTerms: granted,
        expiresAt: asked?.expiresAt ?? event.expiresAt,
        answeredAt: asked?.answeredAt ?? now,
        answeredBy: asked?.answeredBy ?? null,
        reason: 'counter_granted',
        undertakingAt: asked?.undertakingAt ?? null,
        createdAt: now,
      };
    });
  for (const invitation of rows) ids.set(invitation.organisationId, invitation.id);
  return rows.length === 0
    ? []
    : [insertInvitations(tx, rows), ...rows.flatMap((r) => standAsCandidate(tx, loaded, r.organisationId))];
}
