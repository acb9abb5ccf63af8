import { createHash, randomBytes } from 'node:crypto';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { labelled } from '../printing/format.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError } from '../shared/errors.ts';
import { withLotWords } from '../shared/lot-words.ts';
import * as repository from './repository.ts';

const CALENDAR = systemActor('calendar');
/** Bookings stay in the calendar for so long after their end. */
const BOOKINGS_KEPT_MS = 30 * 86_400_000;
const WORDS = {
  fr: {
    name: 'Groupement : échéances',
    invitation: 'Réponse attendue',
    deadline: 'Remise de l’offre',
    questions: 'Dernières questions à l’acheteur',
    visit: 'Visite du site',
    event: 'Rencontre',
    action: 'Action à faire',
    election: 'Clôture du vote',
    booking: 'Équipement réservé',
    option: 'Équipement retenu pour une offre',
  },
  en: {
    name: 'Groupement: deadlines',
    invitation: 'Answer due',
    deadline: 'Bid due',
    questions: 'Last questions to the buyer',
    visit: 'Visit of the site',
    event: 'Meeting',
    action: 'Action due',
    election: 'Vote closes',
    booking: 'Equipment booked',
    option: 'Equipment held for a bid',
  },
} as const;

export type CalendarService = ReturnType<typeof createCalendarService>;

/** Deadlines as a calendar that programs subscribe to (RFC 5545), by a secret address. */
export function createCalendarService(deps: { database: Database; clock: Clock; publicUrl: string }) {
  const { database, clock } = deps;

  return {
    /** Makes a new secret address; the one before stops working. */
    async newAddress(actor: Actor): Promise<{ url: string }> {
      if (actor.kind !== 'user') throw unknown();
      const token = randomBytes(32).toString('base64url');
      await inTransaction(database, CALENDAR, (tx) => repository.replaceToken(tx, actor.userId, hashOf(token)));
      return { url: `${deps.publicUrl}/v1/calendar.ics?token=${token}` };
    },

    /** No address opens the person's calendar any more. */
    async revoke(actor: Actor): Promise<void> {
      if (actor.kind !== 'user') throw unknown();
      await inTransaction(database, CALENDAR, (tx) => repository.removeToken(tx, actor.userId));
    },

    /** The calendar of the token's owner: what it may see now, not what it could when the token was made. */
    async feed(token: string): Promise<string> {
      const owner = await inTransaction(database, CALENDAR, (tx) => repository.findOwner(tx, hashOf(token)));
      if (owner === null) throw unknown();
      const actor: Actor = { kind: 'user', userId: owner.userId, roles: [] };
      const entries = await inTransaction(database, actor, async (tx) => {
        const ids = await repository.findOwnInvitations(tx);
        const invited = await actingAs(CALENDAR, () => repository.findInvitationEntries(tx, ids));
        const since = new Date(clock().getTime() - BOOKINGS_KEPT_MS);
        return [...(await repository.findEntries(tx, invited)), ...(await repository.findBookings(tx, since))];
      });
      const words = WORDS[owner.language];
      const calendar = ical({
        name: words.name,
        method: ICalCalendarMethod.PUBLISH,
        prodId: '//groupement//calendar//',
      });
      for (const entry of entries) {
        calendar.createEvent({
          id: `${entry.kind}-${entry.id}@groupement`,
          ...timeOf(entry),
          stamp: clock(),
          summary: labelled(words[entry.kind], withLotWords(entry.title, owner.language), owner.language),
        });
      }
      return calendar.toString();
    },
  };
}

/** An action is due on a day, the others at a moment: begun at midnight, a day's would look due before the day. */
const timeOf = ({ kind, at, until }: repository.CalendarEntry) =>
  kind === 'action' ? { start: `${dayOf(at)}T00:00:00Z`, allDay: true } : { start: at, end: until ?? at };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const unknown = (): DomainError =>
  new DomainError('unauthenticated', 'token_invalid', 'This calendar address is not one of ours, or was replaced.');
