import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase, type Database } from '../../src/db/client.ts';
import { connectionLost } from '../../src/db/connection-loss.ts';
import { inReadSnapshot } from '../../src/db/read-snapshot.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { until } from '../waiting.ts';

/** A way to the database that can be cut: every connection through it in one turn, as when the server goes. */
let way: Server;
const through = new Set<Socket>();
let db: TestDatabase;
let owner: postgres.Sql;
let database: Database;

beforeAll(async () => {
  db = await testDatabase();
  owner = postgres(db.url, { max: 1, onnotice: () => undefined });
  const to = new URL(db.url);
  const server = { port: Number(to.port), host: to.hostname };
  way = createServer((near) => {
    const far = connect(server);
    through.add(near);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        through.delete(near);
        for (const socket of [near, far]) socket.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  to.port = String((way.address() as AddressInfo).port);
  database = connectDatabase({ url: to.href }, { max: 2, name: 'closing-together' });
});
afterAll(async () => {
  await database.close();
  way.close();
  await owner.end();
  await db.drop();
});

const slow = (seconds: number) =>
  inTransaction(database, TEST_SYSTEM, (tx) => tx.execute(sql`select pg_sleep(${seconds})`));
const standing = () => database.standing('app_token_standing', uuidv7(), uuidv7(), 1);
const SLEEPERS = "application_name = 'closing-together' and state = 'active' and query like '%pg_sleep%'";
const sleepers = async (): Promise<number> =>
  (await owner.unsafe(`select 1 from pg_stat_activity where ${SLEEPERS}`)).length;
/** Both connections are open, one of them works, and both are cut, in the order in which they were opened or the other. */
async function cutWhile(work: () => Promise<unknown>, order: 'first' | 'last'): Promise<unknown> {
  const lost = work().catch((error: unknown) => error);
  await until(async () => (await sleepers()) > 0);
  for (const socket of order === 'first' ? [...through] : [...through].reverse()) socket.destroy();
  return lost;
}
/** Asked without being asked again: a connection that sends nothing any more is told of by CONNECT_TIMEOUT. */
const asked = () => database.sql.begin((tx) => tx`select pg_sleep(0.1)`);

describe('when all connections close at once', () => {
  beforeEach(async () => {
    // PostgreSQL itself sleeps on, whoever has gone.
    await owner.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where ${SLEEPERS}`);
    await until(async () => (await sleepers()) === 0);
    await Promise.all([slow(0.1), slow(0.1)]);
    expect(through.size).toBe(2);
  });

  it.each([
    ['a transaction on the one that closes first', () => slow(5), 'first'],
    ['a transaction on the one that closes last', () => slow(5), 'last'],
    ['a reading', () => inReadSnapshot(database, (tx) => tx`select pg_sleep(5)`), 'first'],
    ['a reading behind', () => inReadSnapshot(database, (tx) => tx`select pg_sleep(5)`), 'last'],
  ] as const)(
    'who lost %s and asks again at once is answered, and so is everybody after',
    async (_, work, order) => {
      const again = async () => {
        const error = await cutWhile(work, order);
        return [connectionLost(error)?.mayBeDone, await standing(), await standing()];
      };
      expect(await again()).toEqual([false, null, null]);
      await Promise.all([asked(), asked(), asked()]);
    },
    120_000,
  );
});
