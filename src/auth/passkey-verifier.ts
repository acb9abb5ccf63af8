import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { RelyingParty } from '../shared/relying-party.ts';
import type { NoteSecurity } from './own-factors.ts';
import * as repository from './passkeys.repository.ts';
import { type PasskeyProof, requestOptions, signedBy } from './passkeys.ts';
import { newToken, tokenHash } from './tokens.ts';

/** Passkeys are the program's own rows. */
const PASSKEYS = systemActor('passkeys');
const CEREMONY_MS = 5 * 60_000;

export type PasskeyVerifier = ReturnType<typeof createPasskeyVerifier>;

/** The secret of one attempt, for who asked; what is to be signed lies in the table until it is taken or too old. */
export async function beginCeremony(
  tx: Tx,
  challenge: { challenge: string; userId: string | null },
  now: Date,
): Promise<{ ceremony: string }> {
  const ceremony = newToken();
  const expiresAt = new Date(now.getTime() + CEREMONY_MS);
  await repository.insertChallenge(tx, { ...challenge, secretHash: tokenHash(ceremony), expiresAt });
  return { ceremony };
}

/** Checks passkeys that sign in, or stand in for a code. */
export function createPasskeyVerifier({
  database,
  clock,
  note,
}: {
  database: Database;
  clock: Clock;
  note: NoteSecurity;
}) {
  return {
    /** What a browser is to ask a passkey. Nothing is told of whose there are: the device finds its person. */
    async ask(party: RelyingParty) {
      const options = await requestOptions(party);
      const { challenge } = options;
      const begun = await inTransaction(database, PASSKEYS, (tx) =>
        beginCeremony(tx, { challenge, userId: null }, clock()),
      );
      return { ...begun, options };
    },

    /**
     * Whose passkey it was that answered; null when it is none of ours, or the challenge is not there any more. The
     * challenge is taken first and for good, so that no answer is looked at twice.
     */
    async verify(proof: PasskeyProof): Promise<string | null> {
      const { ceremony, credential } = proof;
      const asked = await inTransaction(database, PASSKEYS, (tx) =>
        repository.takeChallenge(tx, tokenHash(ceremony), clock()),
      );
      if (asked === null || asked.userId !== null) return null;
      const passkey = await inTransaction(database, PASSKEYS, (tx) => repository.findPasskey(tx, credential.id));
      if (passkey === null) return null;
      const { userHandle } = credential.response;
      if (userHandle !== undefined && userHandle !== Buffer.from(passkey.userId).toString('base64url')) return null;
      const counter = await signedBy(passkey, asked.challenge, proof);
      if (counter === null) return null;
      return inTransaction(database, PASSKEYS, async (tx) => {
        if (await repository.countSignature(tx, passkey.id, counter, clock())) return passkey.userId;
        // Two devices seem to hold one key.
        await note(tx, PASSKEYS, passkey.userId, 'passkey_suspect', { passkey: passkey.name });
        return null;
      });
    },
  };
}
