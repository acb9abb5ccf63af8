import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECISIONS } from '../../seeds/demo/needs.ts';
import { demoNetwork, type SeedSummary, seedDemo } from '../../seeds/demo-network.ts';
import { acquaintances, tiesOf } from '../../seeds/network/bonds.ts';
import { CLUSTERS } from '../../seeds/network/clusters.ts';
import { inventedSiret, LAST_YEAR, type SeedOrganisation } from '../../seeds/network/company.ts';
import { CLUSTER_TRADES, TRADES } from '../../seeds/network/trades.ts';
import { passengersAmong } from '../../src/match-commands/check-passengers.ts';
import { match, readProblem } from '../../src/matching/index.ts';
import { cpvCloseness } from '../../src/matching/quality/cpv.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { euSizeClass } from '../../src/organisations/size-class.domain.ts';
import { isCpv, isNuts } from '../../src/taxonomies/known-codes.ts';
import { findNaf } from '../../src/taxonomies/lexicon/naf.ts';
import { type TestApp, testApp } from '../app.ts';

const network = demoNetwork();
const everybody = [...network.neopolia, ...network.limousin, ...network.neighbours];
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const latest = (o: SeedOrganisation) => o.years.find(({ year }) => year === LAST_YEAR)!;

describe('the demo network', () => {
  test('has the 245 companies of Neopolia with its size mix and 32,000 jobs', () => {
    expect(network.neopolia).toHaveLength(245);
    expect(sum(network.neopolia.map((o) => latest(o).headcount))).toBe(32_000);
    const sizes = network.neopolia.map((o) => euSizeClass(latest(o)));
    const percent = (size: string) => Math.round((100 * sizes.filter((s) => s === size).length) / 245);
    expect({
      small: percent('small'),
      medium: percent('medium'),
      micro: percent('micro'),
      large: percent('large'),
    }).toEqual({ small: 51, medium: 31, micro: 11, large: 7 });
  });

  test('is mostly of Loire-Atlantique, and of all five départements of the region', () => {
    const nuts = network.neopolia.map((o) => o.town.nuts);
    expect(new Set(nuts)).toEqual(new Set(['FRG01', 'FRG02', 'FRG03', 'FRG04', 'FRG05']));
    expect(nuts.filter((code) => code === 'FRG01').length).toBeGreaterThan(245 / 2);
  });

  test('answers the demo call of several trades with four to six firms that each matter, by an independent check', () => {
    const [notice] = parseNotice(readFileSync(new URL('../../seeds/notices/turbinage.ocds.json', import.meta.url)));
    expect(notice).toMatchObject({ kind: 'contract', language: 'fr', warnings: [], missing: [] });
    const needs = DECISIONS.filter(({ act }) => act !== 'strike_out');
    expect(sum(needs.map(({ weightBp }) => weightBp ?? 0))).toBe(10_000);
    const given = {
      requirements: needs.map(({ cpv, weightBp = 0, capacityCents = 0 }) => ({
        id: cpv,
        cpv,
        weightBp,
        capacityCents,
      })),
      organisations: network.neopolia
        .filter((one) => one.memberships.some(({ cluster }) => cluster === 'neopolia-energy'))
        .map((one) => ({
          id: one.id,
          kind: one.kind,
          turnoverCents: latest(one).turnoverCents,
          headcount: latest(one).headcount,
          lat: one.town.lat,
          lon: one.town.lon,
          canLead: one.canLead,
          capabilities: one.capabilities,
          certifications: one.certifications,
        })),
      constraints: { minQuality: 0.2 },
    };
    const { consortia } = match(readProblem(given), { k: 2 });
    expect(consortia.length).toBe(2);
    for (const { members, certificate } of consortia) {
      expect(certificate.status).toBe('optimal');
      expect(members.length).toBeGreaterThanOrEqual(4);
      expect(members.length).toBeLessThanOrEqual(6);
      const team = members.map(({ organisationId }) => given.organisations.find(({ id }) => id === organisationId)!);
      expect(passengersAmong(given, team)).toEqual([]);
      // The check does find one: with a second firm of a trade, one of the two is spare.
      const spare = given.organisations.find(
        (one) => !team.includes(one) && one.capabilities.some(({ cpv }) => cpv === '71320000'),
      )!;
      expect(passengersAmong(given, [...team, spare]).length).toBeGreaterThan(0);
    }
  });

  test('has the Limousin cluster of 30 organisations of several kinds, with 700 jobs and 70 M€', () => {
    expect(network.limousin).toHaveLength(30);
    expect(sum(network.limousin.map((o) => latest(o).headcount))).toBe(700);
    expect(sum(network.limousin.map((o) => latest(o).turnoverCents))).toBe(7_000_000_000);
    expect(new Set(network.limousin.map((o) => o.kind))).toEqual(
      new Set(['company', 'research', 'training', 'institution']),
    );
    expect(network.limousin.every((o) => o.town.nuts.startsWith('FRI2'))).toBe(true);
  });

  test('won 22.7 M€ for 45 companies over 26 tenders since 2015', () => {
    const shares = network.deals.flatMap((deal) => deal.shares);
    expect(network.deals).toHaveLength(26);
    expect(new Set(shares.map((share) => share.organisationId)).size).toBe(45);
    expect(sum(shares.map((share) => share.valueCents))).toBe(2_270_000_000);
    expect(network.deals.every((deal) => deal.shares.length >= 2 && deal.year >= 2015 && deal.year <= 2018)).toBe(true);
  });

  test('knows pairs once each, the smaller id first, stronger after tenders won together', () => {
    const won = tiesOf(network.deals);
    const ties = acquaintances(network.neopolia, won);
    expect(ties.slice(0, won.length)).toEqual(won);
    expect(ties.length).toBeGreaterThan(won.length + 200);
    expect(new Set(ties.map((tie) => `${tie.aId} ${tie.bId}`)).size).toBe(ties.length);
    expect(ties.every((tie) => tie.aId < tie.bId && tie.weightBp > 0 && tie.weightBp <= 10_000)).toBe(true);
  });

  test('has six clusters of Neopolia, four axes, sixteen competitiveness clusters and a federation', () => {
    const under = (parent: string, kind: string) =>
      CLUSTERS.filter((c) => c.parent === parent && c.kind === kind).length;
    expect(under('neopolia', 'business')).toBe(6);
    expect(under('atlanpole', 'technopole')).toBe(4);
    expect(under('france-clusters', 'competitiveness')).toBe(16);
    expect(CLUSTERS.filter((c) => c.parent === null).map((c) => c.name)).toEqual(['France Clusters']);
    expect(Object.keys(CLUSTER_TRADES).every((key) => CLUSTERS.some((c) => c.key === key))).toBe(true);
  });

  test('uses codes that exist, names and numbers that are nobody’s twice', () => {
    expect(TRADES.flatMap((trade) => trade.codes.map(([code]) => code)).filter((code) => !isCpv(code))).toEqual([]);
    expect(everybody.map((o) => o.town.nuts).filter((code) => !isNuts(code))).toEqual([]);
    for (const of of ['id', 'name', 'registrationNumber'] as const) {
      expect(new Set(everybody.map((o) => o[of])).size).toBe(everybody.length);
    }
  });

  test('describes itself in words and with NAF codes that exist, not in codes of CPV', () => {
    const said = [...network.neopolia, ...network.limousin];
    expect(said.filter(({ nafCode }) => nafCode === null).map(({ trade }) => trade)).toEqual([]);
    for (const { nafCode, description } of said) {
      expect(findNaf(nafCode ?? ''), nafCode ?? '').not.toBeNull();
      expect(description).not.toMatch(/\d{8}/);
    }
    expect(new Set(said.map(({ description }) => description)).size).toBeGreaterThan(25);
  });

  test('gives registration numbers that fail the check of a real SIRET', () => {
    const luhn = (number: string) =>
      sum(
        [...number].reverse().map((d, i) => [...String(Number(d) * (1 + (i % 2)))].reduce((a, b) => a + Number(b), 0)),
      );
    expect(luhn('73282932000074') % 10).toBe(0);
    for (const ordinal of [0, 7, 1_245, 999_999]) {
      expect(inventedSiret(ordinal)).toMatch(/^999\d{11}$/);
      expect(luhn(inventedSiret(ordinal)) % 10).not.toBe(0);
    }
  });

  test('is the same every time', () => {
    expect(JSON.stringify(demoNetwork())).toBe(JSON.stringify(network));
  });

  test.each(['cn_25.xml', 'cn_24_FRA_comments.xml', 'pin-only_24_lots.xml', 'cn_24_minimal.xml'])(
    'can do every code of the notice %s',
    (name) => {
      const [notice] = parseNotice(readFileSync(new URL(`../../seeds/notices/${name}`, import.meta.url)));
      const codes = notice!.lots.flatMap((lot) => [lot.cpvMain, ...lot.cpvAdditional]).filter((c) => c !== null);
      expect(codes.length).toBeGreaterThan(0);
      const held = everybody.flatMap((o) => o.capabilities.map((c) => c.cpv));
      for (const code of codes)
        expect(
          held.some((cpv) => cpvCloseness(cpv, code) >= 500),
          code,
        ).toBe(true);
    },
  );

  test('needs several companies for the demo’s tender: none does all of it', () => {
    const wanted = ['50000000', '09331200', '31712331'];
    const serves = (o: SeedOrganisation, code: string) => o.capabilities.some((c) => cpvCloseness(c.cpv, code) >= 600);
    expect(network.neopolia.filter((o) => wanted.every((code) => serves(o, code)))).toEqual([]);
    for (const code of wanted) expect(network.neopolia.filter((o) => serves(o, code)).length).toBeGreaterThan(2);
  });
});

describe('seeding', () => {
  let t: TestApp;
  let first: SeedSummary;
  beforeAll(async () => {
    t = await testApp();
    first = await seedDemo(t);
  });
  afterAll(() => t.close());

  const countRows = () =>
    t.database.sql.begin(async (sql) => {
      await sql`select app_begin('system', null)`;
      const tables = [
        'clusters',
        'organisations',
        'organisation_years',
        'capabilities',
        'certifications',
        'memberships',
      ];
      tables.push(
        'organisation_references',
        'organisation_relations',
        'ties',
        'working_groups',
        'working_group_members',
      );
      tables.push('funding', 'users', 'user_roles', 'audit_log');
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = Number((await sql`select count(*) from ${sql(table)}`)[0]?.['count']);
      return counts;
    });
  const login = async (email: string) => {
    const answer = await t.call('POST', '/auth/login', { body: { email, password: 'groupement-demo' } });
    return { token: answer.json().accessToken as string, id: '', email, actor: { kind: 'anonymous' as const } };
  };

  test('fills every table, and adds nothing at a second run', async () => {
    const before = await countRows();
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
    expect(before).toMatchObject({ organisations: everybody.length, users: 3, funding: 20 });
    const second = await seedDemo(t);
    expect(second.added).toBe(0);
    expect([...second.clusterIds]).toEqual([...first.clusterIds]);
    expect(await countRows()).toEqual(before);
  });

  test('leaves alone what people changed', async () => {
    const admin = await login('admin@demo.example');
    const id = network.neopolia[0]!.id;
    await t.call('PUT', `/organisations/${id}/capabilities`, { as: admin, body: [{ cpv: '45262670', level: 1 }] });
    await seedDemo(t);
    const read = await t.call('GET', `/organisations/${id}`, { as: admin });
    expect(read.json().capabilities).toMatchObject([{ cpv: '45262670', level: 1 }]);
  });

  test('signs in an administrator, a coordinator of Neopolia and a member', async () => {
    const total = async (email: string) => {
      const as = await login(email);
      let count = 0;
      let cursor: string | null = null;
      do {
        const query: Record<string, string> = { limit: '200', ...(cursor === null ? {} : { cursor }) };
        const page = (await t.call('GET', '/organisations', { as, query })).json();
        count += page.items.length;
        cursor = page.nextCursor;
      } while (cursor !== null);
      return count;
    };
    expect(await total('admin@demo.example')).toBe(everybody.length);
    expect(await total('coordinator@demo.example')).toBe(245);
    expect(await total('member@demo.example')).toBe(1);
    const me = await t.call('GET', '/me', { as: await login('coordinator@demo.example') });
    expect(me.json().roles[0]).toEqual({ role: 'coordinator', clusterId: first.clusterIds.get('neopolia') });
    expect(me.json().roles).toHaveLength(7);
  });

  test('adds more organisations when asked to, once', async () => {
    const seen: number[] = [];
    const options = { organisations: everybody.length + 300, onProgress: (done: number) => seen.push(done) };
    expect((await seedDemo(t, options)).added).toBe(300);
    expect(seen).toEqual([300]);
    expect((await seedDemo(t, options)).added).toBe(0);
    expect((await countRows())['organisations']).toBe(everybody.length + 300);
  });

  test('refuses production', async () => {
    await expect(seedDemo({ ...t, config: { production: true, DEMO_PASSWORD: 'x' } })).rejects.toThrow('production');
  });
});
