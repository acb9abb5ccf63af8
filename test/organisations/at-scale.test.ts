import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { fillAtScale, sizesFor } from '../bench/scale/fill.ts';

/** Tables that a list of some rows never reads whole, once they are large. */
const LARGE = ['organisations', 'capabilities', 'certifications', 'memberships', 'ledger_entries', 'ledger_postings'];

let t: TestApp;
let coordinator: TestPerson;
let member: TestPerson;
let admin: TestPerson;
let ids: { cluster: string; organisation: string };

beforeAll(async () => {
  t = await testApp();
  const owner = postgres(t.db.url, { max: 1, onnotice: () => undefined });
  // Trades for the others to have: those of one organisation.
  const first = uuidv7();
  await owner`insert into organisations (id, name, search_name, kind) values (${first}, 'Atelier premier', 'atelier premier', 'company')`;
  await owner`insert into capabilities (id, organisation_id, cpv, level) select gen_random_uuid(), ${first}, code, 3 from (
    select code from cpv_codes where level > 3 and code like '45%' order by code limit 120) x`;
  const sizes = { ...sizesFor(6_000), tenders: 10, consortia: 20, contracts: 400, entries: 4_000, auditRows: 0 };
  await fillAtScale(owner, sizes);
  const [row] = await owner<[typeof ids]>`
    select k.cluster_id as cluster, (select m.organisation_id from ledger_postings m where m.cluster_id = k.cluster_id and m.organisation_id is not null limit 1) as organisation
      from contracts k group by k.cluster_id order by count(*) limit 1`;
  ids = row;
  await owner.end();
  coordinator = await t.person({ role: 'coordinator', clusterId: ids.cluster });
  member = await t.person({ role: 'member', organisationId: ids.organisation });
  admin = await t.person({ role: 'admin' });
});
afterAll(() => t.close());

/** The large tables that a read goes through from end to end, policies, views and functions included. */
async function readWhole(person: TestPerson, read: () => Promise<unknown>): Promise<string[]> {
  return inTransaction(t.database, person.actor, async (tx) => {
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    // Counts of transactions before that this connection has not yet handed on stand among its own.
    const scans = async () =>
      new Map(
        (
          await tx.execute<{ relname: string; seq_scan: string }>(
            sql`select relname, seq_scan from pg_stat_xact_user_tables`,
          )
        ).map(({ relname, seq_scan }) => [relname, Number(seq_scan)]),
      );
    const before = await scans();
    await read();
    const after = await scans();
    return LARGE.filter((name) => (after.get(name) ?? 0) > (before.get(name) ?? 0));
  });
}

it('sees a table that is read whole', async () => {
  const whole = () =>
    inTransaction(t.database, admin.actor, (tx) => tx.execute(sql`select count(lat) from organisations`));
  expect(await readWhole(admin, whole)).toEqual(['organisations']);
});

it('reads no large table whole for a list', async () => {
  const { clusters, deadlines, ledger } = t.services;
  const organisations = t.services.organisations.directory;
  const lists: [string, (person: TestPerson) => Promise<unknown>][] = [
    ['organisations', (p) => organisations.list(p.actor, {})],
    ['its next page', (p) => organisations.list(p.actor, { cursor: cursorOf('0', 'm', ids.organisation) })],
    ['of a trade', (p) => organisations.list(p.actor, { cpv: '45262000' })],
    ['of a place', (p) => organisations.list(p.actor, { nuts: 'FRG01' })],
    ['by words', (p) => organisations.list(p.actor, { q: 'soudure garnier' })],
    ['by a number', (p) => organisations.list(p.actor, { q: '10000000000777' })],
    ['certificates', (p) => organisations.expiring(p.actor, {})],
    ['one', (p) => organisations.get(p.actor, ids.organisation)],
    ['ledger', (p) => ledger.list(p.actor, {})],
    ['deadlines', (p) => deadlines.list(p.actor, {})],
    ['memberships', (p) => clusters.memberships.list(p.actor, ids.cluster, {})],
  ];
  const found: string[] = [];
  for (const [who, person] of Object.entries({ coordinator, member }))
    for (const [what, list] of lists) {
      const whole = await readWhole(person, () => list(person)).catch((error: Error) => [error.message]);
      if (whole.length > 0) found.push(`${what}, ${who}: ${whole.join(', ')}`);
    }
  expect(found).toEqual([]);
});

const cursorOf = (...key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const names = async (person: TestPerson, q: string): Promise<string[]> =>
  (await t.services.organisations.directory.list(person.actor, { q })).items.map(({ name }) => name);

it('finds by words of the name and the town in any order, without accents, and with letters wrong', async () => {
  const right = await names(admin, 'soudure lefevre');
  expect(right.length).toBeGreaterThan(10);
  expect(right.every((name) => name.startsWith('Soudure Lefèvre'))).toBe(true);
  expect(await names(admin, 'Lefèvre, SOUDURE')).toEqual(right);
  expect(
    (await names(admin, 'soudurre lefebvre')).slice(0, 5).every((name) => name.startsWith('Soudure Lefèvre')),
  ).toBe(true);
  expect(await names(admin, 'xyzzyplugh')).toEqual([]);
});

it('finds by a trade and a place together, each once over the pages, the best first', async () => {
  const seen: { id: string; score: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await t.services.organisations.directory.list(admin.actor, {
      q: 'immeubles loire',
      limit: 7,
      ...(cursor === undefined ? {} : { cursor }),
    });
    seen.push(...page.items.map(({ id, score }) => ({ id, score })));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && seen.length < 200);
  expect(seen.length).toBeGreaterThan(7);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ score }) => score)).toEqual(seen.map(({ score }) => score).sort((a, b) => b - a));
});

it('finds nothing for words that the asker may not see', async () => {
  const all = await names(admin, 'chaudronnerie');
  const own = await names(coordinator, 'chaudronnerie');
  expect(own.length).toBeLessThan(all.length);
  const clusters = (await t.services.organisations.directory.list(coordinator.actor, { q: 'chaudronnerie' })).items;
  expect(clusters.every(({ clusterIds }) => clusterIds.includes(ids.cluster))).toBe(true);
  expect(await names(member, 'chaudronnerie')).toEqual((await names(member, 'chaudronnerie')).slice(0, 1));
});

it('gives the exposure of members in pages, each member once, with the spread of all', async () => {
  const whole = (await t.call('GET', '/reports/exposure', { as: coordinator, query: { limit: '5000' } })).json();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { limit: '20', ...(cursor === null ? {} : { cursor }) };
    const page = (await t.call('GET', '/reports/exposure', { as: coordinator, query })).json();
    expect(page.spread).toEqual(whole.spread);
    seen.push(...page.members.map(({ organisationId }: { organisationId: string }) => organisationId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen.length).toBeGreaterThan(20);
  expect(seen).toEqual(whole.members.map(({ organisationId }: { organisationId: string }) => organisationId));
});
