import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Role, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import type { Attempts } from './attempts.ts';
import { forgetRefusal } from './mail-refusals.repository.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { revokeSessions } from './people.repository.ts';
import * as repository from './repository.ts';
import type { SecondFactorService } from './second-factor.service.ts';
import { codeNeeded, codeWrong } from './second-factor.ts';
import { newToken, tokenHash } from './tokens.ts';

const AUTH = systemActor('auth');
const DAY_MS = 86_400_000;

/** A signed-in person, and the secret for the next refresh. The caller signs the access token. */
export type Session = { userId: string; familyId: string; tokenVersion: number; refreshToken: string };
/** What somebody gives who signs in, and from where. */
export type Credentials = { email: string; password: string; code?: string | undefined; ip: string };
export type Person = { id: string; email: string; name: string; language: Language; roles: Role[] };

/** People: invited, never self-registered; signed in by password; kept signed in by rotating refresh tokens. */
export type AuthService = ReturnType<typeof createAuthService>;

export function createAuthService(deps: Checks & { database: Database; clock: Clock; refreshTokenDays: number }) {
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

  const whoHas = credentialCheck(deps);
  const assertCodeOf = codeCheck(deps);

  return {
    /**
     * 401 `wrong_credentials` for an unknown address, a wrong password and a disabled person alike, in like time;
     * `second_factor_needed` and `wrong_code` of an account that has one, once the password is right.
     */
    async login(given: Credentials): Promise<Session> {
      const user = await whoHas(given);
      return inTransaction(database, AUTH, async (tx) => {
        await forgetRefusal(tx, user.id);
        return openSession(tx, user.id, uuidv7());
      });
    },

    /** Who has this address and password, without opening a session; refuses as `login` does. */
    async identify(given: Credentials): Promise<{ userId: string; tokenVersion: number }> {
      const { id, tokenVersion } = await whoHas(given);
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

    /**
     * Sets a password with the token of an invitation or of a mail about a forgotten one, once, and signs in. An account
     * with a second factor asks for its code as well: a mailbox alone does not open it. An invitation of somebody who has
     * an account already brings its roles to that account.
     */
    async acceptInvitation(token: string, given: Omit<Credentials, 'email'>): Promise<Session> {
      const { password, ip } = given;
      const passwordHash = await hashPassword(password);
      const { email, ...session } = await inTransaction(database, AUTH, async (tx) => {
        const now = clock();
        const { invited, user } = await openedBy(tx, token, now);
        assertGoodPassword(password, user.email);
        await assertCodeOf(tx, user, given);
        await repository.setPassword(tx, user.id, passwordHash);
        await repository.voidInvitations(tx, invited.id, now);
        if (user.id !== invited.id) await repository.mergeInto(tx, user.id, invited.id);
        // Whoever knew the forgotten password is out.
        if (user.passwordHash !== null) await revokeSessions(tx, user.id, now);
        await recordAudit(tx, AUTH, {
          action: invited.passwordHash === null ? 'user.invitation_accepted' : 'user.password_reset',
          entity: 'user',
          entityId: user.id,
          ...(user.id === invited.id ? {} : { payload: { invitedAs: invited.id } }),
        });
        return { ...(await openSession(tx, user.id, uuidv7())), email: user.email };
      });
      // Whoever has the mailbox is let in, however many others guess.
      await deps.attempts.succeeded(email, ip);
      return session;
    },
  };
}

/** Takes an invitation's token: who was invited, and whose account it opens, which may be one of before. */
async function openedBy(
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ invited: repository.UserRow; user: repository.UserRow }> {
  const invitation = await repository.takeInvitation(tx, tokenHash(token), now);
  if (invitation === null || invitation.expiresAt <= now)
    throw invalidField('/token', 'is unknown, used or expired: ask for a new invitation', 'invitation_invalid');
  const closed = invalidField('/token', 'is of an account that was closed', 'invitation_invalid');
  const invited = await repository.findUser(tx, invitation.userId);
  if (invited === null || invited.disabledAt !== null) throw closed;
  await repository.lockAddress(tx, invited.email);
  const user = (await repository.findAccount(tx, invited.email)) ?? invited;
  if (user.disabledAt !== null) throw closed;
  return { invited, user };
}

/** What both doors check with. */
type Checks = { attempts: Attempts; secondFactor: Pick<SecondFactorService, 'isOn' | 'take'> };

/** Asks for a code in a transaction, of an account that has a second factor. */
const codeCheck =
  ({ attempts, secondFactor }: Checks) =>
  async (tx: Tx, { id, email }: repository.UserRow, { code, ip }: Omit<Credentials, 'email'>): Promise<void> => {
    if (!(await secondFactor.isOn(tx, id))) return;
    if (code === undefined) throw codeNeeded();
    await attempts.assertOpen(email, ip);
    if (await secondFactor.take(tx, id, code)) return;
    await attempts.failed(email, ip);
    throw codeWrong();
  };

/** Finds who has an address, a password and, where the account has a second factor, a code; guessing is slowed down. */
function credentialCheck({ database, attempts, secondFactor }: Checks & { database: Database }) {
  return async ({ email, password, code, ip }: Credentials): Promise<repository.UserRow> => {
    await attempts.assertOpen(email, ip);
    const user = await inTransaction(database, AUTH, (tx) => repository.findAccount(tx, email));
    const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password);
    if (!matches || user === null) {
      await attempts.failed(email, ip);
      throw new DomainError('unauthenticated', 'wrong_credentials', 'The address or the password is wrong.');
    }
    const state = await inTransaction(database, AUTH, async (tx) => {
      if (!(await secondFactor.isOn(tx, user.id))) return 'none';
      if (code === undefined) return 'needed';
      return (await secondFactor.take(tx, user.id, code)) ? 'right' : 'wrong';
    });
    if (state === 'needed') throw codeNeeded();
    if (state === 'wrong') {
      await attempts.failed(email, ip);
      throw codeWrong();
    }
    await attempts.succeeded(email, ip);
    return user;
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
