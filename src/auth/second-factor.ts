import type { Tx } from '../db/transaction.ts';
import type { Role } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import { unseal } from '../shared/sealing.ts';
import { recoveryCodeOf } from './recovery-codes.ts';
import * as repository from './second-factor.repository.ts';
import { tokenHash } from './tokens.ts';
import { stepOfCode } from './totp.ts';

/** Of whom a second factor is demanded: of nobody, of administrators, of coordinators too. */
export type SecondFactorPolicy = 'optional' | 'administrators' | 'staff';

/** The roles that nobody has without a second factor. */
const DEMANDING: Readonly<Record<SecondFactorPolicy, readonly Role['role'][]>> = {
  optional: [],
  administrators: ['admin'],
  staff: ['admin', 'coordinator'],
};

/** What the roles ask for: whether any of them is one that nobody has without a second factor. */
export const demandsSecondFactor = (policy: SecondFactorPolicy, roles: readonly Role[]): boolean =>
  roles.some(({ role }) => DEMANDING[policy].includes(role));

/**
 * The roles that a person has as it stands. Whoever has one that demands a second factor, and none yet, has no role at all
 * and reaches nothing but its own account: row-level security knows the roles of its tables only.
 */
export function rolesInForce(
  policy: SecondFactorPolicy,
  { roles, hasSecondFactor }: { roles: Role[]; hasSecondFactor: boolean },
): { roles: Role[]; secondFactorDue: boolean } {
  const secondFactorDue = demandsSecondFactor(policy, roles) && !hasSecondFactor;
  return { roles: secondFactorDue ? [] : roles, secondFactorDue };
}

/** What a code turned out to be. */
export type CodeKind = 'totp' | 'recovery_code';

/**
 * Takes a code of the person, of its app or a recovery code: each is good for once. Null: it is none, or was taken before.
 */
export async function takeCode(
  tx: Tx,
  userId: string,
  code: string,
  { secret, now }: { secret: string; now: Date },
): Promise<CodeKind | null> {
  const recovery = recoveryCodeOf(code);
  if (recovery !== null)
    return (await repository.takeRecoveryCode(tx, userId, tokenHash(recovery), now)) ? 'recovery_code' : null;
  const totp = await repository.findTotp(tx, userId);
  const opened = totp === null ? null : unseal(secret, 'second factor', totp.sealedSecret);
  const step = opened === null ? null : stepOfCode(opened, code.replace(/\s/g, ''), now);
  return step !== null && (await repository.takeStep(tx, userId, step)) ? 'totp' : null;
}

/** The password was right; a code is needed as well. */
export const codeNeeded = (): DomainError =>
  new DomainError(
    'unauthenticated',
    'second_factor_needed',
    'This account has a second factor: give a code of it, or a recovery code, as `code`.',
  );

export const codeWrong = (): DomainError =>
  new DomainError('unauthenticated', 'wrong_code', 'The code is wrong, was used before, or is too old.');
