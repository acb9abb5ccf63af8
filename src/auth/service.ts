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
import type { Checked, Factor, OwnFactors } from './own-factors.ts';
import { type PasskeyProof, passkeyRefused } from './passkeys.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { revokeSessions } from './people.repository.ts';
import * as repository from './repository.ts';
import { codeNeeded, codeWrong } from './second-factor.ts';
import { newToken, tokenHash } from './tokens.ts';

const AUTH = systemActor('auth');
const DAY_MS = 86_400_000;

/** A signed-in person, and the secret for the next refresh. The caller signs the access token. */
export type Session = { userId: string; familyId: string; tokenVersion: number; refreshToken: string };
/** What somebody gives who signs in, and from where. */
export type Credentials = Factor & { email: string; password: string; ip: string };
export type Person = { id: string; email: string; name: string; language: Language; roles: Role[] };

/** People: invited, never self-registered; signed in by password; kept signed in by rotating refresh tokens. */
export type AuthService = ReturnType<typeof createAuthService>;

export function createAuthService(deps: Checks & { database: Database; clock: Clock; refreshTokenDays: number }) {
  const { database, clock } = deps;

  const openSession = sessionOpener(deps);
  const whoHas = credentialCheck(deps);
  const assertFactorOf = factorCheck(deps);

  return {
    /**
     * 401 `wrong_credentials` for an unknown address, a wrong password and a disabled person alike, in like time;
     * `second_factor_needed`, `wrong_code` and `passkey_refused` of an account that has one, once the password is right.
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

    identifyByPasskey: passkeyCheck(deps),

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
      const checked = await deps.factors.checked(given);
      const { email, ...session } = await inTransaction(database, AUTH, async (tx) => {
        const now = clock();
        const { invited, user } = await openedBy(tx, token, now);
        assertGoodPassword(password, user.email);
        await assertFactorOf(tx, user, checked);
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

/** Opens a session, or goes on with one, by a new refresh token. */
const sessionOpener =
  ({ clock, refreshTokenDays }: { clock: Clock; refreshTokenDays: number }) =>
  async (tx: Tx, userId: string, familyId: string): Promise<Session> => {
    const refreshToken = newToken();
    await repository.insertRefreshToken(tx, {
      familyId,
      userId,
      tokenHash: tokenHash(refreshToken),
      expiresAt: new Date(clock().getTime() + refreshTokenDays * DAY_MS),
    });
    const user = (await repository.findUser(tx, userId))!;
    return { userId, familyId, tokenVersion: user.tokenVersion, refreshToken };
  };

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
type Checks = { attempts: Attempts; factors: Pick<OwnFactors, 'isOn' | 'checked' | 'shown'> };

/** Asks for the second factor in a transaction, of an account that has one. */
const factorCheck =
  ({ attempts, factors }: Checks) =>
  async (tx: Tx, { id, email }: repository.UserRow, given: Checked<Omit<Credentials, 'email'>>): Promise<void> => {
    const { ip } = given;
    if (!(await factors.isOn(tx, id))) return;
    await attempts.assertOpen(email, ip);
    const outcome = await factors.shown(tx, id, given);
    if (outcome === 'missing') throw codeNeeded();
    if (outcome !== 'wrong') return;
    await attempts.failed(email, ip);
    throw wrongFactor(given);
  };

const wrongFactor = ({ passkeyOf }: Checked<Factor>): DomainError =>
  passkeyOf === undefined ? codeWrong() : passkeyRefused();

/** Finds who has an address, a password and, where the account has one, a second factor; guessing is slowed down. */
function credentialCheck({ database, attempts, factors }: Checks & { database: Database }) {
  return async ({ email, password, ip, ...factor }: Credentials): Promise<repository.UserRow> => {
    await attempts.assertOpen(email, ip);
    const user = await inTransaction(database, AUTH, (tx) => repository.findAccount(tx, email));
    const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password);
    if (!matches || user === null) {
      await attempts.failed(email, ip);
      throw new DomainError('unauthenticated', 'wrong_credentials', 'The address or the password is wrong.');
    }
    const checked = await factors.checked(factor);
    const outcome = await inTransaction(database, AUTH, (tx) => factors.shown(tx, user.id, checked));
    if (outcome === 'missing') throw codeNeeded();
    if (outcome === 'wrong') {
      await attempts.failed(email, ip);
      throw wrongFactor(checked);
    }
    await attempts.succeeded(email, ip);
    return user;
  };
}

/** Whose passkey answered, which is enough to sign in; refuses strange passkeys and closed accounts alike. */
const passkeyCheck =
  ({ database, attempts, factors }: Checks & { database: Database }) =>
  async (passkey: PasskeyProof, ip: string): Promise<string> => {
    const { passkeyOf } = await factors.checked({ passkey });
    const user =
      passkeyOf == null ? null : await inTransaction(database, AUTH, (tx) => repository.findUser(tx, passkeyOf));
    if (user === null || user.disabledAt !== null) throw passkeyRefused();
    await attempts.succeeded(user.email, ip);
    return user.id;
  };

/** A person as the API shows it. */
export const toPerson = (user: repository.UserRow, roles: Role[]): Person => ({
  id: user.id,
  email: user.email,
  name: user.name,
  language: user.language ?? DEFAULT_LANGUAGE,
  roles,
});
