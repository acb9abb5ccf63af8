import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { actorOfNow } from './access.service.ts';
import { forgetMailsJob } from './jobs.ts';
import {
  erasePersonalData,
  hasOtherAdministrator,
  knownAddresses,
  lockAdministrators,
  type PersonalData,
  readPersonalData,
} from './personal-data.repository.ts';
import { findUser } from './repository.ts';

/** Refresh tokens and the like are the program's own rows; the caller was checked to be an administrator. */
const PERSONAL = systemActor('personal-data');

export type PersonalDataService = ReturnType<typeof createPersonalDataService>;

/** A person's rights to a copy and to erasure (GDPR articles 15, 17 and 20). For administrators. */
export function createPersonalDataService({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** Everything that is held of a person. */
    async export(actor: Actor, userId: string): Promise<{ id: string; exportedAt: string; data: PersonalData }> {
      return inTransaction(database, actor, async (tx) => {
        if ((await findUser(tx, userId)) === null) throw notFound('person');
        await recordAudit(tx, actor, { action: 'user.exported', entity: 'user', entityId: userId });
        const data = await actingAs(PERSONAL, () => readPersonalData(tx, userId));
        return { id: userId, exportedAt: clock().toISOString(), data };
      });
    },

    /**
     * Erases a person; business facts stay and name an id that means nothing. A second time changes nothing.
     * @throws DomainError `conflict` for the last administrator, or oneself
     */
    async erase(actor: Actor, userId: string): Promise<{ id: string; erasedAt: string }> {
      if (actor.kind === 'user' && actor.userId === userId)
        throw new DomainError('conflict', 'erases_oneself', 'Another administrator has to erase you.');
      return inTransaction(database, actor, async (tx) => {
        const user = await findUser(tx, userId);
        if (user === null) throw notFound('person');
        return actingAs(PERSONAL, async () => {
          await lockAdministrators(tx);
          if (!holds(await actorOfNow(tx, actor), 'admin')) throw notFound('person');
          if (!(await hasOtherAdministrator(tx, userId)))
            throw new DomainError('conflict', 'last_administrator', 'There would be no administrator left.');
          const now = clock();
          // A second time there is no name left to look for.
          if (!isErased(user)) {
            await erasePersonalData(tx, user, now);
            await enqueue(tx, forgetMailsJob, { userId });
          }
          await recordAudit(tx, actor, { action: 'user.erased', entity: 'user', entityId: userId });
          return { id: userId, erasedAt: now.toISOString() };
        });
      });
    },

    /** Which of these addresses belong to people who are here: a mail to any other is kept for nobody. */
    knownAddresses: (addresses: readonly string[]): Promise<Set<string>> =>
      inTransaction(database, PERSONAL, (tx) => knownAddresses(tx, addresses)),
  };
}

const isErased = ({ id, email }: { id: string; email: string }): boolean => email === `erased-${id}@erased.invalid`;
