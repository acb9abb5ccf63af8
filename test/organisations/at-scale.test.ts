import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mention } from '../../src/audit/mentions.ts';
import { findNames } from '../../src/audit/names.repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
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
  const sizes = { ...sizesFor(6_000), tenders: 10, consortia: 20, contracts: 400, entries: 4_000, auditRows: 3_000 };
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

/** Every table that a read looks into, by an index or from end to end. */
async function scanned(person: TestPerson, read: () => Promise<unknown>): Promise<Set<string>> {
  return inTransaction(t.database, person.actor, async (tx) => {
    const scans = async () =>
      new Map(
        (
          await tx.execute<{ relname: string; n: string }>(
            sql`select relname, seq_scan + coalesce(idx_scan, 0) as n from pg_stat_xact_user_tables`,
          )
        ).map(({ relname, n }) => [relname, Number(n)]),
      );
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    const before = await scans();
    await read();
    const after = await scans();
    return new Set([...after].filter(([name, n]) => n > (before.get(name) ?? 0)).map(([name]) => name));
  });
}

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

it('reports whole years without the lines of the ledger, and turns without opening the answers of the engine', async () => {
  const { reports } = t.services;
  const year = { from: '2015-01-01', to: '2020-12-31' };
  const reads: [string, (person: TestPerson) => Promise<unknown>][] = [
    ['turnover', (p) => reports.turnover.turnover(p.actor, { ...year, groupBy: ['organisation', 'year'] })],
    ['key figures', (p) => reports.kpis.kpis(p.actor, year)],
    ['exposure', (p) => reports.kpis.exposure(p.actor, year)],
  ];
  for (const [who, person] of Object.entries({ coordinator, admin }))
    for (const [what, read] of reads) {
      const touched = await scanned(person, () => read(person));
      expect([...touched], `${what}, ${who}`).not.toContain('ledger_entries');
      expect([...touched], `${what}, ${who}`).not.toContain('ledger_postings');
      expect([...touched], `${what}, ${who}`).not.toContain('match_run_lots');
    }
  // It is seen: half a year has to be read there.
  const half = { from: '2015-02-01', to: '2020-06-30' };
  const touched = await scanned(admin, () => reports.turnover.turnover(admin.actor, half));
  expect(touched).toContain('ledger_postings');
});

it('after a change reads anew what it concerns of key figures and exposure, and no large table whole', async () => {
  const owner = postgres(t.db.url, { max: 1, onnotice: () => undefined });
  const { reports } = t.services;
  const year = { from: '2015-02-01', to: '2020-06-30' };
  const reads: [string, (person: TestPerson) => Promise<unknown>][] = [
    ['key figures', (p) => reports.kpis.kpis(p.actor, year)],
    ['exposure', (p) => reports.kpis.exposure(p.actor, { ...year, limit: 20 })],
  ];
  for (const [who, person] of Object.entries({ coordinator, admin }))
    for (const [what, read] of reads) {
      await read(person);
      expect([...(await scanned(person, () => read(person)))], `${what}, ${who}, again`).not.toContain('memberships');
      await owner`update memberships set since = since where cluster_id = ${ids.cluster}`;
      await owner`update contracts set title = title where cluster_id = ${ids.cluster}`;
      const touched = await scanned(person, () => read(person));
      expect([...touched], `${what}, ${who}, after a change`).toContain('memberships');
      await owner`update memberships set since = since where cluster_id = ${ids.cluster}`;
      await owner`update contracts set title = title where cluster_id = ${ids.cluster}`;
      expect(await readWhole(person, () => read(person)), `${what}, ${who}`).toEqual([]);
    }
  await owner.end();
});

it('sums from kept sums to the cent what the lines say, whatever the days', async () => {
  const owner = postgres(t.db.url, { max: 1, onnotice: () => undefined });
  expect((await verifyLedger(owner)).faults).toEqual([]);
  for (const [from, to] of [
    ['2012-03-04', '2019-11-05'],
    ['2012-09-04', '2019-02-05'],
    ['2014-05-01', '2014-05-31'],
    ['2014-01-01', '2014-08-31'],
    ['1900-01-01', '2199-12-31'],
  ] as const) {
    const report = await t.services.reports.turnover.turnover(admin.actor, { from, to, measure: 'paid' });
    const [line] = await owner<[{ cents: number; contracts: number }]>`
      select coalesce(-sum(amount_cents), 0)::float8 as cents, count(distinct (contract_id))::int as contracts from ledger_postings
       where organisation_id is not null and measure = 'paid' and occurred_on between ${from} and ${to}`;
    expect([report.total.amountCents, report.rows[0]?.contracts ?? 0]).toEqual([line.cents, line.contracts]);
  }
  await owner.end();
});

it('counts members anew once one has joined', async () => {
  const ask = async () => {
    const answer = await t.call('GET', '/reports/kpis', { as: admin, query: { from: '2024-01-01' } });
    return answer.json().figures.members.value as number;
  };
  const before = await ask();
  expect(await ask()).toBe(before);
  const made = await t.call('POST', '/organisations', {
    as: admin,
    body: { name: 'Nouvelle venue', kind: 'company', clusterId: ids.cluster },
  });
  expect(made.statusCode, made.body).toBe(201);
  expect(await ask()).toBe(before + 1);
});

it('shows a consortium in the list as it shows it alone', async () => {
  const list = (await t.call('GET', '/consortia', { as: admin, query: { limit: '20' } })).json();
  expect(list.items.length).toBeGreaterThan(15);
  for (const item of list.items.slice(0, 8))
    expect((await t.call('GET', `/consortia/${item.id}`, { as: admin })).json()).toEqual(item);
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
    ['consortia', (p) => t.services.consortia.reading.list(p.actor, {})],
    ['tenders', (p) => t.services.tenders.list(p.actor, {})],
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

it('names what a page of the audit log holds ids of by the key of each table, and asks those alone that it speaks of', async () => {
  const held = await inTransaction(t.database, admin.actor, (tx) =>
    tx.execute<{ id: string; noun: string }>(sql`
      (select organisation_id as id, 'organisation' as noun from memberships where cluster_id = ${ids.cluster} limit 30)
      union all (select id, 'organisation' from organisations limit 60) union all (select id, 'invitation' from invitations limit 20)
      union all (select id, 'contract' from contracts limit 20) union all (select id, 'ledger_entry' from ledger_entries limit 20)`),
  );
  const mentions = [...held];
  const anywhere = mentions.map(({ id }) => ({ id, noun: null }));
  for (const person of [coordinator, admin]) {
    const read = (those: readonly Mention[]) => inTransaction(t.database, person.actor, (tx) => findNames(tx, those));
    for (const those of [mentions, anywhere]) expect(await readWhole(person, () => read(those))).toEqual([]);
    const named = await read(mentions);
    expect(named.size).toBeGreaterThan(person === admin ? 100 : 0);
    expect([...named].sort()).toEqual([...(await read(anywhere))].sort());
  }
  const organisations = mentions.filter(({ noun }) => noun === 'organisation');
  const asked = await scanned(admin, () =>
    inTransaction(t.database, admin.actor, (tx) => findNames(tx, organisations)),
  );
  expect([...asked]).toEqual(['organisations']);
});

it('reads of contracts, invitations and the audit log what the asker sees of them, not all until it has found that', async () => {
  /** How many rows of the table a read fetched. */
  const fetched = (table: string, read: () => Promise<unknown>): Promise<number> =>
    inTransaction(t.database, member.actor, async (tx) => {
      const rows = async () => {
        const [row] = await tx.execute<{ n: string }>(
          sql`select seq_tup_read + coalesce(idx_tup_fetch, 0) as n from pg_stat_xact_user_tables where relname = ${table}`,
        );
        return Number(row?.n ?? 0);
      };
      const before = await rows();
      await read();
      return (await rows()) - before;
    });
  const whole = async (table: string) => {
    const [row] = await inTransaction(t.database, admin.actor, (tx) =>
      tx.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)}`),
    );
    return Number(row!.n);
  };
  const { contracts, consortia } = t.services;
  const ofContracts = await fetched('contracts', () => contracts.list(member.actor, {}));
  const ofInvitations = await fetched('invitations', () => consortia.invitations.list(member.actor, {}));
  expect(ofContracts * 4).toBeLessThan(await whole('contracts'));
  expect(ofInvitations * 4).toBeLessThan(await whole('invitations'));
  const ofLog = await fetched('audit_log', () => t.services.audit.list(coordinator.actor, {}));
  expect(ofLog * 4).toBeLessThan(await whole('audit_log'));
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
