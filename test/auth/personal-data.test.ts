import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyAudit } from '../../src/audit/verify.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createLog } from '../../src/log.ts';
import { accessToken } from '../access-token.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { euros } from '../ledger/books.ts';

const EMAIL = 'madeleine.forgettable@test.example';
const NAME = 'Madeleine Forgettable';

let t: TestApp;
let admin: TestPerson;
let owner: postgres.Sql;
let person: string;
let herToken: string;
let contract: string;
let entry: { id: string; note: string; amount: object };
let folder: string;
const logged: string[] = [];
/** What somebody writes who thinks of nothing. */
const WORDS = `Ask Madeleine Forgettable, FORGETTABLE Madeleine or <${EMAIL.toUpperCase()}>; not the others.`;

/** Everything in the data folder, mails as a mail program reads them. */
const filed = async (): Promise<string> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.join('\n').replace(/=\n/g, '');
};

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
  folder = await mkdtemp(join(tmpdir(), 'groupement-erase-'));
  t = await testApp({
    env: { DATA_DIR: folder, LOG_LEVEL: 'trace' },
    log: { write: (line) => void logged.push(line) },
  });
  await t.startWorkers();
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
  herToken = await accessToken(t.app, t.database, person);
  const her: TestPerson = {
    id: person,
    email: EMAIL,
    token: herToken,
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
  const posted = await t.call('POST', `/contracts/${contract}/entries`, {
    as: her,
    body: { measure: 'paid', amount: euros(3), note: WORDS, confirm: true },
  });
  expect(posted.statusCode, posted.body).toBe(201);
  entry = posted.json();
  await t.call('POST', `/ledger-entries/${entry.id}/reverse`, { as: her, body: { reason: WORDS } });
  await t.call('POST', `/contracts/${contract}/amendments`, {
    as: her,
    body: { agreedOn: '2026-01-02', delta: euros(1), note: WORDS },
  });
  const described = await t.call('PATCH', `/clusters/${clusterId}`, {
    as: admin,
    headers: { 'if-match': '*' },
    body: { description: WORDS },
  });
  expect(described.statusCode, described.body).toBe(200);
  const tender = await t.call('POST', '/tenders', {
    as: her,
    body: { title: 'Quai', description: WORDS, buyer: { name: 'Port' }, lots: [{ title: 'Lot', cpvMain: '45262670' }] },
  });
  expect(tender.statusCode, tender.body).toBe(201);
  const consortium = uuidv7();
  await owner`insert into consortia (id, tender_id, cluster_id, lot_ids, name, dissolved_because)
              values (${consortium}, ${tender.json().id}, ${clusterId}, '{}', 'Quai', ${WORDS})`;
  await owner`insert into consortium_events (id, consortium_id, cluster_id, type, payload, actor_kind)
              values (${uuidv7()}, ${consortium}, ${clusterId}, 'declined', ${owner.json({ reason: WORDS, n: 1 })}, 'user')`;
  await owner`insert into outbox (id, job, payload, relayed_at, done_at)
              values (${uuidv7()}, 'old', ${owner.json({ to: EMAIL, words: [WORDS] })}, now(), now())`;
  await owner`insert into bid_facts (organisation_id, email, representative)
              values (${company.json().id}, ${EMAIL}, ${owner.json({ firstName: 'Madeleine', lastName: 'Forgettable', title: null })})`;
  await owner`insert into refresh_tokens (id, family_id, user_id, token_hash, expires_at)
              values (gen_random_uuid(), gen_random_uuid(), ${person}, 'h', now())`;
});
afterAll(async () => {
  await owner.end();
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

test('a person’s data is exported, without secrets', async () => {
  const answer = await t.call('GET', `/users/${person}/export`, { as: admin });
  expect(answer.statusCode, answer.body).toBe(200);
  const { data } = answer.json();
  expect(data.account).toMatchObject([{ email: EMAIL, name: NAME }]);
  expect(data.roles).toMatchObject([{ role: 'coordinator' }]);
  expect(data.sessions).toHaveLength(2);
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
    expect.arrayContaining([
      'public.users',
      'public.idempotency_keys',
      'public.bid_facts',
      'public.ledger_entries',
      'public.contract_amendments',
      'public.consortium_events',
      'public.consortia',
      'public.clusters',
      'public.tenders',
      'public.outbox',
    ]),
  );
  // The chained log never had it.
  expect(await tablesWith('Forgettable')).not.toContain('public.audit_log');
  await vi.waitFor(async () => expect(await filed()).toContain(EMAIL), 20_000);
  const before = (await t.call('GET', `/contracts/${contract}`, { as: admin })).json();
  const answer = await t.call('POST', `/users/${person}/erase`, { as: admin });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(await tablesWith(EMAIL)).toEqual([]);
  expect(await tablesWith(NAME)).toEqual([]);
  expect(await tablesWith('Forgettable')).toEqual([]);
  await vi.waitFor(async () => expect(await filed()).not.toMatch(/forgettable/i), 20_000);
  expect(logged.length).toBeGreaterThan(20);
  expect(logged.join('')).not.toMatch(/forgettable/i);
  // What others wrote is otherwise as it was, to the cent.
  const after = (await t.call('GET', `/ledger-entries/${entry.id}`, { as: admin })).json();
  expect(after.note).toBe('Ask [erased person], [erased person] or <[erased person]>; not the others.');
  expect({ ...after, note: entry.note, reversedById: null }).toEqual({ ...entry, reversedById: null });
  expect((await verifyAudit(owner)).faults).toEqual([]);
  const contractAfter = (await t.call('GET', `/contracts/${contract}`, { as: admin })).json();
  before.amendments[0].note = before.amendments[0].note.replace(
    /Madeleine Forgettable|FORGETTABLE Madeleine|MADELEINE.FORGETTABLE@TEST.EXAMPLE/g,
    '[erased person]',
  );
  expect(contractAfter).toEqual(before);
  const audit = await t.call('GET', '/audit', { as: admin, query: { actorId: person } });
  expect(audit.json().items.length).toBeGreaterThan(0);
  expect((await t.call('POST', `/users/${person}/erase`, { as: admin })).statusCode).toBe(200);
  const sessions = await owner`select 1 from refresh_tokens where user_id = ${person}`;
  expect(sessions).toHaveLength(0);
});

test('who is erased is signed out at once', async () => {
  const answer = await t.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${herToken}` } });
  expect(answer.statusCode).toBe(401);
});

test('every column of text is searched, those named aside, and nothing else may be changed with the mark', async () => {
  const left = await owner<{ place: string }[]>`
    select table_name || '.' || column_name as place from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'ARRAY') and is_generated = 'NEVER'
       and udt_name in ('text', 'varchar', 'jsonb', '_text')
       -- A view shows what its tables hold.
       and table_name in (select tablename from pg_tables where schemaname = 'public') and table_name not in ('audit_log', 'audit_heads', 'users')
       and not exists (select 1 from erasable_columns() e where e.place = table_name::regclass and e.field = column_name)`;
  expect(
    left
      .map(({ place }) => place)
      .filter((place) => !/^(cpv|nuts)_codes\./.test(place))
      .sort(),
  ).toEqual(['contract_members.name', 'organisations.name']);
  for (const change of [
    `update ledger_entries set amount_cents = 5, note = '[erased person]'`,
    `update ledger_entries set note = 'changed'`,
    `update audit_log set action = '[erased person]'`,
    'delete from consortium_events',
  ])
    await expect(
      owner.begin(async (tx) => {
        await tx`select set_config('app.erasing', 'on', true)`;
        await tx.unsafe(change);
      }),
    ).rejects.toMatchObject({ code: '23001' });
  // The application itself may neither call it as a person nor change a note.
  const asApplication = inTransaction(t.database, { kind: 'anonymous' }, (tx) =>
    tx.execute(`select erase_person('A Person', 'a@b.example')`),
  );
  await expect(asApplication).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('a log leaves out what a faulty statement was given', () => {
  const lines: string[] = [];
  const log = createLog('info', 'test', { write: (line) => void lines.push(line) });
  const cause = Object.assign(new Error('duplicate key'), {
    detail: `Key (email)=(${EMAIL})`,
    parameters: [EMAIL],
    code: '23505',
  });
  const error = Object.assign(new Error(`Failed query: insert\nparams: ${EMAIL},${NAME}`, { cause }), {
    params: [NAME],
  });
  log.error({ err: error, email: EMAIL }, 'request failed');
  expect(lines.join('')).toContain('Failed query: insert');
  expect(lines.join('')).toContain('23505');
  expect(lines.join('')).not.toMatch(/forgettable/i);
});
