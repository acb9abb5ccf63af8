import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { RelyingParty } from '../shared/relying-party.ts';
import { type OwnFactors, ownUser, type Proof } from './own-factors.ts';
import { beginCeremony } from './passkey-verifier.ts';
import * as repository from './passkeys.repository.ts';
import { creationOptions, madeFor, type NewPasskey } from './passkeys.ts';
import { revokeOtherSessions } from './people.repository.ts';
import { hasSecondFactor } from './second-factor.repository.ts';
import { tokenHash } from './tokens.ts';

/** Passkeys are the program's own rows. */
const PASSKEYS = systemActor('passkeys');
/** So many a person has at most. */
const MOST = 20;

/** A passkey as its person sees it. */
export type Passkey = {
  id: string;
  name: string;
  backedUp: boolean;
  createdAt: string;
  lastUsedAt: string | null;
};

export type PasskeyService = ReturnType<typeof createPasskeyService>;

/** One's own passkeys: made and removed with the password and, where the account has a second factor, with it too. */
export function createPasskeyService(deps: { database: Database; clock: Clock; factors: OwnFactors }) {
  const { database, clock, factors } = deps;
  const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, PASSKEYS, work);

  return {
    list: (actor: Actor): Promise<Passkey[]> =>
      asProgram(async (tx) => (await repository.listPasskeys(tx, personOf(actor))).map(toPasskey)),

    /** What a browser is to ask of a device for a new passkey of the person. */
    async begin(actor: Actor, party: RelyingParty, given: Proof) {
      const checked = await factors.checked(given);
      return asProgram(async (tx) => {
        const user = await factors.assertProven(tx, actor, checked);
        const known = await repository.listPasskeys(tx, user.id);
        if (known.length >= MOST)
          throw new DomainError(
            'conflict',
            'too_many_passkeys',
            `An account has ${MOST} passkeys at most: remove one.`,
          );
        const options = await creationOptions(party, user, known);
        return { ...(await beginCeremony(tx, { challenge: options.challenge, userId: user.id }, clock())), options };
      });
    },

    /**
     * Keeps a new passkey. Where it is the account's first second factor, every other session ends, since it was opened
     * without, and recovery codes are given.
     * @param keptSecret the cookie of the session that goes on
     */
    async make(
      actor: Actor,
      made: NewPasskey,
      keptSecret: string | null,
    ): Promise<{ passkey: Passkey; recoveryCodes: string[] }> {
      const asked = await asProgram((tx) => repository.takeChallenge(tx, tokenHash(made.ceremony), clock()));
      const info = asked === null || asked.userId !== personOf(actor) ? null : await madeFor(asked.challenge, made);
      const refused = invalidField('/credential', 'was not made for this attempt: begin again', 'passkey_invalid');
      if (info === null) throw refused;
      return asProgram(async (tx) => {
        const user = await ownUser(tx, actor);
        const first = !(await hasSecondFactor(tx, user.id));
        const row = await repository.insertPasskey(tx, {
          userId: user.id,
          credentialId: info.credential.id,
          publicKey: Buffer.from(info.credential.publicKey).toString('base64url'),
          counter: info.credential.counter,
          transports: [...new Set(made.credential.response.transports ?? [])],
          name: made.name,
          backedUp: info.credentialBackedUp,
        });
        if (row === null) throw refused;
        if (first) await revokeOtherSessions(tx, user.id, keptSecret === null ? null : tokenHash(keptSecret), clock());
        await factors.note(tx, actor, user.id, 'passkey_added', { passkey: row.name });
        return { passkey: toPasskey(row), recoveryCodes: first ? await factors.giveCodes(tx, user.id) : [] };
      });
    },

    /** Calls one's own passkey something else. 404 for another's. */
    rename: (actor: Actor, id: string, name: string): Promise<void> =>
      asProgram(async (tx) => {
        if (!(await repository.renamePasskey(tx, personOf(actor), id, name))) throw notFound('passkey');
        await recordAudit(tx, actor, { action: 'user.passkey_renamed', entity: 'user', entityId: personOf(actor) });
      }),

    /** Removes one's own passkey. With the last second factor go the recovery codes. 404 for another's. */
    async remove(actor: Actor, id: string, given: Proof): Promise<void> {
      const checked = await factors.checked(given);
      await asProgram(async (tx) => {
        const user = await factors.assertProven(tx, actor, checked);
        const name = await repository.deletePasskey(tx, user.id, id);
        if (name === null) throw notFound('passkey');
        await factors.note(tx, actor, user.id, 'passkey_removed', { passkey: name });
        await factors.forgetCodesWithoutFactor(tx, user.id);
      });
    },
  };
}

function personOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.userId;
  throw notFound('person');
}

const toPasskey = ({ id, name, backedUp, createdAt, lastUsedAt }: repository.PasskeyRow): Passkey => ({
  id,
  name,
  backedUp,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
