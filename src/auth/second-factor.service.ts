import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { seal, unseal } from '../shared/sealing.ts';
import { type OwnFactors, ownUser, type Proof } from './own-factors.ts';
import { listPasskeys } from './passkeys.repository.ts';
import { revokeOtherSessions, revokeSessions } from './people.repository.ts';
import { findRoles, findUser } from './repository.ts';
import * as repository from './second-factor.repository.ts';
import { demandsSecondFactor, type SecondFactorPolicy } from './second-factor.ts';
import { tokenHash } from './tokens.ts';
import { newTotpSecret, stepOfCode, totpForApp } from './totp.ts';

const SECOND_FACTOR = systemActor('second-factor');

/** How one's own account is secured. */
export type Security = {
  /** One of one's roles is in force with a second factor only. */
  demanded: boolean;
  /** Since when a code is asked for; null: none is. */
  totpSince: string | null;
  passkeys: number;
  recoveryCodesLeft: number;
};

export type SecondFactorService = ReturnType<typeof createSecondFactorService>;

type Deps = { database: Database; clock: Clock; secret: string; policy: SecondFactorPolicy; factors: OwnFactors };
type AsProgram = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Codes beside the password: set up and taken away by their person, with what the account is secured by already. */
export function createSecondFactorService(deps: Deps) {
  const { clock, secret, factors } = deps;
  const asProgram: AsProgram = (work) => inTransaction(deps.database, SECOND_FACTOR, work);

  return {
    /** How the signed-in person's account is secured. */
    own: (actor: Actor): Promise<Security> =>
      asProgram(async (tx) => {
        const { id } = await ownUser(tx, actor);
        const [totp, passkeys, recoveryCodesLeft, roles] = await Promise.all([
          repository.findTotp(tx, id),
          listPasskeys(tx, id),
          repository.recoveryCodesLeft(tx, id),
          findRoles(tx, id),
        ]);
        return {
          demanded: demandsSecondFactor(deps.policy, roles),
          totpSince: totp?.confirmedAt?.toISOString() ?? null,
          passkeys: passkeys.length,
          recoveryCodesLeft,
        };
      }),

    /** A secret for an authenticator app. Counts once a code of it is given; asked again, it is another. */
    async begin(actor: Actor, given: Proof): Promise<{ secret: string; uri: string; qrSvg: string }> {
      const checked = await factors.checked(given);
      return asProgram(async (tx) => {
        const { id } = await ownUser(tx, actor);
        if (await repository.hasTotp(tx, id))
          throw new DomainError(
            'conflict',
            'second_factor_on',
            'This account has an authenticator app: take it away first.',
          );
        const user = await factors.assertProven(tx, actor, checked);
        const made = newTotpSecret();
        await repository.putTotp(tx, id, seal(secret, 'second factor', made));
        return { secret: made, ...totpForApp(made, user.email) };
      });
    },

    /**
     * Sets it up with a first code. Every other session ends, since it was opened without.
     * @param keptSecret the cookie of the session that goes on
     */
    confirm: (actor: Actor, code: string, keptSecret: string | null): Promise<{ recoveryCodes: string[] }> =>
      asProgram(async (tx) => {
        const user = await ownUser(tx, actor);
        const totp = await repository.findTotp(tx, user.id);
        if (totp === null || totp.confirmedAt !== null)
          throw new DomainError('conflict', 'nothing_to_confirm', 'Ask for a secret first.');
        const opened = unseal(secret, 'second factor', totp.sealedSecret);
        const now = clock();
        const step = opened === null ? null : stepOfCode(opened, code.replace(/\s/g, ''), now);
        if (step === null || !(await repository.takeStep(tx, user.id, step)))
          throw invalidField('/code', 'is not the one that the app shows now', 'code_invalid');
        await repository.confirmTotp(tx, user.id, now);
        await revokeOtherSessions(tx, user.id, keptSecret === null ? null : tokenHash(keptSecret), now);
        await factors.note(tx, actor, user.id, 'second_factor_on');
        return { recoveryCodes: await factors.giveCodes(tx, user.id) };
      }),
    ...createSecondFactorChanges(deps, asProgram),
  };
}

/** What is done with a second factor that is there. */
function createSecondFactorChanges({ clock, factors }: Deps, asProgram: AsProgram) {
  return {
    /** New recovery codes in place of the old ones. */
    async renewCodes(actor: Actor, given: Proof): Promise<{ recoveryCodes: string[] }> {
      const checked = await factors.checked(given);
      return asProgram(async (tx) => {
        const { id } = await factors.assertProven(tx, actor, checked);
        await assertOn(tx, id);
        await recordAudit(tx, actor, { action: 'user.recovery_codes_renewed', entity: 'user', entityId: id });
        return { recoveryCodes: await factors.giveCodes(tx, id) };
      });
    },

    /** Takes one's own authenticator app away; with the last second factor go the recovery codes. */
    async remove(actor: Actor, given: Proof): Promise<void> {
      const checked = await factors.checked(given);
      await asProgram(async (tx) => {
        const { id } = await factors.assertProven(tx, actor, checked);
        if (!(await repository.hasTotp(tx, id)))
          throw new DomainError('conflict', 'no_second_factor', 'This account has no authenticator app.');
        await repository.deleteTotp(tx, id);
        await factors.forgetCodesWithoutFactor(tx, id);
        await factors.note(tx, actor, id, 'second_factor_off');
      });
    },

    /** For somebody who lost app, passkeys and recovery codes: an administrator, who knows the person, takes them away. */
    reset: (actor: Actor, userId: string): Promise<void> =>
      asProgram(async (tx) => {
        if (!holds(actor, 'admin') || (await findUser(tx, userId)) === null) throw notFound('person');
        if (actor.kind === 'user' && actor.userId === userId)
          throw new DomainError('conflict', 'resets_oneself', 'Take your own away under your account.');
        await assertOn(tx, userId);
        await repository.deleteSecondFactor(tx, userId);
        await revokeSessions(tx, userId, clock());
        await factors.note(tx, actor, userId, 'second_factor_off');
      }),
  };
}

async function assertOn(tx: Tx, userId: string): Promise<void> {
  if (await repository.hasSecondFactor(tx, userId)) return;
  throw new DomainError('conflict', 'no_second_factor', 'This account has no second factor.');
}
