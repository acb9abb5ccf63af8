import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, euros, openBooks } from './books.ts';
import { runRandomOperations } from './random-operations.ts';

let b: Books;
beforeAll(async () => {
  b = await openBooks({ companies: 5, clock: () => new Date() });
});
afterAll(() => b.close());

test('whatever is done at once and whatever is cut short, every entry balances and every sum agrees', async () => {
  const contracts = [];
  for (let i = 0; i < 8; i++) {
    const members = b.companies.slice(i % 3, (i % 3) + 2 + (i % 2));
    const shares = members.map((organisationId, n) => ({
      organisationId,
      shareBp: n === 0 ? 10_000 - 3_333 * (members.length - 1) : 3_333,
    }));
    contracts.push({ id: await b.contract({ value: euros(1_000_000), members: shares }), members });
  }
  const result = await runRandomOperations({
    services: b.t.services,
    database: b.t.database,
    ownerUrl: b.t.db.url,
    contracts,
    operations: 1_500,
    concurrency: 6,
    kills: 40,
    seed: 20_260_615,
  });
  expect(result.faults).toEqual([]);
  expect(result).toMatchObject({ forbiddenAccepted: 0, kills: 40 });
  expect(result.forbiddenTried).toBeGreaterThan(30);
  expect(result.acknowledged).toBeGreaterThan(1_000);
}, 120_000);
