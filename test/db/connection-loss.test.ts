import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, type Database } from '../../src/db/client.ts';
import { connectionLost } from '../../src/db/connection-loss.ts';
import { inTransaction, sendAlong, type Tx } from '../../src/db/transaction.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
let owner: postgres.Sql;
/** One connection only: what a dead transaction still says would go to the one that lives now. */
let database: Database;
beforeAll(async () => {
  db = await testDatabase();
  owner = postgres(db.url, { max: 1, onnotice: () => undefined });
  database = connectDatabase({ url: db.url }, { max: 1, name: 'to-be-cut' });
  await owner.unsafe(`
    create table seen (word text);
    grant select, insert on seen to groupement_app;
    create function slow_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return null; end $$;
    create constraint trigger slow after insert on seen deferrable initially deferred
      for each row when (new.word = 'slow') execute function slow_commit();`);
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await db.drop();
});

const say = (tx: Tx, word: string) => tx.execute(sql`insert into seen values (${word})`);
const words = async () => (await owner`select word from seen order by word`).map((row) => row['word']);
/** Ends the pool's session once it is in the given state, its statement like the given one. */
async function cut(state: string, statement = '%'): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const cuts = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'to-be-cut' and state = ${state} and query ilike ${statement}
         and backend_type = 'client backend'`;
    if (cuts.length > 0) return;
    await sleep(10);
  }
  throw new Error(`no session is ${state}`);
}
const fate = (work: (tx: Tx) => Promise<unknown>) =>
  inTransaction(database, TEST_SYSTEM, work).then(
    () => 'committed',
    (error: unknown) => connectionLost(error) ?? (error as Error).message,
  );

describe('a transaction whose connection is cut', () => {
  it('in the middle of a query is told so, and the next one works', async () => {
    const lost = fate((tx) => tx.execute(sql`select pg_sleep(30)`));
    await cut('active', '%pg_sleep%');
    expect(await lost).toMatchObject({ name: 'ConnectionLost', mayBeDone: false });
    expect(await fate((tx) => tx.execute(sql`select 1`))).toBe('committed');
  });

  it('between queries is told so, and what its work still asks for reaches nobody', async () => {
    let resume: () => void = () => undefined;
    const cutDone = new Promise<void>((resolve) => (resume = resolve));
    let afterwards: Promise<unknown> = Promise.resolve();
    const lost = fate(async (tx) => {
      await say(tx, 'before');
      afterwards = cutDone.then(async () => {
        const saying = await say(tx, 'after').catch((error: Error) => error.cause);
        const caught = await say(tx, 'again').catch((error: Error) => error.cause);
        return [saying, caught];
      });
      await afterwards;
    });
    await cut('idle in transaction', 'insert%');
    expect(await lost).toMatchObject({ mayBeDone: false });
    // The one connection now serves another transaction.
    const other = fate(async (tx) => {
      await say(tx, 'other');
      resume();
      for (const error of (await afterwards) as Error[]) expect(error).toMatchObject({ code: 'CONNECTION_CLOSED' });
      await say(tx, 'other too');
    });
    expect(await other).toBe('committed');
    expect(await words()).toEqual(['other', 'other too']);
  });

  it('with writes under way that nobody waits for is told so', async () => {
    const lost = fate(async (tx) => {
      sendAlong(tx.execute(sql`select pg_sleep(30)`), say(tx, 'along'));
    });
    await cut('active', '%pg_sleep%');
    expect(await lost).toMatchObject({ name: 'ConnectionLost' });
    expect(await words()).not.toContain('along');
  });

  it('while it commits is told that it may be done', async () => {
    const lost = fate((tx) => say(tx, 'slow'));
    await cut('active', 'commit%');
    expect(await lost).toMatchObject({ mayBeDone: true });
  });

  it('before it begins is begun again', async () => {
    expect(await fate((tx) => tx.execute(sql`select 1`))).toBe('committed');
    await cut('idle');
    expect(await fate((tx) => say(tx, 'begun again'))).toBe('committed');
    expect(await words()).toContain('begun again');
  });

  it('that one statement is, asks again', async () => {
    const ask = () => database.standing('app_token_standing', uuidv7(), uuidv7(), 1);
    expect(await ask()).toBeNull();
    await cut('idle', '%app_token_standing%');
    expect(await ask()).toBeNull();
  });
});

it('an error of the work itself is no lost connection, whatever its code', async () => {
  const refused = Object.assign(new Error('mail server refused'), { code: 'ECONNREFUSED' });
  expect(await fate(() => Promise.reject(refused))).toBe('mail server refused');
});

it('a database that is not there is told of at once', async () => {
  const nowhere = connectDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' }, { max: 1, name: 'nowhere' });
  const error = await inTransaction(nowhere, TEST_SYSTEM, async () => 1).catch((e: unknown) => e);
  expect(connectionLost(error)).toMatchObject({ mayBeDone: false, cause: { code: 'ECONNREFUSED' } });
  await nowhere.close();
});
