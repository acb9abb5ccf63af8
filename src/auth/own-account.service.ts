import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import type { ClustersOf } from './grants.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { revokeSessions, updatePerson } from './people.repository.ts';
import * as repository from './repository.ts';
import { type Person, toPerson } from './service.ts';

/** People and their sessions are the program's own rows; the caller's right is checked before. */
export const PEOPLE = systemActor('people');
/** The signed-in person's own account, with its version for If-Match. */
export type OwnAccount = Person & { version: number };

/** What it is built on. */
export type PeopleDeps = { database: Database; clock: Clock; clustersOf: ClustersOf };

/** What a person sees and changes of their own account. */
export function createOwnAccounts(deps: PeopleDeps) {
  const { database, clock } = deps;

  return {
    /** The signed-in person's own account. */
    own: (actor: Actor): Promise<OwnAccount> => inTransaction(database, actor, (tx) => ownAccount(tx, actor)),

    /** Changes one's name or the language in which one is written to. 412 when somebody was quicker. */
    changeOwn: (
      actor: Actor,
      expected: number | null,
      change: { name?: string; language?: Language },
    ): Promise<OwnAccount> =>
      inTransaction(database, actor, async (tx) => {
        const { id } = await ownAccount(tx, actor);
        return actingAs(PEOPLE, async () => {
          const changed = await updatePerson(tx, id, expected, change);
          if (changed === null) throw changedMeanwhile();
          await recordAudit(tx, actor, {
            action: 'user.changed',
            entity: 'user',
            entityId: id,
            payload: { fields: Object.keys(change).sort() },
          });
          return { ...(await account(tx, changed)), version: changed.version };
        });
      }),

    /** Sets a new password and ends every session: whoever is signed in elsewhere signs in again. */
    async changePassword(actor: Actor, currentPassword: string, password: string): Promise<void> {
      const passwordHash = await hashPassword(password);
      await inTransaction(database, actor, async (tx) => {
        const { id, email } = await ownAccount(tx, actor);
        await actingAs(PEOPLE, async () => {
          const user = await repository.findUser(tx, id);
          if (!(await passwordMatches(user?.passwordHash ?? null, currentPassword)))
            throw invalidField('/currentPassword', 'is not your password', 'wrong_password');
          assertGoodPassword(password, email);
          await updatePerson(tx, id, null, { passwordHash });
          await revokeSessions(tx, id, clock());
          await recordAudit(tx, actor, { action: 'user.password_changed', entity: 'user', entityId: id });
        });
      });
    },
  };
}

/** @throws DomainError `unauthenticated` when the token outlives the person */
async function ownAccount(tx: Tx, actor: Actor): Promise<OwnAccount> {
  if (actor.kind !== 'user') throw notFound('person');
  const user = await repository.findUser(tx, actor.userId);
  if (user === null || user.disabledAt !== null)
    throw new DomainError('unauthenticated', 'token_invalid', 'This person is not with us any more.');
  return { ...(await account(tx, user)), version: user.version };
}

const account = async (tx: Tx, user: repository.UserRow): Promise<Person> =>
  toPerson(user, await repository.findRoles(tx, user.id));
