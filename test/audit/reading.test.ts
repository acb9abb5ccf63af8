import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRowView } from '../../src/audit/schemas.ts';
import { dayOf } from '../../src/shared/day.ts';
import { type Books, euros, openBooks } from '../ledger/books.ts';

let b: Books;
let contract: string;
let tender: string;
beforeAll(async () => {
  b = await openBooks();
  const made = await b.t.call('POST', '/tenders', {
    as: b.coordinator,
    body: { title: 'Écluse', buyer: { name: 'Port', private: false }, lots: [{ title: 'Portes' }] },
  });
  tender = made.json().id;
  contract = await b.contract({ tenderId: tender });
  await b.t.call('POST', `/contracts/${contract}/entries`, {
    as: b.coordinator,
    body: { measure: 'paid', amount: euros(5), confirm: true },
  });
  await b.contract();
});
afterAll(() => b.close());

const audit = (query: Record<string, string>, as = b.coordinator) => b.t.call('GET', '/audit', { as, query });
const actions = async (query: Record<string, string>, as = b.coordinator) =>
  (await audit(query, as)).json().items.map((row: { action: string }) => row.action);

test('tells an administrator whether the log is as it was written, and which row is not', async () => {
  const verify = (as = b.admin) => b.t.call('GET', '/audit/verification', { as });
  expect((await verify(b.coordinator)).statusCode).toBe(403);
  const verdict = (await verify()).json();
  expect(verdict).toMatchObject({ intact: true, faults: [], digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(verdict.rows).toBeGreaterThan(3);
});

test('tells who did what, newest first, to those who answer for the cluster', async () => {
  const [row] = (await audit({ entityId: contract })).json().items;
  expect(row).toMatchObject({
    action: 'contract.created',
    entity: 'contract',
    actor: { kind: 'user', id: b.coordinator.id, name: null },
    clusterId: b.clusterId,
  });
  expect(row.names).toMatchObject({ [contract]: expect.any(String), [b.coordinator.id]: expect.any(String) });
  expect((await audit({}, b.member)).statusCode).toBe(403);
  expect(await actions({}, b.stranger)).toEqual([]);
  expect((await actions({ limit: '200' }, b.admin)).length).toBeGreaterThan(
    (await actions({ entity: 'contract' })).length,
  );
});

test('names what and whom the reader may know, beside the ids, and nobody else', async () => {
  const { coordinator, admin, clusterId } = b;
  const body = { name: 'Par l’administrateur', kind: 'company', clusterId };
  expect((await b.t.call('POST', '/organisations', { as: admin, body })).statusCode).toBe(201);
  const named = async (as = coordinator) => {
    const { items } = (await audit({ limit: '200' }, as)).json() as { items: AuditRowView[] };
    return new Set(items.flatMap(({ names }) => Object.keys(names)));
  };
  expect([(await named()).has(coordinator.id), (await named()).has(tender), (await named()).has(admin.id)]).toEqual([
    true,
    true,
    false,
  ]);
  expect((await named(admin)).has(admin.id)).toBe(true);
});

test('gives everything of a tender, and of an organisation', async () => {
  expect(await actions({ tenderId: tender })).toEqual([
    'ledger_entry.posted',
    'ledger_entry.posted',
    'contract.created',
    'tender.created',
  ]);
  expect(await actions({ organisationId: b.companies[1]! })).toEqual(
    expect.arrayContaining(['contract.created', 'organisation.created']),
  );
  expect(await actions({ action: 'contract.created' })).toHaveLength(2);
});

test('is of a period, and pages through it once', async () => {
  const day = dayOf(new Date());
  const all = await actions({ from: day, to: day, limit: '200' });
  expect(await actions({ to: '2020-01-01' })).toEqual([]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = (await audit({ limit: '3', ...(cursor === undefined ? {} : { cursor }) })).json();
    seen.push(...page.items.map((row: { id: string }) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(all.length);
  expect((await audit({ from: '0001-01-01' })).json().errors[0].pointer).toBe('?from');
});

test('is exported as CSV and as lines of JSON', async () => {
  const get = (accept: string, query = { tenderId: tender }) =>
    b.t.call('GET', '/audit/export', { as: b.coordinator, query, headers: { accept } });
  const csv = await get('text/csv');
  expect(csv.statusCode, csv.body).toBe(200);
  expect(csv.body.trim().split('\r\n')).toHaveLength(5);
  expect(csv.body).toContain(`${tender},Écluse,`);
  const lines = (await get('application/x-ndjson')).body.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).action)).toEqual(await actions({ tenderId: tender }));
  expect(
    (await b.t.call('GET', '/audit/export', { as: b.coordinator, query: { from: '0001-01-01' } })).statusCode,
  ).toBe(400);
});
