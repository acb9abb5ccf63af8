import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { createAccess } from './access.service.ts';
import { createAccountInvitations } from './account-invitations.service.ts';
import { createAttempts } from './attempts.ts';
import type { ClustersOf } from './grants.ts';
import { createMailRefusals } from './mail-refusals.service.ts';
import { createOwnFactors, createSecurityNotes } from './own-factors.ts';
import { createPasskeyVerifier } from './passkey-verifier.ts';
import { createPasskeyService } from './passkeys.service.ts';
import { createPeopleService } from './people.service.ts';
import { createPersonalDataService } from './personal-data.service.ts';
import type { RoleRequestDependencies } from './role-decisions.ts';
import { createRoleRequests } from './role-requests.service.ts';
import { createRoleTaking } from './role-taking.service.ts';
import { createSeatSessions, type OpenSeat } from './seat-sessions.service.ts';
import { createSecondFactorService } from './second-factor.service.ts';
import type { SecondFactorPolicy } from './second-factor.ts';
import { createAuthService } from './service.ts';
import { createSessionService } from './sessions.service.ts';
import { createWaitingPeople } from './waiting-people.service.ts';

/** The services of people: who they are and may be, how they sign in, what is kept of them. */
export function buildAuth({
  database,
  clock,
  settings,
  publicUrl,
  clustersOf,
  seatOfInvitation,
  tell,
}: {
  database: Database;
  clock: Clock;
  settings: {
    secret: string;
    refreshTokenDays: number;
    sessionDays: number;
    sessionIdleMinutes: number;
    /** The password of the demonstration's logins; null in production, where there are none. */
    demoPassword: string | null;
    /** Of whom a second factor is demanded. */
    secondFactor: SecondFactorPolicy;
  };
  /** Under which people reach the API, for links in mails. */
  publicUrl: string;
  clustersOf: ClustersOf;
  /** What decides whether the link of an invitation's mail still opens. */
  seatOfInvitation: (tx: Tx, invitationId: string) => Promise<OpenSeat | null>;
  /** Tells people of what happens to their accounts. */
  tell: RoleRequestDependencies['tell'];
}) {
  const { secret, refreshTokenDays, sessionDays, sessionIdleMinutes, demoPassword } = settings;
  const attempts = createAttempts({ database, clock, secret });
  const note = createSecurityNotes(tell);
  const passkeyVerifier = createPasskeyVerifier({ database, clock, note });
  const factors = createOwnFactors({ clock, secret, note, verifier: passkeyVerifier });
  const tokens = createAuthService({ database, clock, refreshTokenDays, attempts, factors });
  const accountInvitations = createAccountInvitations({ database, clock, secret, publicUrl, clustersOf });
  const remindWaiting = createWaitingPeople({ database, clock, secret });
  return {
    access: createAccess({ database, policy: settings.secondFactor }),
    secondFactor: createSecondFactorService({ database, clock, secret, policy: settings.secondFactor, factors }),
    passkeys: createPasskeyService({ database, clock, factors }),
    passkeyVerifier,
    tokens,
    sessions: createSessionService({
      database,
      clock,
      auth: tokens,
      idleMinutes: sessionIdleMinutes,
      days: sessionDays,
      demoPassword,
      policy: settings.secondFactor,
    }),
    seatSessions: createSeatSessions({ database, clock, secret, seat: seatOfInvitation }),
    accountInvitations,
    remindWaiting,
    /** Needs what tells people and names organisations: both are built later. */
    roleRequests: (given: Pick<RoleRequestDependencies, 'tell' | 'namesOf'>) =>
      createRoleRequests({ database, clock, clustersOf, admit: accountInvitations.admit, ...given }),
    roleTaking: createRoleTaking({ database, clustersOf }),
    people: createPeopleService({ database, clock, clustersOf }),
    mailRefusals: createMailRefusals({ database, clock, tell }),
    personalData: createPersonalDataService({ database, clock }),
  };
}
