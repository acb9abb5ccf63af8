import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import type { Mail } from '../shared/mail.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { actOf, WAITING } from './acts.ts';
import type { Params } from './facts.ts';
import { mailJob } from './jobs.ts';
import { digestTo, type MailLinks, mailTo } from './mail.ts';
import * as repository from './repository.ts';
import type { NotificationView } from './schemas.ts';
import { wordsOf } from './texts.ts';

export type { Params } from './facts.ts';

const TELLER = systemActor('notifications');
const MINUTE_MS = 60_000;

/**
 * Something to tell: to the people of organisations, to those alone who act for each of several, to the coordinators of
 * a cluster or of several, to administrators, or to one person.
 */
export type Tidings = {
  kind: string;
  sourceId: string;
  params: Params;
  to:
    | { organisationIds: readonly string[] }
    | { peopleOfEach: readonly string[] }
    | { clusterId: string }
    | { clusterIds: readonly string[] }
    | 'administrators'
    | { userId: string };
};

export type NotificationService = ReturnType<typeof createNotificationService>;

/** Tells people: in the API, and by mail. */
export function createNotificationService(
  deps: {
    database: Database;
    clock: Clock /** How long news wait for others, in minutes. */;
    digestMinutes: number;
  } & MailLinks,
) {
  const { database, clock } = deps;

  /**
   * The mail of a notification, with all that goes along in it; null when it was sent, or the person is no longer with
   * us. News that ask for nothing take along what else waits for their person.
   */
  const mailOf = (id: string): Promise<{ mail: Mail; notificationIds: string[] } | null> =>
    inTransaction(database, TELLER, async (tx) => {
      const row = await repository.findNotification(tx, id);
      if (row === null || row.mailedAt !== null) return null;
      const person = await repository.findRecipient(tx, row.userId);
      if (person === null) return null;
      const news = WAITING.includes(row.kind) ? await repository.findUnmailed(tx, row.userId, WAITING) : [];
      if (news.length > 1 && news.some((one) => one.id === id))
        return { mail: digestTo(news, person, deps), notificationIds: news.map((one) => one.id) };
      const askedBy = idOf(row.params['askedBy']);
      const asker = askedBy === null ? null : await repository.findRecipient(tx, askedBy);
      return { mail: mailTo(row, person, asker, deps), notificationIds: [id] };
    });

  return {
    /** Notes it for each person once, with a mail each; in the caller's transaction, which runs as the system. */
    async tell(tx: Tx, tidings: readonly Tidings[]): Promise<void> {
      for (const { to, kind, sourceId, params } of tidings) {
        const people = await peopleMeant(tx, to);
        const rows = await repository.insertNotifications(
          tx,
          people.map(({ userId }) => ({ userId, kind, sourceId, params, createdAt: clock() })),
        );
        const runAt = new Date(clock().getTime() + deps.digestMinutes * MINUTE_MS);
        const waits = WAITING.includes(kind) && deps.digestMinutes > 0 ? { runAt } : {};
        // Called without waiting for those before: they travel together, however many coordinators a country has.
        await Promise.all(rows.map((row) => enqueue(tx, mailJob, { notificationId: row.id }, waits)));
      }
    },

    /** The signed-in person's own, newest first, in its language. */
    async list(
      actor: Actor,
      query: { unread?: boolean; limit?: number; cursor?: string },
    ): Promise<Page<NotificationView>> {
      const page = pageRequest(query, ['uuid']);
      if (actor.kind !== 'user') return { items: [], nextCursor: null };
      return inTransaction(database, actor, async (tx) => {
        const person = await repository.findRecipient(tx, actor.userId);
        const rows = await repository.listNotifications(tx, actor.userId, query.unread ?? false, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return {
          items: items.map((row) => ({
            id: row.id,
            kind: row.kind,
            ...wordsOf(row.kind, row.params, person?.language ?? DEFAULT_LANGUAGE),
            path: actOf(row.kind, row.params, DEFAULT_LANGUAGE).path,
            consortiumId: idOf(row.params['consortiumId']),
            invitationId: idOf(row.params['invitationId']),
            tenderId: idOf(row.params['tenderId']),
            createdAt: row.createdAt.toISOString(),
            readAt: row.readAt?.toISOString() ?? null,
          })),
          nextCursor,
        };
      });
    },

    /** Marks one of the person's own as read. */
    async read(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        if ((await repository.findNotification(tx, id)) === null) throw notFound('notification');
        await actingAs(TELLER, () => repository.updateNotifications(tx, [id], { readAt: clock() }));
      });
    },

    mailOf,

    /** Notes that the mail is out. */
    mailed: (ids: string[]): Promise<void> =>
      inTransaction(database, TELLER, (tx) => repository.updateNotifications(tx, ids, { mailedAt: clock() })),

    /**
     * Sends the mail of a notification, and notes that it is out. Mails to one person go one after the other, whichever
     * workers have their jobs: two that would take along the same news send them once. What `send` throws is thrown, and
     * nothing is noted.
     */
    deliver: (id: string, send: (mail: Mail) => Promise<void>): Promise<void> =>
      inTransaction(database, TELLER, async (tx) => {
        const row = await repository.findNotification(tx, id);
        if (row === null) return;
        await repository.lockMailsTo(tx, row.userId);
        const written = await mailOf(id);
        if (written === null) return;
        await send(written.mail);
        await repository.updateNotifications(tx, written.notificationIds, { mailedAt: clock() });
      }),
  };
}

const idOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);

/** Those whom something is told to. */
function peopleMeant(tx: Tx, to: Tidings['to']): Promise<readonly { userId: string }[]> {
  if (to === 'administrators') return repository.findAdministrators(tx);
  if ('userId' in to) return Promise.resolve([to]);
  if ('clusterId' in to) return repository.findCoordinators(tx, [to.clusterId]);
  if ('clusterIds' in to) return repository.findCoordinators(tx, to.clusterIds);
  if ('peopleOfEach' in to) return repository.findPeopleOfEach(tx, to.peopleOfEach);
  return repository.findPeopleOf(tx, to.organisationIds);
}
