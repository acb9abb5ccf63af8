import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRole, insertUser } from '../../src/auth/repository.ts';
import { connectDatabase, type Database } from '../../src/db/client.ts';
import { listenToSignals, signal } from '../../src/db/signals.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { type Actor, systemActor } from '../../src/shared/actor.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { until } from '../waiting.ts';
import { type Pooler, poolerMissing, startPooler } from './pooler.ts';

const SYSTEM = systemActor('test');
/** What a transaction is told of whom it is for: every setting that `app_begin` makes. */
const VARIABLES = new Set(readFileSync('drizzle/before/access.sql', 'utf8').match(/app\.[a-z_]+(?=')/g));

/** As whom PostgreSQL reads the statement, by which role, and how many people it shows. */
const seen = async (tx: Tx): Promise<{ who: string; role: string; people: number }> => {
  const [row] = await tx.execute<{ who: string; role: string; people: number }>(
    sql`select concat_ws(' ', app_actor(), app_user_id()) as who, current_user::text as role,
               (select count(*)::int from users) as people`,
  );
  return row!;
};

describe.skipIf(poolerMissing !== null)(poolerMissing ?? 'behind PgBouncer', () => {
  let db: TestDatabase;
  const people: string[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    await inTransaction(db.open(), SYSTEM, async (tx) => {
      for (let i = 0; i < 6; i++)
        people.push((await insertUser(tx, { email: `p${i}-${uuidv7()}@test.example`, name: 'A person' })).id);
      await insertRole(tx, people[0]!, { role: 'admin' });
    });
  });
  afterAll(() => db.drop());

  describe.each(['session', 'transaction'] as const)('that pools by %s', (mode) => {
    let pooler: Pooler;
    let database: Database;
    beforeAll(async () => {
      pooler = await startPooler(db.url, mode);
      database = connectDatabase({ url: pooler.url, directUrl: db.url }, { max: 6, name: 'groupement-test' });
    });
    afterAll(async () => {
      await database.close();
      await pooler.stop();
    });

    it('each transaction is its own person’s, by the application’s role, however connections are shared', async () => {
      const actors: Actor[] = Array.from({ length: 60 }, (_, i) =>
        i % 10 === 0 ? { kind: 'anonymous' } : { kind: 'user', userId: people[i % people.length]!, roles: [] },
      );
      const answers = await Promise.all(
        actors.map((actor) =>
          inTransaction(database, actor, async (tx) => {
            const first = await seen(tx);
            await sleep(2);
            expect(await seen(tx)).toEqual(first);
            return first;
          }),
        ),
      );
      for (const [i, actor] of actors.entries()) {
        expect(answers[i]).toEqual({
          who: actor.kind === 'user' ? `user ${actor.userId}` : 'anonymous',
          role: 'groupement_app',
          people: actor.kind !== 'user' ? 0 : actor.userId === people[0] ? people.length : 1,
        });
      }
    });

    it('nothing of whoever asked outlives the transaction on a connection that others are handed next', async () => {
      await Promise.all([
        ...people.map((userId) => inTransaction(database, { kind: 'user', userId, roles: [] }, (tx) => seen(tx))),
        ...people.map((userId) => database.standing('app_token_standing', userId, uuidv7(), 1)),
      ]);
      const next = postgres(pooler.url, { max: 2, fetch_types: false, prepare: false });
      try {
        const found = await Promise.all(
          Array.from({ length: 16 }, async () => {
            const [row] = await next`
              select current_user = session_user as owner, current_setting('statement_timeout') as patience,
                     (select coalesce(string_agg(current_setting(name, true), ''), '') from unnest(string_to_array(${[...VARIABLES].join(' ')}, ' ')) name) as told`;
            return row;
          }),
        );
        expect(found).toEqual(Array.from({ length: 16 }, () => ({ owner: true, patience: '0', told: '' })));
      } finally {
        await next.end();
      }
    });

    it('signals come by the direct connection', async () => {
      const signals = await listenToSignals(database);
      try {
        let heard = 0;
        signals.subscribe('a-topic', () => heard++);
        await inTransaction(database, SYSTEM, (tx) => signal(tx, 'a-topic'));
        await until(() => heard === 1, { what: 'the signal' });
      } finally {
        await signals.close();
      }
    });
  });

  it('is refused with words where it pools by transaction and no direct address is given', async () => {
    const pooler = await startPooler(db.url, 'transaction');
    const database = connectDatabase({ url: pooler.url }, { max: 6, name: 'groupement-test' });
    try {
      await expect(listenToSignals(database)).rejects.toThrow(/Set DATABASE_DIRECT_URL/);
    } finally {
      await database.close();
      await pooler.stop();
    }
  });
});
