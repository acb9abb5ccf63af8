import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { euros } from '../ledger/books.ts';

const EMAIL = 'madeleine.forgettable@test.example';
const NAME = 'Madeleine Forgettable';

let t: TestApp;
let admin: TestPerson;
let owner: postgres.Sql;
let person: string;
let contract: string;

/** Tables with a row in which the text occurs, whatever the column. */
const tablesWith = async (text: string): Promise<string[]> => {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await owner.unsafe(
      `select 1 from ${name} r where position(lower($1) in lower(r::text)) > 0 limit 1`,
      [text],
    );
    if (row !== undefined) found.push(name);
  }
  return found;
};

beforeAll(async () => {
  t = await testApp();
  owner = postgres(t.db.url, { max: 1, onnotice: () => undefined });
  admin = await t.person({ role: 'admin' });
  const clusterId = await t.cluster();
  const invited = await t.call('POST', '/users', {
    as: admin,
    body: { email: EMAIL, name: NAME, roles: [{ role: 'coordinator', clusterId }] },
    headers: { 'idempotency-key': 'invite' },
  });
  expect(invited.statusCode, invited.body).toBe(201);
  person = invited.json().id;
  const roles = [{ role: 'coordinator' as const, clusterId }];
  const her: TestPerson = {
    id: person,
    email: EMAIL,
    token: t.app.jwt.sign({ sub: person, roles }),
    actor: { kind: 'user', userId: person, roles },
  };
  const company = await t.call('POST', '/organisations', { as: her, body: { name: 'Société', kind: 'company' } });
  const made = await t.call('POST', '/contracts', {
    as: her,
    headers: { 'idempotency-key': 'contract' },
    body: {
      title: 'Quai',
      buyer: { name: 'Port' },
      value: euros(10),
      signedOn: '2026-01-01',
      members: [{ organisationId: company.json().id, shareBp: 10_000 }],
    },
  });
  expect(made.statusCode, made.body).toBe(201);
  contract = made.json().id;
  await owner`insert into bid_facts (organisation_id, email, representative)
              values (${company.json().id}, ${EMAIL}, ${owner.json({ firstName: 'Madeleine', lastName: 'Forgettable', title: null })})`;
  await owner`insert into refresh_tokens (id, family_id, user_id, token_hash, expires_at)
              values (gen_random_uuid(), gen_random_uuid(), ${person}, 'h', now())`;
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

test('a person’s data is exported, without secrets', async () => {
  const answer = await t.call('GET', `/users/${person}/export`, { as: admin });
  expect(answer.statusCode, answer.body).toBe(200);
  const { data } = answer.json();
  expect(data.account).toMatchObject([{ email: EMAIL, name: NAME }]);
  expect(data.roles).toMatchObject([{ role: 'coordinator' }]);
  expect(data.sessions).toHaveLength(1);
  expect(data.actions.map((row: { action: string }) => row.action)).toContain('contract.created');
  expect(answer.body).not.toMatch(/hash/);
});

test('only administrators export and erase, and never the last of them', async () => {
  const coordinator = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
  expect((await t.call('GET', `/users/${person}/export`, { as: coordinator })).statusCode).toBe(403);
  expect((await t.call('POST', `/users/${person}/erase`, { as: coordinator })).statusCode).toBe(403);
  const self = await t.call('POST', `/users/${admin.id}/erase`, { as: admin });
  expect(self.json().code).toBe('erases_oneself');
  const nobody = await t.call('POST', `/users/${contract}/erase`, { as: admin });
  expect(nobody.statusCode).toBe(404);
});

test('erasure leaves no trace of the person in any table, and every business fact', async () => {
  expect(await tablesWith(EMAIL)).toEqual(
    expect.arrayContaining(['public.users', 'public.idempotency_keys', 'public.bid_facts']),
  );
  const before = (await t.call('GET', `/contracts/${contract}`, { as: admin })).json();
  const answer = await t.call('POST', `/users/${person}/erase`, { as: admin });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(await tablesWith(EMAIL)).toEqual([]);
  expect(await tablesWith(NAME)).toEqual([]);
  expect(await tablesWith('Forgettable')).toEqual([]);
  expect((await t.call('GET', `/contracts/${contract}`, { as: admin })).json()).toEqual(before);
  const audit = await t.call('GET', '/audit', { as: admin, query: { actorId: person } });
  expect(audit.json().items.length).toBeGreaterThan(0);
  expect((await t.call('POST', `/users/${person}/erase`, { as: admin })).statusCode).toBe(200);
  const sessions = await owner`select 1 from refresh_tokens where user_id = ${person}`;
  expect(sessions).toHaveLength(0);
});

test('who is erased is signed out at once', async () => {
  const token = t.app.jwt.sign({ sub: person, roles: [] });
  const answer = await t.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } });
  expect(answer.statusCode).toBe(401);
});
