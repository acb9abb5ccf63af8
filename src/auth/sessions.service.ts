import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, type Role, type RoleName, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { findSession } from './access.repository.ts';
import { forgetRefusal } from './mail-refusals.repository.ts';
import type { PasskeyProof } from './passkeys.ts';
import { passwordMatches } from './passwords.ts';
import { rolesInForce, type SecondFactorPolicy } from './second-factor.ts';
import type { AuthService, Credentials } from './service.ts';
import * as repository from './sessions.repository.ts';
import { newToken, tokenHash } from './tokens.ts';
import { browserName } from './user-agent.ts';

/** Sessions are the program's own rows. */
const SESSIONS = systemActor('sessions');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How exactly it is known when a session was last used: writing at each request would cost more than it tells. */
const SEEN_MS = MINUTE_MS;

/** A session as its person sees it. */
export type OwnSession = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  browser: string;
  current: boolean;
};

/** Who a session speaks for. */
export type SessionHolder = {
  sessionId: string;
  userId: string;
  roles: Role[];
  /** One of its roles demands a second factor, which it has to set up first. */
  secondFactorDue?: boolean;
  /** The language that it chose. */
  language: Language | null;
  /** The invitation that the session is for, of one that a mail's link opened: it opens nothing else. */
  seat?: string;
};

/** A session that was just opened, with the secret of its cookie. */
export type NewSession = { userId: string; secret: string; expiresAt: Date };

export type SessionService = ReturnType<typeof createSessionService>;

/**
 * Sessions of the console: a secret of 256 bits in a cookie that no script can read, its SHA-256 here. The bearer API
 * has its own tokens.
 */
export function createSessionService(deps: {
  database: Database;
  clock: Clock;
  auth: Pick<AuthService, 'identify' | 'identifyByPasskey' | 'acceptInvitation' | 'logout'>;
  idleMinutes: number;
  days: number;
  policy: SecondFactorPolicy;
  /** The password of the demonstration's logins; null in production, where there are none. */
  demoPassword: string | null;
}) {
  const { database, clock } = deps;
  const idleSince = (now: Date) => new Date(now.getTime() - deps.idleMinutes * MINUTE_MS);
  const begin = async (userId: string, userAgent: string): Promise<NewSession> => {
    const secret = newToken();
    const now = clock();
    const expiresAt = new Date(now.getTime() + deps.days * DAY_MS);
    await inTransaction(database, SESSIONS, async (tx) => {
      await forgetRefusal(tx, userId);
      await repository.insertSession(tx, {
        userId,
        tokenHash: tokenHash(secret),
        lastSeenAt: now,
        expiresAt,
        userAgent: browserName(userAgent),
      });
    });
    return { userId, secret, expiresAt };
  };

  return {
    /** Signs in: a new session each time, never one that was there before. Refuses as login does. */
    async open(given: Credentials, userAgent: string): Promise<NewSession> {
      const { userId } = await deps.auth.identify(given);
      return begin(userId, userAgent);
    },

    /** Signs in with a passkey alone. */
    async openByPasskey(passkey: PasskeyProof, ip: string, userAgent: string): Promise<NewSession> {
      return begin(await deps.auth.identifyByPasskey(passkey, ip), userAgent);
    },

    /** Sets the password that a mail's link lets one choose, and signs in with it. Refuses as accepting an invitation does. */
    async openByInvitation(token: string, given: Omit<Credentials, 'email'>, userAgent: string): Promise<NewSession> {
      const { userId, refreshToken } = await deps.auth.acceptInvitation(token, given);
      // That it opened is for programs: a browser has its cookie.
      await deps.auth.logout(refreshToken);
      return begin(userId, userAgent);
    },

    /** Whom the cookie's secret speaks for; null when its session ended. */
    async holder(secret: string): Promise<SessionHolder | null> {
      const now = clock();
      const seenSince = new Date(now.getTime() - SEEN_MS);
      const found = await findSession(database, tokenHash(secret), { now, idleSince: idleSince(now), seenSince });
      if (found === null) return null;
      const { sessionId, userId, language, unseen } = found;
      if (unseen)
        await inTransaction(database, SESSIONS, (tx) => repository.touchSession(tx, sessionId, now, seenSince));
      return { sessionId, userId, language, ...rolesInForce(deps.policy, found) };
    },

    /** The logins that the seeds of the demonstration made and whose password is still the seeds'. */
    async demoLogins(): Promise<{ email: string; role: RoleName; password: string }[]> {
      const password = deps.demoPassword;
      if (password === null) return [];
      const found = await inTransaction(database, SESSIONS, (tx) => repository.findDemoPeople(tx));
      const logins = await Promise.all(
        found.map(async ({ email, passwordHash, role }) =>
          (await passwordMatches(passwordHash, password)) ? [{ email, role, password }] : [],
        ),
      );
      return logins.flat();
    },

    /** Signs out; a cookie that is none of ours is no error. */
    async close(secret: string): Promise<void> {
      await inTransaction(database, SESSIONS, (tx) => repository.deleteSessionByToken(tx, tokenHash(secret)));
    },

    /** One's own sessions, the last used first. */
    list: (actor: Actor, currentSecret: string | null): Promise<OwnSession[]> =>
      inTransaction(database, SESSIONS, async (tx) => {
        const now = clock();
        const rows = await repository.listSessions(tx, personOf(actor), now, idleSince(now));
        const current = currentSecret === null ? null : tokenHash(currentSecret);
        return rows.map((row) => ({
          id: row.id,
          createdAt: row.createdAt.toISOString(),
          lastSeenAt: row.lastSeenAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
          browser: row.userAgent,
          current: row.tokenHash === current,
        }));
      }),

    /** Ends one of one's own sessions. 404 for another's. */
    end: (actor: Actor, id: string): Promise<void> =>
      inTransaction(database, SESSIONS, async (tx) => {
        if (!(await repository.deleteSession(tx, personOf(actor), id))) throw notFound('session');
        await recordAudit(tx, actor, { action: 'user.session_ended', entity: 'user', entityId: personOf(actor) });
      }),
  };
}

function personOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.userId;
  throw new DomainError('unauthenticated', 'token_invalid', 'Sign in first.');
}
