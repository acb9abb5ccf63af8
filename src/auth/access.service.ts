import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, type Role, systemActor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { findSignedIn, isActive } from './access.repository.ts';
import { findRoles } from './repository.ts';
import { hasSecondFactor } from './second-factor.repository.ts';
import { rolesInForce, type SecondFactorPolicy } from './second-factor.ts';

/** Who somebody is must be known before anything can be read as that person. */
const GATE = systemActor('gate');

/** What an access token says of whom it speaks for: never what the person may do. */
export type TokenHolder = {
  userId: string;
  /** The family of refresh tokens that it was handed out with: it ends with it. */
  familyId: string;
  /** `users.token_version` when it was handed out: it ends when that has moved on. */
  version: number;
};

/** The one place in which the program learns who somebody is and what they may do: from the tables, at each request. */
export function createAccess({ database, policy }: { database: Database; policy: SecondFactorPolicy }) {
  return {
    /**
     * The roles of the person whom an access token speaks for; null when the account is closed, and when the token
     * ended: with its session, or since password, roles or state of the person changed.
     */
    async byToken(
      holder: TokenHolder,
    ): Promise<{ roles: Role[]; secondFactorDue: boolean; language: Language | null } | null> {
      const found = await findSignedIn(database, holder);
      return found === null ? null : { ...rolesInForce(policy, found), language: found.language };
    },

    /** The roles of a person who gave its password at that version; null when the account is closed or has moved on. */
    byPassword: (userId: string, version: number): Promise<Role[] | null> =>
      inTransaction(database, GATE, async (tx) => {
        const roles = await rolesOfActive(tx, userId, version);
        if (roles === null) return null;
        return rolesInForce(policy, { roles, hasSecondFactor: await hasSecondFactor(tx, userId) }).roles;
      }),
  };
}

async function rolesOfActive(tx: Tx, userId: string, version?: number): Promise<Role[] | null> {
  const [there, roles] = await Promise.all([isActive(tx, userId, version), findRoles(tx, userId)]);
  return there ? roles : null;
}

/**
 * The actor as the tables have it at this moment of an open transaction that may read all people: for what must not
 * race, once the rows in question are locked.
 * @throws DomainError `unauthenticated` when the account was closed meanwhile
 */
export async function actorOfNow(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.kind !== 'user') return actor;
  const roles = await rolesOfActive(tx, actor.userId);
  if (roles === null) throw new DomainError('unauthenticated', 'token_invalid', 'This person is not with us any more.');
  return { ...actor, roles };
}
