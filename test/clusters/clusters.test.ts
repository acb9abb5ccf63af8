import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertMembership } from '../../src/clusters/memberships.repository.ts';
import { DEFAULT_POLICY } from '../../src/clusters/policy.domain.ts';
import { sqlState } from '../../src/db/sql-state.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { DEFAULT_WEIGHTS } from '../../src/matching/problem/problem.ts';
import { dayOf } from '../../src/shared/day.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

const ANYTHING = { 'if-match': '*' };
const DAY_MS = 86_400_000;
/** A day as many days from today: PostgreSQL's calendar decides which memberships last. */
const day = (days: number): string => dayOf(new Date(Date.now() + days * DAY_MS));
let t: TestApp;
let admin: TestPerson;
let coordinator: TestPerson;
let stranger: TestPerson;
let mine: string;
let theirs: string;

beforeAll(async () => {
  t = await testApp();
  mine = await t.cluster('Mine');
  theirs = await t.cluster('Theirs');
  admin = await t.person({ role: 'admin' });
  coordinator = await t.person({ role: 'coordinator', clusterId: mine });
  stranger = await t.person({ role: 'coordinator', clusterId: theirs });
});
afterAll(() => t.close());

/** As the owner of the schema, past the program. */
const asOwner = async <T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> => {
  const sql = postgres(t.db.url, { max: 1, onnotice: () => {} });
  try {
    return (await sql.begin(work)) as T;
  } finally {
    await sql.end();
  }
};
const organisation = async (as: TestPerson, name: string): Promise<string> =>
  (await t.call('POST', '/organisations', { as, body: { name, kind: 'company' } })).json().id;
const firstPointer = (answer: { json(): { errors?: { pointer: string }[] } }) => answer.json().errors?.[0]?.pointer;

describe('clusters', () => {
  test('are added by administrators, with the default weights of the engine', async () => {
    const body = { name: 'Pôle Mer', kind: 'competitiveness', region: 'FRH', sectors: ['maritime'], foundedYear: 2005 };
    expect((await t.call('POST', '/clusters', { as: coordinator, body })).statusCode).toBe(403);
    const made = await t.call('POST', '/clusters', { as: admin, body });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ ...body, policy: DEFAULT_POLICY, parentId: null, version: 1 });
    expect(DEFAULT_POLICY).toEqual(DEFAULT_WEIGHTS);
    const read = await t.call('GET', made.headers['location']!.toString().slice(3), { as: stranger });
    expect(read.json()).toEqual(made.json());
    expect((await t.call('POST', '/clusters', { as: admin, body })).statusCode).toBe(409);
  });

  test('are found by name, kind and network', async () => {
    const list = async (query: Record<string, string>) =>
      (await t.call('GET', '/clusters', { as: stranger, query })).json().items.map((c: { name: string }) => c.name);
    expect(await list({ q: 'POLE' })).toEqual(['Pôle Mer']);
    expect(await list({ kind: 'business' })).toEqual(['Mine', 'Theirs']);
    expect(await list({ parentId: mine })).toEqual([]);
    const first = (await t.call('GET', '/clusters', { as: stranger, query: { limit: '2' } })).json();
    const rest = await t.call('GET', '/clusters', { as: stranger, query: { cursor: first.nextCursor } });
    expect([...first.items, ...rest.json().items].map((c: { name: string }) => c.name)).toEqual([
      'Mine',
      'Pôle Mer',
      'Theirs',
    ]);
  });

  test('are changed by their coordinators under the current ETag', async () => {
    const policy = { ...DEFAULT_POLICY, proximity: 40 };
    const path = `/clusters/${mine}`;
    expect((await t.call('PATCH', path, { as: coordinator, body: { policy } })).statusCode).toBe(428);
    const changed = await t.call('PATCH', path, { as: coordinator, body: { policy }, headers: { 'if-match': '"1"' } });
    expect(changed.json()).toMatchObject({ policy, version: 2 });
    const stale = { as: coordinator, body: { policy: null }, headers: { 'if-match': '"1"' } };
    expect((await t.call('PATCH', path, stale)).statusCode).toBe(412);
    expect((await t.call('PATCH', path, { ...stale, as: stranger, headers: ANYTHING })).statusCode).toBe(403);
    const back = await t.call('PATCH', path, { as: coordinator, body: { policy: null }, headers: ANYTHING });
    expect(back.json().policy).toEqual(DEFAULT_POLICY);
  });

  test.each([
    [{ policy: { ...DEFAULT_POLICY, coverage: -1 } }, '/policy/coverage'],
    [{ policy: Object.fromEntries(Object.keys(DEFAULT_POLICY).map((k) => [k, 0])) }, '/policy'],
    [{ policy: { coverage: 1 } }, undefined],
    [{ region: 'FRX' }, '/region'],
    [{ colour: 'blue' }, '/colour'],
  ])('refuse %j', async (body, pointer) => {
    const answer = await t.call('PATCH', `/clusters/${mine}`, { as: coordinator, body, headers: ANYTHING });
    expect(answer.statusCode).toBe(400);
    if (pointer !== undefined) expect(firstPointer(answer)).toBe(pointer);
  });

  test('are put under a network by administrators, never under themselves', async () => {
    const move = (id: string, parentId: string, as = admin) =>
      t.call('PATCH', `/clusters/${id}`, { as, body: { parentId }, headers: ANYTHING });
    expect((await move(mine, theirs, coordinator)).statusCode).toBe(403);
    expect((await move(mine, theirs)).json().parentId).toBe(theirs);
    for (const [id, parent] of [
      [theirs, mine],
      [theirs, theirs],
      [theirs, '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10'],
    ] as const) {
      const answer = await move(id, parent);
      expect([answer.statusCode, firstPointer(answer)]).toEqual([400, '/parentId']);
    }
  });
});

describe('memberships', () => {
  test('begin today, end on a day, and take the right to the organisation with them', async () => {
    const id = await organisation(coordinator, 'Partante');
    const list = async (query: Record<string, string> = {}) =>
      (await t.call('GET', `/clusters/${mine}/memberships`, { as: coordinator, query })).json().items;
    const [membership] = await list({ organisationId: id });
    expect(membership).toMatchObject({ organisationName: 'Partante', since: day(0), until: null });
    const path = `/clusters/${mine}/memberships/${membership.id}/end`;
    const early = await t.call('POST', path, { as: coordinator, body: { until: day(-1) } });
    expect([early.statusCode, firstPointer(early)]).toEqual([400, '/until']);
    const ended = await t.call('POST', path, { as: coordinator, body: {} });
    expect(ended.json()).toMatchObject({ until: day(0) });
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).statusCode).toBe(404);
    expect((await t.call('GET', `/organisations/${id}`, { as: admin })).json().clusterIds).toEqual([]);
    // The end is taken back by who noted it, though the company is out of sight; not once it began anew.
    const resume = () =>
      t.call('POST', path.replace(/end$/, 'resume'), { as: coordinator, headers: { 'accept-language': 'en' } });
    expect((await resume()).json()).toMatchObject({ id: membership.id, until: null });
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).json().clusterIds).toEqual([mine]);
    await t.call('POST', path, { as: coordinator, body: {} });
    await asOwner(
      (sql) => sql`update memberships set since = since - 100, until = until - 32 where id = ${membership.id}`,
    );
    expect((await resume()).json().code).toBe('undo_too_late');
    await asOwner(
      (sql) => sql`update memberships set since = since + 100, until = until + 32 where id = ${membership.id}`,
    );
    const back = await t.call('POST', `/clusters/${mine}/memberships`, { as: admin, body: { organisationId: id } });
    expect(back.json()).toMatchObject({ id: membership.id, until: null });
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).json().clusterIds).toEqual([mine]);
  });

  test('end on a day to come only when it comes', async () => {
    const id = await organisation(coordinator, 'Bientôt partie');
    const list = await t.call('GET', `/clusters/${mine}/memberships`, {
      as: coordinator,
      query: { organisationId: id },
    });
    const [membership] = list.json().items;
    const until = day(30);
    await t.call('POST', `/clusters/${mine}/memberships/${membership.id}/end`, { as: coordinator, body: { until } });
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).statusCode).toBe(200);
    const asked = await asOwner((sql) => sql`select payload, run_at from outbox where job = 'membership-ended'`);
    expect(asked).toContainEqual({ payload: { organisationId: id }, run_at: new Date(`${until}T00:01:00Z`) });
    // The day has come: what the trigger did not see.
    await asOwner(async (sql) => {
      await sql`alter table memberships disable trigger memberships_followed`;
      await sql`update memberships set until = today_in_france() where id = ${membership.id}`;
      await sql`alter table memberships enable trigger memberships_followed`;
    });
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).statusCode).toBe(200);
    await t.services.clusters.memberships.followCalendar(id);
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).statusCode).toBe(404);
  });

  test('do not begin in the future', async () => {
    const id = await organisation(coordinator, 'Pressée');
    const body = { organisationId: id, since: day(2) };
    const answer = await t.call('POST', `/clusters/${mine}/memberships`, { as: coordinator, body });
    expect([answer.statusCode, firstPointer(answer)]).toEqual([400, '/since']);
  });

  test('are not a way to another cluster’s organisation', async () => {
    const id = await organisation(stranger, 'Étrangère');
    const body = { organisationId: id };
    const own = await t.call('POST', `/clusters/${mine}/memberships`, { as: coordinator, body });
    expect([own.statusCode, firstPointer(own)]).toEqual([400, '/organisationId']);
    expect((await t.call('POST', `/clusters/${theirs}/memberships`, { as: coordinator, body })).statusCode).toBe(403);
    const behindTheService = inTransaction(t.database, coordinator.actor, (tx) =>
      insertMembership(tx, { clusterId: mine, organisationId: id, since: day(0) }),
    );
    expect(await behindTheService.catch((error: unknown) => sqlState(error))).toBe('42501');
    expect((await t.call('POST', `/clusters/${mine}/memberships`, { as: admin, body })).statusCode).toBe(201);
    expect((await t.call('GET', `/organisations/${id}`, { as: coordinator })).statusCode).toBe(200);
    const twice = await t.call('POST', `/clusters/${mine}/memberships`, { as: admin, body });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'already_member']);
  });

  test('are seen by the member that they are about, and by no rival', async () => {
    const own = await organisation(coordinator, 'Curieuse');
    const member = await t.person({ role: 'member', organisationId: own });
    const seen = await t.call('GET', `/clusters/${mine}/memberships`, { as: member });
    expect(seen.json().items.map((m: { organisationId: string }) => m.organisationId)).toEqual([own]);
  });
});

describe('working groups', () => {
  test('are made of members of the cluster', async () => {
    const [lead, other] = [await organisation(coordinator, 'Meneuse'), await organisation(coordinator, 'Suiveuse')];
    const outsider = await organisation(stranger, 'Dehors');
    const path = `/clusters/${mine}/working-groups`;
    const made = await t.call('POST', path, {
      as: coordinator,
      body: { name: 'Soudage', leadOrganisationId: lead, memberIds: [other] },
    });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ name: 'Soudage', leadOrganisationId: lead });
    expect(new Set(made.json().memberIds)).toEqual(new Set([lead, other]));
    const wrong = await t.call('POST', path, { as: coordinator, body: { name: 'X', memberIds: [other, outsider] } });
    expect([wrong.statusCode, firstPointer(wrong)]).toEqual([422, '/memberIds/1']);
    const members = `${path}/${made.json().id}/members`;
    const replaced = await t.call('PUT', members, { as: coordinator, body: [other, other] });
    expect(replaced.json().memberIds).toEqual([other]);
    expect((await t.call('PUT', members, { as: stranger, body: [] })).statusCode).toBe(403);
    const member = await t.person({ role: 'member', organisationId: lead });
    const seen = (await t.call('GET', path, { as: member })).json().items;
    expect(seen).toMatchObject([{ name: 'Soudage', memberIds: [] }]);
    expect((await t.call('GET', path, { as: stranger })).json().items).toEqual([]);
  });
});

describe('funding and partnerships', () => {
  test('funding is recorded once for a year and source, and is the cluster’s own', async () => {
    const path = `/clusters/${mine}/funding`;
    const body = { year: 2020, source: 'Région', amount: { amountCents: 30_000_000, currency: 'EUR' } };
    const made = await t.call('POST', path, { as: coordinator, body });
    expect([made.statusCode, made.json()]).toMatchObject([201, body]);
    expect((await t.call('POST', path, { as: coordinator, body })).statusCode).toBe(409);
    const negative = { ...body, year: 2021, amount: { amountCents: -1, currency: 'EUR' } };
    expect(firstPointer(await t.call('POST', path, { as: coordinator, body: negative }))).toBe('/amount/amountCents');
    const dollars = { ...body, year: 2021, amount: { amountCents: 1, currency: 'USD' } };
    expect((await t.call('POST', path, { as: coordinator, body: dollars })).statusCode).toBe(400);
    await t.call('POST', path, { as: coordinator, body: { ...body, year: 2021 } });
    const first = (await t.call('GET', path, { as: coordinator, query: { limit: '1' } })).json();
    expect(first.items).toMatchObject([{ year: 2021 }]);
    const rest = await t.call('GET', path, { as: coordinator, query: { cursor: first.nextCursor } });
    expect(rest.json()).toMatchObject({ items: [{ year: 2020 }], nextCursor: null });
    expect((await t.call('GET', path, { as: stranger })).statusCode).toBe(403);
  });

  test('a partnership is seen from both sides and changed by the one that shares', async () => {
    const path = `/clusters/${mine}/partnerships`;
    const made = await t.call('POST', path, { as: coordinator, body: { partnerClusterId: theirs } });
    expect([made.statusCode, made.json()]).toMatchObject([201, { clusterId: mine, sharesOrganisations: false }]);
    expect((await t.call('POST', path, { as: coordinator, body: { partnerClusterId: theirs } })).statusCode).toBe(409);
    const itself = await t.call('POST', path, { as: coordinator, body: { partnerClusterId: mine } });
    expect([itself.statusCode, firstPointer(itself)]).toEqual([400, '/partnerClusterId']);
    const seen = await t.call('GET', `/clusters/${theirs}/partnerships`, { as: stranger });
    expect(seen.json().items).toMatchObject([{ clusterId: mine, partnerClusterId: theirs }]);
    const share = { body: { sharesOrganisations: true } };
    expect((await t.call('PUT', `${path}/${theirs}`, { as: stranger, ...share })).statusCode).toBe(403);
    const changed = await t.call('PUT', `${path}/${theirs}`, { as: coordinator, ...share });
    expect(changed.json()).toMatchObject({ sharesOrganisations: true });
  });
});

test('every change leaves an audit row', async () => {
  const rows = await asOwner((sql) => sql`select distinct action from audit_log order by action`);
  expect(rows.map((row) => row['action'])).toEqual([
    'cluster.changed',
    'cluster.created',
    'funding.recorded',
    'membership.created',
    'membership.ended',
    'membership.resumed',
    'organisation.created',
    'partnership.changed',
    'partnership.created',
    'working_group.created',
    'working_group.members_replaced',
  ]);
});
