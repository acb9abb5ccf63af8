import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { sqlState } from '../../src/db/sql-state.ts';
import { actingAs, inSavepoint, inTransaction, sendAlong, type Tx } from '../../src/db/transaction.ts';
import { outbox } from '../../src/queue/table.ts';
import { type Actor, systemActor } from '../../src/shared/actor.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const SYSTEM = systemActor('test');
const user = (): Actor => ({ kind: 'user', userId: uuidv7(), roles: [] });

/** As whom PostgreSQL reads the statement. */
const whoAmI = async (tx: Tx): Promise<string> => {
  const [row] = await tx.execute<{ who: string }>(
    sql`select app_actor() || ' ' || coalesce(app_user_id()::text, '') as who`,
  );
  return row!.who.trim();
};
const add = (tx: Tx, id: string, job = 'test') => tx.insert(outbox).values({ id, job, payload: {} });

describe('a transaction', () => {
  let db: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    db = await testDatabase();
    database = db.open();
  });
  afterAll(() => db.drop());
  const rows = async (...ids: string[]): Promise<number> =>
    inTransaction(database, SYSTEM, async (tx) => {
      const found = await tx.execute(sql`select id from outbox where id in (${sql.join(ids, sql`, `)})`);
      return found.length;
    });

  it('reads every statement as the one on whose behalf it was called, also when they travel together', async () => {
    const [one, other] = [user(), user()];
    const name = (actor: Actor) => (actor.kind === 'user' ? `user ${actor.userId}` : actor.kind);
    const seen = await inTransaction(database, one, async (tx) => {
      const joined = (actor: Actor) => inTransaction(database, actor, (inner) => whoAmI(inner));
      return Promise.all([
        whoAmI(tx),
        joined(SYSTEM),
        whoAmI(tx),
        joined(other),
        joined(SYSTEM).then(async (first) => [first, await whoAmI(tx)]),
        // A query that the join returns unsent is still the join's.
        inTransaction(
          database,
          SYSTEM,
          (inner) => inner.select({ who: sql<string>`app_actor()` }).from(sql`(select 1) one`) as never,
        ),
        whoAmI(tx),
      ]);
    });
    expect(seen).toEqual([
      name(one),
      'system',
      name(one),
      name(other),
      ['system', name(one)],
      [{ who: 'system' }],
      name(one),
    ]);
  });

  it('keeps nothing when a write that goes along with the commit fails, and says which', async () => {
    const [kept, taken, after] = [uuidv7(), uuidv7(), uuidv7()];
    await inTransaction(database, SYSTEM, async (tx) => void (await add(tx, taken)));
    const attempt = inTransaction(database, SYSTEM, async (tx) => {
      const twice = add(tx, taken).then(undefined, () => {
        throw new Error('taken');
      });
      sendAlong(add(tx, kept).then(), twice, add(tx, after).then());
      return 'done';
    });
    await expect(attempt).rejects.toThrow('taken');
    expect(await rows(kept, after)).toBe(0);
    // The connection is as good as before.
    await inTransaction(database, SYSTEM, async (tx) => sendAlong(add(tx, kept).then()));
    expect(await rows(kept)).toBe(1);
  });

  it('tells the work’s own fault, not those of the writes that it took down', async () => {
    const [id, taken] = [uuidv7(), uuidv7()];
    await inTransaction(database, SYSTEM, async (tx) => void (await add(tx, taken)));
    const attempt = inTransaction(database, SYSTEM, async (tx) => {
      const broken = tx.execute(sql`select 1 / 0`).then(undefined, () => {
        throw new Error('divided by nothing');
      });
      sendAlong(add(tx, id).then());
      await broken;
    });
    await expect(attempt).rejects.toThrow('divided by nothing');
    expect(await rows(id)).toBe(0);
  });

  it('refuses a statement after its end', async () => {
    let kept: Tx | null = null;
    await inTransaction(database, SYSTEM, async (tx) => {
      kept = tx;
      await whoAmI(tx);
    });
    await expect(add(kept as unknown as Tx, uuidv7())).rejects.toThrow(/Failed query|after the end/);
    const late = inTransaction(database, SYSTEM, async (tx) => {
      sendAlong(whoAmI(tx).then(() => add(tx, uuidv7())));
    });
    await expect(late).rejects.toMatchObject({ cause: { name: 'TransactionEnded' } });
  });

  it('lets what may fail alone fail alone: its writes are taken back, also those sent along, the others stand', async () => {
    const [before, inside, along, after] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const one = user();
    await inTransaction(database, one, async (tx) => {
      await actingAs(SYSTEM, (system) => add(system, before));
      const failed = inSavepoint(async () => {
        await actingAs(SYSTEM, async (system) => {
          await add(system, inside);
          sendAlong((async () => add(system, along))());
        });
        throw new Error('refused');
      });
      await expect(failed).rejects.toThrow('refused');
      // Also a statement that PostgreSQL refuses.
      await expect(inSavepoint((inner) => inner.execute(sql`select 1 / 0`))).rejects.toThrow();
      expect(await whoAmI(tx)).toContain('user');
      await inSavepoint(() => actingAs(SYSTEM, (system) => add(system, after)));
    });
    expect(await rows(before, after)).toBe(2);
    expect(await rows(inside, along)).toBe(0);
  });

  it('says why nobody could be named, not that the statements behind failed with it', async () => {
    // The statement that names the actor travels ahead of the first: here PostgreSQL refuses it (no uuid).
    const nobody: Actor = { kind: 'user', userId: 'nobody', roles: [] };
    await expect(inTransaction(database, nobody, whoAmI)).rejects.toSatisfy((e) => sqlState(e) === '22P02');
    await inTransaction(database, SYSTEM, async (tx) => {
      const inner = inSavepoint(() => actingAs(nobody, whoAmI));
      await expect(inner).rejects.toSatisfy((e) => sqlState(e) === '22P02');
      expect(await whoAmI(tx)).toBe('system');
    });
  });

  it('is what acting as somebody else joins: it begins none', async () => {
    await expect(actingAs(SYSTEM, (tx) => whoAmI(tx))).rejects.toThrow('none is open');
    await expect(inSavepoint((tx) => whoAmI(tx))).rejects.toThrow('none is open');
  });
});
