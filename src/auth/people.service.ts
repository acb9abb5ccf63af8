import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, type Role, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { actorOfNow } from './access.service.ts';
import { type ClustersOf, mayTake } from './grants.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { findRolesOf, listPeople, revokeSessions, updatePerson } from './people.repository.ts';
import { hasOtherAdministrator, lockAdministrators } from './personal-data.repository.ts';
import * as repository from './repository.ts';
import { type Person, toPerson } from './service.ts';

/** People and their sessions are the program's own rows; the caller's right is checked before. */
const PEOPLE = systemActor('people');

/** A person as a coordinator or an administrator sees it. */
export type ListedPerson = Person & {
  /** `invited`: has no password yet; `disabled`: cannot sign in. */
  status: 'invited' | 'active' | 'disabled';
};

/** The signed-in person's own account, with its version for If-Match. */
export type OwnAccount = Person & { version: number };

export type PeopleService = ReturnType<typeof createPeopleService>;

/** Accounts once they are there: who has one, one's own, and closing one when somebody leaves. */
export function createPeopleService(deps: { database: Database; clock: Clock; clustersOf: ClustersOf }) {
  const { database, clock, clustersOf } = deps;
  const listed = async (tx: Tx, user: repository.UserRow): Promise<ListedPerson> =>
    listedWith(user, await repository.findRoles(tx, user.id));

  /** The person, when the actor may close its account: an administrator any; a coordinator those of its clusters only. */
  const administered = async (tx: Tx, actor: Actor, id: string): Promise<repository.UserRow> => {
    const user = await repository.findUser(tx, id);
    if (user === null || user.email.endsWith('@erased.invalid')) throw notFound('person');
    const within: boolean[] = [];
    for (const grant of await repository.findGrants(tx, id)) within.push(await mayTake(tx, actor, grant, clustersOf));
    if (!within.includes(false)) return user;
    if (!within.includes(true)) throw notFound('person');
    throw new DomainError(
      'forbidden',
      'not_allowed',
      'This person works beyond your clusters, or another cluster gave it its role: take away the role that is yours to take, or ask an administrator.',
    );
  };

  return {
    /** Who has an account: of everybody for an administrator, of its clusters for a coordinator. By address. */
    list: (
      actor: Actor,
      query: { limit?: number; cursor?: string; q?: string; clusterId?: string; organisationId?: string },
    ): Promise<Page<ListedPerson>> =>
      inTransaction(database, PEOPLE, async (tx) => {
        const { limit, after } = pageRequest(query, 1);
        const all = holds(actor, 'admin') || actor.kind === 'system';
        const own = coordinatedClusters(actor);
        if (query.clusterId !== undefined && !all && !own.includes(query.clusterId))
          throw invalidField('?clusterId', 'is not a cluster that you coordinate');
        const clusterIds = query.clusterId !== undefined ? [query.clusterId] : all ? null : own;
        const rows = await listPeople(tx, { ...query, clusterIds, limit, after });
        const page = toPage(rows, limit, (row) => [row.email]);
        const roles = await findRolesOf(
          tx,
          page.items.map(({ id }) => id),
        );
        return { ...page, items: page.items.map((user) => listedWith(user, roles.get(user.id) ?? [])) };
      }),

    /**
     * Closes an account: nobody signs in with it, its sessions end, the rows that name the person stay.
     * @throws DomainError `conflict` for oneself and for the last administrator
     */
    disable: (actor: Actor, id: string): Promise<ListedPerson> =>
      inTransaction(database, actor, async (tx) => {
        if (actor.kind === 'user' && actor.userId === id)
          throw new DomainError('conflict', 'disables_oneself', 'Another person has to close your account.');
        return actingAs(PEOPLE, async () => {
          await lockAdministrators(tx);
          const user = await administered(tx, await actorOfNow(tx, actor), id);
          if (user.disabledAt !== null) return listed(tx, user);
          if (!(await hasOtherAdministrator(tx, id)))
            throw new DomainError('conflict', 'last_administrator', 'There would be no administrator left.');
          const now = clock();
          await revokeSessions(tx, id, now);
          const disabled = await updatePerson(tx, id, null, { disabledAt: now });
          await recordAudit(tx, actor, { action: 'user.disabled', entity: 'user', entityId: id });
          return listed(tx, disabled!);
        });
      }),

    /** Opens a closed account again: the password is the one of before. */
    enable: (actor: Actor, id: string): Promise<ListedPerson> =>
      inTransaction(database, actor, (tx) =>
        actingAs(PEOPLE, async () => {
          const user = await administered(tx, await actorOfNow(tx, actor), id);
          if (user.disabledAt === null) return listed(tx, user);
          const enabled = await updatePerson(tx, id, null, { disabledAt: null });
          await recordAudit(tx, actor, { action: 'user.enabled', entity: 'user', entityId: id });
          return listed(tx, enabled!);
        }),
      ),

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

/** A person as it stands in lists, with its roles. */
export const listedWith = (user: repository.UserRow, roles: Role[]): ListedPerson => ({
  ...toPerson(user, roles),
  status: user.disabledAt !== null ? 'disabled' : user.passwordHash === null ? 'invited' : 'active',
});
