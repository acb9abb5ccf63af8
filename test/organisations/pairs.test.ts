import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBase, readRecords } from '../../src/candidates/reading.repository.ts';
import { askIn } from '../../src/db/ask.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { numberOf } from '../../src/matching/network/columns.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let coordinator: TestPerson;
let neighbour: TestPerson;
let [a, b, c, far] = ['', '', '', ''];

beforeAll(async () => {
  t = await testApp();
  const mine = await t.cluster();
  const theirs = await t.cluster();
  coordinator = await t.person({ role: 'coordinator', clusterId: mine });
  neighbour = await t.person({ role: 'coordinator', clusterId: theirs });
  const add = async (as: TestPerson, name: string): Promise<string> =>
    (await t.call('POST', '/organisations', { as, body: { name, kind: 'company' } })).json().id;
  [a, b, c, far] = [
    await add(coordinator, 'A'),
    await add(coordinator, 'B'),
    await add(coordinator, 'C'),
    await add(neighbour, 'Far'),
  ];
});
afterAll(() => t.close());

describe('relations', () => {
  const relate = (id: string, body: object, as = coordinator) =>
    t.call('POST', `/organisations/${id}/relations`, { as, body });
  const relations = async (id: string, as = coordinator) =>
    (await t.call('GET', `/organisations/${id}/relations`, { as })).json().items;

  test('are seen from both ends, once, and taken back from either', async () => {
    const made = await relate(a, { organisationId: b, kind: 'competitor', note: 'même métier' });
    expect([made.statusCode, made.json()]).toMatchObject([201, { organisationId: b, kind: 'competitor' }]);
    expect(await relations(b)).toMatchObject([{ organisationId: a, kind: 'competitor', note: 'même métier' }]);
    expect((await relate(b, { organisationId: a, kind: 'competitor' })).statusCode).toBe(409);
    expect((await relate(b, { organisationId: a, kind: 'same_group' })).statusCode).toBe(201);
    const path = `/organisations/${b}/relations/${made.json().id}`;
    expect((await t.call('DELETE', path, { as: coordinator })).statusCode).toBe(204);
    expect((await t.call('DELETE', path, { as: coordinator })).statusCode).toBe(404);
    expect(await relations(a)).toMatchObject([{ kind: 'same_group' }]);
  });

  test('need two organisations that the coordinator sees', async () => {
    for (const other of [a, far, '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10']) {
      const answer = await relate(a, { organisationId: other, kind: 'competitor' });
      expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/organisationId']);
    }
    expect((await relate(a, { organisationId: b, kind: 'competitor' }, neighbour)).statusCode).toBe(404);
  });

  test('are hidden from the member that they are about', async () => {
    const member = await t.person({ role: 'member', organisationId: a });
    const answer = await t.call('GET', `/organisations/${a}/relations`, { as: member });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a company of two clusters', () => {
  test('has notes of either, which the other neither reads nor deletes, and which count for its own runs alone', async () => {
    const admin = await t.person({ role: 'admin' });
    const other = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    const [theirs] = other.actor.kind === 'user' ? other.actor.roles : [];
    const clusterId = theirs?.role === 'coordinator' ? theirs.clusterId : '';
    for (const organisationId of [a, b])
      await t.call('POST', `/clusters/${clusterId}/memberships`, { as: admin, body: { organisationId } });
    const body = { organisationId: b, kind: 'competitor', note: 'secret-note' };
    const made = await t.call('POST', `/organisations/${a}/relations`, { as: coordinator, body });
    expect(made.statusCode).toBe(201);
    await t.call('PUT', `/organisations/${a}/ties/${b}`, { as: coordinator, body: { weightBp: 7_000 } });
    for (const path of [`/organisations/${a}/relations`, `/organisations/${b}/relations`, `/organisations/${a}/ties`])
      expect((await t.call('GET', path, { as: other })).json().items).toEqual([]);
    const path = `/organisations/${a}/relations/${made.json().id}`;
    expect((await t.call('DELETE', path, { as: other })).statusCode).toBe(404);
    expect((await t.call('DELETE', `/organisations/${a}/ties/${b}`, { as: other })).statusCode).toBe(404);
    // What it says itself stands beside, and tells nothing of what was there.
    expect((await t.call('POST', `/organisations/${a}/relations`, { as: other, body })).statusCode).toBe(201);
    await t.call('PUT', `/organisations/${b}/ties/${a}`, { as: other, body: { weightBp: 100 } });
    const mine = (await t.call('GET', `/organisations/${a}/ties`, { as: coordinator })).json().items;
    expect(mine).toMatchObject([{ organisationId: b, weightBp: 7_000 }]);
    for (const undo of [path, `/organisations/${a}/ties/${b}`])
      expect((await t.call('DELETE', undo, { as: coordinator })).statusCode).toBe(204);
    expect((await t.call('GET', `/organisations/${a}/relations`, { as: other })).json().items).toHaveLength(1);
  });
});

describe('one company that two clusters have entered, neither knowing of the other', () => {
  test('is one firm to the engine: it never has two seats', async () => {
    const enter = (as: TestPerson, name: string, registrationNumber: string) =>
      t.call('POST', '/organisations', { as, body: { name, kind: 'company', registrationNumber } });
    const [one, twin] = [await enter(coordinator, 'Twin', '880000001'), await enter(neighbour, 'Twin', '880 000 001')];
    expect([one.statusCode, twin.statusCode]).toEqual([201, 201]);
    const [x, y] = [one.json().id as string, twin.json().id as string].sort() as [string, string];
    await inTransaction(t.database, TEST_SYSTEM, async (tx) => {
      const ask = askIn(tx);
      const base = await readBase(ask);
      const [at, other] = [numberOf(base, x), numberOf(base, y)];
      expect([...base.apartPartner.slice(base.apartStarts[at], base.apartStarts[at + 1])]).toEqual([other]);
      for (const id of [x, y]) {
        const record = (await readRecords(ask, [id])).get(id)!;
        expect(record.pairs).toEqual([{ kind: 'apart', a: x, b: y, of: null }]);
      }
    });
  });
});

describe('ties', () => {
  const tie = (id: string, other: string, body: object) =>
    t.call('PUT', `/organisations/${id}/ties/${other}`, { as: coordinator, body });
  const ties = async (id: string, query: Record<string, string> = {}) =>
    (await t.call('GET', `/organisations/${id}/ties`, { as: coordinator, query })).json();

  test('are one for a pair, whichever end sets it, strongest first', async () => {
    await tie(a, b, { weightBp: 3_000 });
    const set = await tie(b, a, { weightBp: 6_000, jointContracts: 3, lastYear: 2024 });
    expect(set.json()).toEqual({
      organisationId: a,
      weightBp: 6_000,
      jointContracts: 3,
      lastYear: 2024,
      source: 'declared',
    });
    await tie(a, c, { weightBp: 9_000 });
    const first = await ties(a, { limit: '1' });
    expect(first.items).toMatchObject([{ organisationId: c, weightBp: 9_000 }]);
    const second = await ties(a, { limit: '1', cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ organisationId: b, weightBp: 6_000 }], nextCursor: null });
    expect((await t.call('DELETE', `/organisations/${c}/ties/${a}`, { as: coordinator })).statusCode).toBe(204);
    expect((await ties(a)).items).toHaveLength(1);
  });

  test.each([
    [{ weightBp: 10_001 }, '/weightBp'],
    [{ weightBp: 1.5 }, '/weightBp'],
    [{}, '/weightBp'],
  ])('refuse %j', async (body, pointer) => {
    const answer = await tie(a, b, body);
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, pointer]);
  });
});
