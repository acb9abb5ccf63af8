import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { type Actor, type Role, systemActor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { actorOfNow } from './access.service.ts';
import { type ClustersOf, mayTake } from './grants.ts';
import { type ListedPerson, listedWith } from './people.service.ts';
import { hasOtherAdministrator, lockAdministrators } from './personal-data.repository.ts';
import * as repository from './repository.ts';

const PEOPLE = systemActor('people');

export type RoleTaking = ReturnType<typeof createRoleTaking>;

/** Taking one role of somebody away, where closing the account would take more. */
export function createRoleTaking({ database, clustersOf }: { database: Database; clustersOf: ClustersOf }) {
  return {
    /**
     * Takes the role; the person keeps the others, and signs in again. Staff takes what it may give, and what it gave.
     * @throws DomainError `not_found` for roles that are not there or not the actor's to take; `conflict` for one's own
     *   and for the last administrator's
     */
    take: (actor: Actor, id: string, role: Role): Promise<ListedPerson> =>
      inTransaction(database, actor, async (tx) => {
        if (actor.kind === 'user' && actor.userId === id)
          throw new DomainError('conflict', 'disables_oneself', 'Another person has to take your role away.');
        return actingAs(PEOPLE, async () => {
          await lockAdministrators(tx);
          const taker = await actorOfNow(tx, actor);
          const user = await repository.findUser(tx, id);
          const grant = (await repository.findGrants(tx, id)).find((given) => sameRole(given.role, role));
          if (user === null || grant === undefined || !(await mayTake(tx, taker, grant, clustersOf)))
            throw notFound('role of that person');
          if (role.role === 'admin' && !(await hasOtherAdministrator(tx, id)))
            throw new DomainError('conflict', 'last_administrator', 'There would be no administrator left.');
          await repository.deleteRole(tx, id, role);
          await recordAudit(tx, actor, {
            action: 'user.role_taken',
            entity: 'user',
            entityId: id,
            clusterId: role.role === 'coordinator' ? role.clusterId : null,
            payload: { role },
          });
          return listedWith(user, await repository.findRoles(tx, id));
        });
      }),
  };
}

/** Whether two roles are one and the same. */
const sameRole = (a: Role, b: Role): boolean =>
  a.role === b.role &&
  (a.role !== 'coordinator' || a.clusterId === (b as typeof a).clusterId) &&
  (a.role !== 'member' || a.organisationId === (b as typeof a).organisationId);
