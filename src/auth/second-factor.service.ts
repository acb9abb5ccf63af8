import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { passwordMatches } from './passwords.ts';
import { revokeOtherSessions, revokeSessions } from './people.repository.ts';
import { newRecoveryCodes, recoveryCodeOf } from './recovery-codes.ts';
import { findRoles, findUser, type UserRow } from './repository.ts';
import type { Tell } from './role-decisions.ts';
import * as repository from './second-factor.repository.ts';
import { demandsSecondFactor, type SecondFactorPolicy, takeCode } from './second-factor.ts';
import { tokenHash } from './tokens.ts';
import { newTotpSecret, seal, stepOfCode, totpForApp, unseal } from './totp.ts';

const SECOND_FACTOR = systemActor('second-factor');

/** How one's own account is secured. */
export type Security = {
  /** One of one's roles is in force with a second factor only. */
  demanded: boolean;
  /** Since when a code is asked for; null: none is. */
  totpSince: string | null;
  recoveryCodesLeft: number;
};

export type SecondFactorService = ReturnType<typeof createSecondFactorService>;

/** Codes beside the password: set up and taken away by their person, with its password; checked when it signs in. */
export function createSecondFactorService(deps: {
  database: Database;
  clock: Clock;
  secret: string;
  policy: SecondFactorPolicy;
  tell: Tell;
}) {
  const { database, clock, secret } = deps;
  const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, SECOND_FACTOR, work);

  /** What happened, for the audit log and for the person. */
  const note = async (tx: Tx, actor: Actor, userId: string, what: string, params: { left?: number } = {}) => {
    await recordAudit(tx, actor, { action: `user.${what}`, entity: 'user', entityId: userId });
    await deps.tell(tx, [{ kind: `account.${what}`, sourceId: uuidv7(), params, to: { userId } }]);
  };
  const giveCodes = async (tx: Tx, userId: string): Promise<string[]> => {
    const codes = newRecoveryCodes();
    await repository.replaceRecoveryCodes(
      tx,
      userId,
      codes.map((code) => tokenHash(recoveryCodeOf(code) as string)),
    );
    return codes;
  };
  /** Takes a code; tells the person when it was one of its recovery codes. */
  const take = async (tx: Tx, userId: string, code: string): Promise<boolean> => {
    const kind = await takeCode(tx, userId, code, { secret, now: clock() });
    if (kind === 'recovery_code')
      await note(tx, SECOND_FACTOR, userId, 'recovery_code_used', {
        left: await repository.recoveryCodesLeft(tx, userId),
      });
    return kind !== null;
  };
  const assertCode = async (tx: Tx, userId: string, code: string): Promise<void> => {
    if (!(await take(tx, userId, code)))
      throw invalidField('/code', 'is wrong, was used before, or is too old', 'code_invalid');
  };

  return {
    isOn: repository.hasSecondFactor,
    take,

    /** How the signed-in person's account is secured. */
    own: (actor: Actor): Promise<Security> =>
      asProgram(async (tx) => {
        const { id } = await own(tx, actor);
        const [totp, recoveryCodesLeft, roles] = await Promise.all([
          repository.findTotp(tx, id),
          repository.recoveryCodesLeft(tx, id),
          findRoles(tx, id),
        ]);
        return {
          demanded: demandsSecondFactor(deps.policy, roles),
          totpSince: totp?.confirmedAt?.toISOString() ?? null,
          recoveryCodesLeft,
        };
      }),

    /** A secret for an authenticator app. Counts once a code of it is given; asked again, it is another. */
    begin: (actor: Actor, password: string): Promise<{ secret: string; uri: string; qrSvg: string }> =>
      asProgram(async (tx) => {
        const user = await own(tx, actor, password);
        if (await repository.hasSecondFactor(tx, user.id))
          throw new DomainError(
            'conflict',
            'second_factor_on',
            'This account has a second factor: take it away first.',
          );
        const made = newTotpSecret();
        await repository.putTotp(tx, user.id, seal(secret, made));
        return { secret: made, ...totpForApp(made, user.email) };
      }),

    /**
     * Sets it up with a first code. Every other session ends, since it was opened without.
     * @param keptSecret the cookie of the session that goes on
     */
    confirm: (actor: Actor, code: string, keptSecret: string | null): Promise<{ recoveryCodes: string[] }> =>
      asProgram(async (tx) => {
        const user = await own(tx, actor);
        const totp = await repository.findTotp(tx, user.id);
        if (totp === null || totp.confirmedAt !== null)
          throw new DomainError('conflict', 'nothing_to_confirm', 'Ask for a secret first.');
        const opened = unseal(secret, totp.sealedSecret);
        const now = clock();
        const step = opened === null ? null : stepOfCode(opened, code.replace(/\s/g, ''), now);
        if (step === null || !(await repository.takeStep(tx, user.id, step)))
          throw invalidField('/code', 'is not the one that the app shows now', 'code_invalid');
        await repository.confirmTotp(tx, user.id, now);
        await revokeOtherSessions(tx, user.id, keptSecret === null ? null : tokenHash(keptSecret), now);
        await note(tx, actor, user.id, 'second_factor_on');
        return { recoveryCodes: await giveCodes(tx, user.id) };
      }),
    ...createSecondFactorChanges({ clock, asProgram, note, giveCodes, assertCode }),
  };
}

/** What is done with a second factor that is there. */
function createSecondFactorChanges(parts: {
  clock: Clock;
  asProgram: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  note: (tx: Tx, actor: Actor, userId: string, what: string) => Promise<void>;
  giveCodes: (tx: Tx, userId: string) => Promise<string[]>;
  assertCode: (tx: Tx, userId: string, code: string) => Promise<void>;
}) {
  const { clock, asProgram, note, giveCodes, assertCode } = parts;
  return {
    /** New recovery codes in place of the old ones. */
    renewCodes: (actor: Actor, given: { password: string; code: string }): Promise<{ recoveryCodes: string[] }> =>
      asProgram(async (tx) => {
        const user = await own(tx, actor, given.password);
        await assertOn(tx, user.id);
        await assertCode(tx, user.id, given.code);
        await recordAudit(tx, actor, { action: 'user.recovery_codes_renewed', entity: 'user', entityId: user.id });
        return { recoveryCodes: await giveCodes(tx, user.id) };
      }),

    /** Takes one's own second factor away. */
    remove: (actor: Actor, given: { password: string; code: string }): Promise<void> =>
      asProgram(async (tx) => {
        const user = await own(tx, actor, given.password);
        await assertOn(tx, user.id);
        await assertCode(tx, user.id, given.code);
        await repository.deleteSecondFactor(tx, user.id);
        await note(tx, actor, user.id, 'second_factor_off');
      }),

    /** For somebody who lost app and recovery codes: an administrator, who knows the person, takes it away. */
    reset: (actor: Actor, userId: string): Promise<void> =>
      asProgram(async (tx) => {
        if (!holds(actor, 'admin') || (await findUser(tx, userId)) === null) throw notFound('person');
        if (actor.kind === 'user' && actor.userId === userId)
          throw new DomainError('conflict', 'resets_oneself', 'Take your own away under your account.');
        await assertOn(tx, userId);
        await repository.deleteSecondFactor(tx, userId);
        await revokeSessions(tx, userId, clock());
        await note(tx, actor, userId, 'second_factor_off');
      }),
  };
}

/** The signed-in person; with its password where one is asked for. */
async function own(tx: Tx, actor: Actor, password?: string): Promise<UserRow> {
  const user = actor.kind === 'user' ? await findUser(tx, actor.userId) : null;
  if (user === null || user.disabledAt !== null) throw notFound('person');
  if (password !== undefined && !(await passwordMatches(user.passwordHash, password)))
    throw invalidField('/password', 'is not your password', 'wrong_password');
  return user;
}

async function assertOn(tx: Tx, userId: string): Promise<void> {
  if (await repository.hasSecondFactor(tx, userId)) return;
  throw new DomainError('conflict', 'no_second_factor', 'This account has no second factor.');
}
