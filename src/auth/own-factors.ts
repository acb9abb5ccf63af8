import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import type { PasskeyVerifier } from './passkey-verifier.ts';
import type { PasskeyProof } from './passkeys.ts';
import { passwordMatches } from './passwords.ts';
import { newRecoveryCodes, recoveryCodeOf } from './recovery-codes.ts';
import { findUser, type UserRow } from './repository.ts';
import type { Tell } from './role-decisions.ts';
import * as repository from './second-factor.repository.ts';
import { takeCode } from './second-factor.ts';
import { tokenHash } from './tokens.ts';

const SECOND_FACTOR = systemActor('second-factor');

/** What is shown beside the password: a code, or a passkey's answer. */
export type Factor = { code?: string | undefined; passkey?: PasskeyProof | undefined };
/** What somebody shows who changes how the account is secured. */
export type Proof = Factor & { password: string };
/** A factor of which the passkey was checked: whose it is, null for a refused one; undefined: none was shown. */
export type Checked<T extends Factor> = Omit<T, 'passkey'> & { passkeyOf: string | null | undefined };
/** What came of it: there is none to show, it is missing, it is right, or wrong. */
export type Shown = 'none' | 'missing' | 'right' | 'wrong';

export type OwnFactors = ReturnType<typeof createOwnFactors>;
/** Records what happened to an account's security, and tells its person. */
export type NoteSecurity = ReturnType<typeof createSecurityNotes>;

/** What happened, for the audit log and for the person. */
export const createSecurityNotes =
  (tell: Tell) =>
  async (tx: Tx, actor: Actor, userId: string, what: string, params: { left?: number; passkey?: string } = {}) => {
    await recordAudit(tx, actor, { action: `user.${what}`, entity: 'user', entityId: userId });
    await tell(tx, [{ kind: `account.${what}`, sourceId: uuidv7(), params, to: { userId } }]);
  };

/** What an account is opened with beside its password: codes of an app, recovery codes, passkeys. */
export function createOwnFactors(deps: {
  clock: Clock;
  secret: string;
  note: NoteSecurity;
  verifier: PasskeyVerifier;
}) {
  const { clock, secret, note } = deps;

  /** Takes a code; tells the person when it was one of its recovery codes. */
  const take = async (tx: Tx, userId: string, code: string): Promise<boolean> => {
    const kind = await takeCode(tx, userId, code, { secret, now: clock() });
    if (kind === 'recovery_code')
      await note(tx, SECOND_FACTOR, userId, 'recovery_code_used', {
        left: await repository.recoveryCodesLeft(tx, userId),
      });
    return kind !== null;
  };
  const shown = async (tx: Tx, userId: string, { code, passkeyOf }: Checked<Factor>): Promise<Shown> => {
    if (!(await repository.hasSecondFactor(tx, userId))) return 'none';
    if (passkeyOf !== undefined) return passkeyOf === userId ? 'right' : 'wrong';
    if (code === undefined) return 'missing';
    return (await take(tx, userId, code)) ? 'right' : 'wrong';
  };

  return {
    isOn: repository.hasSecondFactor,
    note,
    shown,

    /** Checks the passkey, where one is shown, before a transaction begins: its challenge is taken in any case. */
    async checked<T extends Factor>({ passkey, ...given }: T): Promise<Checked<T>> {
      return { ...given, passkeyOf: passkey === undefined ? undefined : await deps.verifier.verify(passkey) };
    },

    /** The signed-in person, once its password is right and, where the account has a second factor, that too. */
    async assertProven(tx: Tx, actor: Actor, given: Checked<Proof>): Promise<UserRow> {
      const user = await ownUser(tx, actor);
      if (!(await passwordMatches(user.passwordHash, given.password)))
        throw invalidField('/password', 'is not your password', 'wrong_password');
      const outcome = await shown(tx, user.id, given);
      if (outcome === 'missing')
        throw invalidField('/code', 'is needed, or a passkey: this account has a second factor', 'code_invalid');
      if (outcome === 'wrong' && given.passkeyOf !== undefined)
        throw invalidField('/passkey', 'was not taken: it is not yours, or the attempt is over', 'passkey_invalid');
      if (outcome === 'wrong') throw invalidField('/code', 'is wrong, was used before, or is too old', 'code_invalid');
      return user;
    },

    /** New recovery codes in place of all earlier ones. */
    async giveCodes(tx: Tx, userId: string): Promise<string[]> {
      const codes = newRecoveryCodes();
      await repository.replaceRecoveryCodes(
        tx,
        userId,
        codes.map((code) => tokenHash(recoveryCodeOf(code) as string)),
      );
      return codes;
    },

    /** Recovery codes stand in for a second factor: with the last of it they go. */
    async forgetCodesWithoutFactor(tx: Tx, userId: string): Promise<void> {
      if (!(await repository.hasSecondFactor(tx, userId))) await repository.deleteRecoveryCodes(tx, userId);
    },
  };
}

/** The signed-in person's row. */
export async function ownUser(tx: Tx, actor: Actor): Promise<UserRow> {
  const user = actor.kind === 'user' ? await findUser(tx, actor.userId) : null;
  if (user === null || user.disabledAt !== null) throw notFound('person');
  return user;
}
