import type { FastifyInstance } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { findUser, insertRefreshToken } from '../src/auth/repository.ts';
import type { Database } from '../src/db/client.ts';
import { inTransaction } from '../src/db/transaction.ts';
import { systemActor } from '../src/shared/actor.ts';

/** An access token of a person as signing in hands it out, with the session that it belongs to, without a password. */
export async function accessToken(app: FastifyInstance, database: Database, userId: string): Promise<string> {
  const familyId = uuidv7();
  const version = await inTransaction(database, systemActor('test'), async (tx) => {
    const expiresAt = new Date(Date.now() + 86_400_000);
    await insertRefreshToken(tx, { familyId, userId, tokenHash: familyId, expiresAt });
    return (await findUser(tx, userId))!.tokenVersion;
  });
  return app.jwt.sign({ sub: userId, sid: familyId, ver: version });
}
