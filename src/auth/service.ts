import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Role, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { createAttempts } from './attempts.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { revokeSessions } from './people.repository.ts';
import * as repository from './repository.ts';
import { newToken, tokenHash } from './tokens.ts';

const AUTH = systemActor('auth');
const DAY_MS = 86_400_000;

/** A signed-in person, and the secret for the next refresh. The caller signs the access token. */
export type Session = { userId: string; familyId: string; tokenVersion: number; refreshToken: string };
export type Person = { id: string; email: string; name: string; language: Language; roles: Role[] };

/** People: invited, never self-registered; signed in by password; kept signed in by rotating refresh tokens. */
export type AuthService = ReturnType<typeof createAuthService>;

export function createAuthService(deps: { database: Database; clock: Clock; refreshTokenDays: number }) {
  const { database, clock } = deps;

  const openSession = async (tx: Tx, userId: string, familyId: string): Promise<Session> => {
    const refreshToken = newToken();
    await repository.insertRefreshToken(tx, {
      familyId,
      userId,
      tokenHash: tokenHash(refreshToken),
      expiresAt: new Date(clock().getTime() + deps.refreshTokenDays * DAY_MS),
    });
    const user = (await repository.findUser(tx, userId))!;
    return { userId, familyId, tokenVersion: user.tokenVersion, refreshToken };
  };

  const whoHas = credentialCheck(database, clock);

  return {
    /** 401 `wrong_credentials` for an unknown address, a wrong password and a disabled person alike, in like time. */
    async login(email: string, password: string): Promise<Session> {
      const user = await whoHas(email, password);
      return inTransaction(database, AUTH, (tx) => openSession(tx, user.id, uuidv7()));
    },

    /** Who has this address and password, without opening a session; refuses as `login` does. */
    async identify(email: string, password: string): Promise<{ userId: string; tokenVersion: number }> {
      const { id, tokenVersion } = await whoHas(email, password);
      return { userId: id, tokenVersion };
    },

    /**
     * Trades a refresh token for the next. One that was used before revokes its whole family: either the thief or
     * the owner comes second, and we cannot tell which.
     */
    async refresh(refreshToken: string): Promise<Session> {
      const session = await inTransaction(database, AUTH, async (tx) => {
        const now = clock();
        const token = await repository.lockRefreshToken(tx, tokenHash(refreshToken));
        if (token === null || token.revokedAt !== null || token.expiresAt <= now) return null;
        if (token.usedAt !== null) {
          await repository.revokeFamily(tx, token.familyId, now);
          await recordAudit(tx, AUTH, { action: 'user.refresh_token_reused', entity: 'user', entityId: token.userId });
          return null;
        }
        const user = await repository.findUser(tx, token.userId);
        if (user === null || user.disabledAt !== null) return null;
        await repository.markUsed(tx, token.id, now);
        return openSession(tx, token.userId, token.familyId);
      });
      if (session === null) {
        throw new DomainError(
          'unauthenticated',
          'refresh_token_invalid',
          'The refresh token is unknown, used, revoked or expired: sign in again.',
        );
      }
      return session;
    },

    /** Ends the session of a refresh token, with all tokens of its family. Unknown tokens are no error. */
    async logout(refreshToken: string): Promise<void> {
      await inTransaction(database, AUTH, async (tx) => {
        const token = await repository.lockRefreshToken(tx, tokenHash(refreshToken));
        if (token !== null) await repository.revokeFamily(tx, token.familyId, clock());
      });
    },

    /** Sets a password with the token of an invitation or of a mail about a forgotten one, once, and signs in. */
    async acceptInvitation(token: string, password: string): Promise<Session> {
      const passwordHash = await hashPassword(password);
      return inTransaction(database, AUTH, async (tx) => {
        const now = clock();
        const invitation = await repository.takeInvitation(tx, tokenHash(token), now);
        if (invitation === null || invitation.expiresAt <= now) {
          throw invalidField('/token', 'is unknown, used or expired: ask for a new invitation', 'invitation_invalid');
        }
        const user = await repository.findUser(tx, invitation.userId);
        if (user === null || user.disabledAt !== null) {
          throw invalidField('/token', 'is of an account that was closed', 'invitation_invalid');
        }
        assertGoodPassword(password, user.email);
        await repository.setPassword(tx, invitation.userId, passwordHash);
        await repository.voidInvitations(tx, invitation.userId, now);
        // Whoever knew the forgotten password is out.
        if (user.passwordHash !== null) await revokeSessions(tx, user.id, now);
        await recordAudit(tx, AUTH, {
          action: user.passwordHash === null ? 'user.invitation_accepted' : 'user.password_reset',
          entity: 'user',
          entityId: invitation.userId,
        });
        return openSession(tx, invitation.userId, uuidv7());
      });
    },
  };
}

/** Finds who has an address and a password; an address is closed for a while after too many wrong ones. */
function credentialCheck(database: Database, clock: Clock) {
  const attempts = createAttempts(clock);
  return async (email: string, password: string): Promise<repository.UserRow> => {
    attempts.assertOpen(email);
    const user = await inTransaction(database, AUTH, (tx) => repository.findUserByEmail(tx, email));
    const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password);
    if (matches && user !== null) {
      attempts.succeeded(email);
      return user;
    }
    attempts.failed(email);
    throw new DomainError('unauthenticated', 'wrong_credentials', 'The address or the password is wrong.');
  };
}

/** A person as the API shows it. */
export const toPerson = (user: repository.UserRow, roles: Role[]): Person => ({
  id: user.id,
  email: user.email,
  name: user.name,
  language: user.language ?? DEFAULT_LANGUAGE,
  roles,
});
