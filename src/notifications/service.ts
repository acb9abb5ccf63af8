import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import type { Mail } from '../shared/mail.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { Params } from './facts.ts';
import { mailJob } from './jobs.ts';
import { type MailLinks, mailTo } from './mail.ts';
import * as repository from './repository.ts';
import type { NotificationView } from './schemas.ts';
import { wordsOf } from './texts.ts';

export type { Params } from './facts.ts';

const TELLER = systemActor('notifications');

/** Something to tell: to the people of organisations, or to the coordinators of a cluster. */
export type Tidings = {
  kind: string;
  sourceId: string;
  params: Params;
  to: { organisationIds: readonly string[] } | { clusterId: string };
};

export type NotificationService = ReturnType<typeof createNotificationService>;

/** Tells people: in the API, and by mail. */
export function createNotificationService(deps: { database: Database; clock: Clock } & MailLinks) {
  const { database, clock } = deps;

  return {
    /** Notes it for each person once, with a mail each; in the caller's transaction, which runs as the system. */
    async tell(tx: Tx, tidings: readonly Tidings[]): Promise<void> {
      for (const { to, kind, sourceId, params } of tidings) {
        const people =
          'clusterId' in to
            ? await repository.findCoordinators(tx, to.clusterId)
            : await repository.findPeopleOf(tx, to.organisationIds);
        const rows = await repository.insertNotifications(
          tx,
          people.map(({ userId }) => ({ userId, kind, sourceId, params, createdAt: clock() })),
        );
        for (const row of rows) await enqueue(tx, mailJob, { notificationId: row.id });
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
            ...wordsOf(row.kind, row.params, person?.language ?? 'fr'),
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

    /** The mail of a notification; null when it was sent, or the person is no longer with us. */
    mailOf: (id: string): Promise<Mail | null> =>
      inTransaction(database, TELLER, async (tx) => {
        const row = await repository.findNotification(tx, id);
        if (row === null || row.mailedAt !== null) return null;
        const person = await repository.findRecipient(tx, row.userId);
        if (person === null) return null;
        const askedBy = idOf(row.params['askedBy']);
        return mailTo(row, person, askedBy === null ? null : await repository.findRecipient(tx, askedBy), deps);
      }),

    /** Notes that the mail is out. */
    mailed: (id: string): Promise<void> =>
      inTransaction(database, TELLER, (tx) => repository.updateNotifications(tx, [id], { mailedAt: clock() })),
  };
}

const idOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);
