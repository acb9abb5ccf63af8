import { recordAudit } from '../audit/record.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, type Role } from '../shared/actor.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { actorOfNow } from './access.service.ts';
import { mayTake } from './grants.ts';
import { createOwnAccounts, PEOPLE, type PeopleDeps } from './own-account.service.ts';
import { findRolesOf, listPeople, revokeSessions, updatePerson } from './people.repository.ts';
import { hasOtherAdministrator, lockAdministrators } from './personal-data.repository.ts';
import * as repository from './repository.ts';
import { type Person, toPerson } from './service.ts';

/** A person as a coordinator or an administrator sees it. */
export type ListedPerson = Person & {
  /** `invited`: has no password yet; `disabled`: cannot sign in. */
  status: 'invited' | 'active' | 'disabled';
  /** Since when the mailbox refuses mails, and how (RFC 3463); null: it takes them, as far as is known. */
  mailRefused: { at: string; status: string } | null;
};

export type PeopleService = ReturnType<typeof createPeopleService>;

/** Accounts once they are there: who has one, one's own, and closing one when somebody leaves. */
export function createPeopleService(deps: PeopleDeps) {
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
    ...createOwnAccounts(deps),
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
  };
}

/** A person as it stands in lists, with its roles. */
export const listedWith = (user: repository.UserRow, roles: Role[]): ListedPerson => ({
  ...toPerson(user, roles),
  status: user.disabledAt !== null ? 'disabled' : user.passwordHash === null ? 'invited' : 'active',
  mailRefused:
    user.mailRefusedAt === null
      ? null
      : { at: user.mailRefusedAt.toISOString(), status: user.mailRefusedStatus ?? '5.0.0' },
});
