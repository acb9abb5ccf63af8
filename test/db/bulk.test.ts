import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusters } from '../../src/clusters/table.ts';
import { insertMany, updateMany } from '../../src/db/bulk.ts';
import type { Database } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
let database: Database;
beforeAll(async () => {
  db = await testDatabase();
  database = db.open();
});
afterAll(() => db.drop());

describe('inserting many rows at once', () => {
  test('stores every value as drizzle’s own insert does', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((s) => s.isWellFormed() && !s.includes('\0'));
    const row = fc.record(
      {
        kind: fc.constantFrom('business' as const, 'federation' as const),
        description: fc.option(text),
        sectors: fc.array(text, { maxLength: 4 }),
        foundedYear: fc.option(fc.integer({ min: 0, max: 9_999 })),
        policy: fc.option(
          fc.record(
            {
              coverage: fc.nat(100),
              cohesion: fc.nat(100),
              proximity: fc.nat(100),
              sme: fc.nat(100),
              balance: fc.nat(100),
              fairTurn: fc.nat(100),
              parsimony: fc.nat(100),
            },
            { noNullPrototype: true },
          ),
        ),
      },
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const named = (prefix: string) => rows.map((r, i) => ({ ...r, name: `${prefix}${i} ${uuidv7()}` }));
        const [ours, theirs] = [named('a'), named('a')];
        const read = async (names: string[]) =>
          inTransaction(database, TEST_SYSTEM, async (tx) => {
            const found = [];
            for (const name of names) found.push(...(await tx.select().from(clusters).where(eq(clusters.name, name))));
            return found.map(({ id: _id, name: _name, createdAt: _c, updatedAt: _u, ...rest }) => rest);
          });
        await inTransaction(database, TEST_SYSTEM, async (tx) => {
          expect(await insertMany(tx, clusters, ours)).toBe(rows.length);
          await tx.insert(clusters).values(theirs);
        });
        expect(await read(ours.map((r) => r.name))).toEqual(await read(theirs.map((r) => r.name)));
      }),
      { numRuns: 30 },
    );
  });

  test('fails on a row that is there, or skips it when told to', async () => {
    const name = `twice ${uuidv7()}`;
    const insert = (onConflict: 'fail' | 'skip') =>
      inTransaction(database, TEST_SYSTEM, (tx) =>
        insertMany(tx, clusters, [{ name, kind: 'business' as const }], { onConflict }),
      );
    expect(await insert('fail')).toBe(1);
    await expect(insert('fail')).rejects.toThrow();
    expect(await insert('skip')).toBe(0);
  });

  test('is bound by row-level security', async () => {
    const anonymous = { kind: 'anonymous' } as const;
    const attempt = inTransaction(database, anonymous, (tx) =>
      insertMany(tx, clusters, [{ name: `nobody's ${uuidv7()}`, kind: 'business' as const }]),
    );
    await expect(attempt).rejects.toThrow();
  });

  test('takes more rows than one statement holds, and changes them so too', async () => {
    const rows = Array.from({ length: 5_003 }, (_, i) => ({
      id: uuidv7(),
      name: `row ${i}`,
      kind: 'business' as const,
    }));
    const counted = await inTransaction(database, TEST_SYSTEM, async (tx) => {
      expect(await insertMany(tx, clusters, rows)).toBe(rows.length);
      const changes = rows.map(({ id }, i) => ({ id, description: `number ${i}` }));
      expect(await updateMany(tx, clusters, changes, sql`version = t.version + 1`)).toBe(rows.length);
      return tx
        .select({ count: sql<number>`count(*)::int` })
        .from(clusters)
        .where(
          sql`${clusters.name} like 'row %' and ${clusters.version} = 2 and ${clusters.description} like 'number %'`,
        );
    });
    expect(counted).toEqual([{ count: rows.length }]);
  });
});
