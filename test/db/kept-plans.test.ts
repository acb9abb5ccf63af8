import { desc, lt, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, type Database } from '../../src/db/client.ts';
import { amongIds } from '../../src/db/ids.ts';
import { newestSeen } from '../../src/db/newest-seen.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { tenders } from '../../src/tenders/table.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

/** A statement as one connection has it: how often its plan was kept, and how often made anew. */
type Prepared = { statement: string; kept: number; anew: number };

describe('a statement that is sent again and again', () => {
  let db: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    db = await testDatabase();
    database = connectDatabase({ url: db.url }, { max: 1, name: 'kept-plans' });
  });
  afterAll(async () => {
    await database.close();
    await db.drop();
  });
  const preparedAfter = async (times: number, work: (tx: Tx) => Promise<unknown>): Promise<Prepared[]> => {
    for (let i = 0; i < times; i++) await inTransaction(database, systemActor('test'), work);
    const rows = await inTransaction(database, systemActor('test'), (tx) =>
      tx.execute<Prepared>(sql`
        select statement, generic_plans::int as kept, custom_plans::int as anew from pg_prepared_statements
         where statement like '%"tenders"%' order by prepare_time`),
    );
    return [...rows];
  };

  it('finds the connection that has planned it also after a pause, for a day', () => {
    expect(database.sql.options.idle_timeout).toBe(0);
    expect(database.sql.options.max_lifetime).toBe(86_400);
  });

  it('is planned once where it asks for so many rows and nothing else', async () => {
    const page = (tx: Tx) => tx.select({ id: tenders.id }).from(tenders).orderBy(desc(tenders.id)).limit(51);
    expect(await preparedAfter(3, page)).toEqual([
      { statement: 'select "id" from "tenders" order by "tenders"."id" desc limit 51', kept: 3, anew: 0 },
    ]);
  });

  it('keeps its number of rows as a parameter where it asks for something else, or for an unusual number', async () => {
    await preparedAfter(1, (tx) => tx.select({ state: tenders.state }).from(tenders).limit(37));
    await preparedAfter(1, (tx) =>
      tx.select({ title: tenders.title }).from(tenders).where(lt(tenders.id, uuidv7())).limit(51),
    );
    const texts = (await preparedAfter(0, async () => undefined)).map(({ statement }) => statement);
    expect(texts.filter((text) => /"state"|"title"/.test(text))).toEqual([
      'select "state" from "tenders" limit $1',
      'select "title" from "tenders" where "tenders"."id" < $1 limit $2',
    ]);
  });

  it('is planned once where it asks for the newest of each of the asker’s clusters', async () => {
    const page = (tx: Tx) =>
      tx
        .select({ language: tenders.language })
        .from(tenders)
        .where(newestSeen(tenders, { cluster: tenders.clusterId }, undefined, 51))
        .orderBy(desc(tenders.id))
        .limit(51);
    const statements = (await preparedAfter(3, page)).filter((one) => /"language"/.test(one.statement));
    expect(statements).toEqual([expect.objectContaining({ kept: 3, anew: 0 })]);
  });

  it('is one statement however many ids it asks for, and keeps its plan', async () => {
    const among = (many: number) => (tx: Tx) =>
      tx
        .select({ version: tenders.version })
        .from(tenders)
        .where(amongIds(tenders.id, Array.from({ length: many }, uuidv7)));
    for (const many of [60, 3, 1, 1]) await preparedAfter(3, among(many));
    const statements = (await preparedAfter(0, async () => undefined)).filter((one) => /"version"/.test(one.statement));
    // Of each statement with parameters five plans are made before one is kept.
    expect(statements).toEqual([expect.objectContaining({ kept: 7, anew: 5 })]);
  });
});
