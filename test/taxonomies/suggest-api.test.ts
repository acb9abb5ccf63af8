import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let person: TestPerson;
beforeAll(async () => {
  t = await testApp();
  person = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
});
afterAll(() => t.close());

const ask = (body: unknown, as?: TestPerson) =>
  t.call('POST', '/taxonomies/cpv/suggest', { body, ...(as ? { as } : {}) });

test('a signed-in person gets codes with label and probability', async () => {
  const answer = await ask({ text: 'Mobilier scolaire et de bureau', lang: 'fr', nature: 'supplies' }, person);
  expect(answer.statusCode).toBe(200);
  const { items, levels } = answer.json();
  expect(items).toHaveLength(10);
  expect(items[0]).toMatchObject({ code: expect.stringMatching(/^391/), label: expect.any(String) });
  expect(levels.map(({ level }: { level: string }) => level)).toContain('division');
  expect((await ask({ text: '…', limit: 3 }, person)).json()).toEqual({ items: [], levels: [] });
});

test('a class that CPV 2008 does not list itself is told by the code below it', async () => {
  const answer = await ask({ text: 'Transport de colis exceptionnels', lang: 'fr' }, person);
  expect(answer.statusCode).toBe(200);
  const classes = answer.json().levels[2].items.map(({ code }: { code: string }) => code);
  expect(classes).toContain('60112000');
});

test('nobody else does, and a bad body is refused with its field', async () => {
  expect((await ask({ text: 'Fourniture de mobilier' })).statusCode).toBe(401);
  const refused = await ask({ text: '' }, person);
  expect(refused.statusCode).toBe(400);
  expect(refused.json().errors[0].pointer).toBe('/text');
  expect((await ask({ text: 'x', limit: 0 }, person)).statusCode).toBe(400);
});
