import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SeedSummary, seedDemo } from '../../seeds/demo-network.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

// RULES.md section 6: Neopolia's and the Limousin cluster's own published figures.
const SINCE_2015 = { from: '2015-01-01', to: '2018-07-31' };
const UNTIL_2018 = { to: '2018-07-31' };

let t: TestApp;
let admin: TestPerson;
let seeds: SeedSummary;
beforeAll(async () => {
  t = await testApp();
  seeds = await seedDemo({ database: t.database, config: t.config });
  admin = await t.person({ role: 'admin' });
});
afterAll(() => t.close());

const figures = async (cluster: string, query: Record<string, string>): Promise<Record<string, number | null>> => {
  const answer = await t.call('GET', '/reports/kpis', {
    as: admin,
    query: { clusterId: seeds.clusterIds.get(cluster)!, ...query },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return Object.fromEntries(
    Object.entries(answer.json().figures as Record<string, { value: number }>).map(([name, figure]) => [
      name,
      figure.value,
    ]),
  );
};

describe('the demo’s history gives the published figures', () => {
  test('33,000,000 € since 1999 for 6 M€ of public money: leverage 5.5', async () => {
    const since1999 = await figures('neopolia', UNTIL_2018);
    expect(since1999).toMatchObject({ signedCents: 3_300_000_000, fundingCents: 600_000_000, leverage: 5.5 });
    const report = await t.call('GET', '/reports/turnover', {
      as: admin,
      query: { clusterId: seeds.clusterIds.get('neopolia')! },
    });
    expect(report.json().total).toEqual({ amountCents: 3_300_000_000, currency: 'EUR' });
  });

  test('22,700,000 € from 2015 to July 2018: 26 tenders, 45 of 245 companies', async () => {
    const recent = await figures('neopolia', SINCE_2015);
    expect(recent).toMatchObject({
      signedCents: 2_270_000_000,
      tendersAnswered: 26,
      tendersWon: 26,
      contractsSigned: 26,
      companiesServed: 45,
      members: 245,
      companiesNeverServed: 200,
      turnoverPerTenderCents: 87_307_692,
      turnoverPerCompanyCents: 50_444_444,
    });
    expect(Math.round(recent['turnoverPerTenderCents']! / 100)).toBe(873_077);
    expect(Math.round(recent['turnoverPerCompanyCents']! / 100)).toBe(504_444);
    expect((recent['servedShare']! * 100).toFixed(1)).toBe('18.4');
  });

  test('51/31/11/7 % small, medium, micro and large among the 245 members', async () => {
    const answer = await t.call('GET', '/reports/kpis', {
      as: admin,
      query: { clusterId: seeds.clusterIds.get('neopolia')!, ...SINCE_2015 },
    });
    const rows = answer.json().membersBySizeClass as { sizeClass: string; members: number; share: number }[];
    expect(rows.map((row) => [row.sizeClass, Math.round(row.share * 100)])).toEqual([
      ['small', 51],
      ['medium', 31],
      ['micro', 11],
      ['large', 7],
    ]);
    expect(rows.reduce((sum, row) => sum + row.members, 0)).toBe(245);
  });

  test('the Limousin cluster: from 50 to 70 M€ and from 500 to 700 jobs', async () => {
    const answer = await t.call('GET', '/reports/kpis', {
      as: admin,
      query: { clusterId: seeds.clusterIds.get('limousin')!, from: '2011-01-01', to: '2025-12-31' },
    });
    const { turnoverRepresentedCents, jobsRepresented } = answer.json().figures;
    expect(turnoverRepresentedCents).toMatchObject({ value: 7_000_000_000, before: 5_000_000_000, growth: 0.4 });
    expect(jobsRepresented).toMatchObject({ value: 700, before: 500, growth: 0.4 });
  });

  test('the six clusters’ turnover is the network’s, and every contract has its entries once', async () => {
    const query = { clusterId: seeds.clusterIds.get('neopolia')!, groupBy: 'cluster', ...SINCE_2015 };
    const rows = (await t.call('GET', '/reports/turnover', { as: admin, query })).json().rows;
    expect(
      rows.reduce((sum: number, row: { amount: { amountCents: number } }) => sum + row.amount.amountCents, 0),
    ).toBe(2_270_000_000);
    const again = await seedDemo({ database: t.database, config: t.config });
    expect(again.contracts).toBe(0);
    expect(await figures('neopolia', SINCE_2015)).toMatchObject({ signedCents: 2_270_000_000, tendersAnswered: 26 });
  });

  test('an entry of 2018 leads back to its tender', async () => {
    const entries = await t.call('GET', '/ledger-entries', {
      as: admin,
      query: { measure: 'signed', from: '2018-01-01', limit: '1' },
    });
    const [entry] = entries.json().items;
    const contract = (await t.call('GET', `/contracts/${entry.contractId}`, { as: admin })).json();
    const tender = (await t.call('GET', `/tenders/${contract.tenderId}`, { as: admin })).json();
    expect(entry.tenderId).toBe(tender.id);
    expect(tender).toMatchObject({ title: contract.title, state: 'awarded' });
  });
});

describe('the indicators of the demo’s clusters', () => {
  const indicators = async (cluster: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
    t.call('GET', `/clusters/${seeds.clusterIds.get(cluster)!}/indicators`, { as: admin, query, headers });
  const values = async (cluster: string, query: Record<string, string>) => {
    const answer = await indicators(cluster, query);
    expect(answer.statusCode, answer.body).toBe(200);
    const items = answer.json().items as {
      id: string;
      value: number | null;
      before: number | null;
      missing: string | null;
    }[];
    return Object.fromEntries(items.map(({ id, value, before, missing }) => [id, { value, before, missing }]));
  };

  test('show Neopolia’s 245 companies with 32,000 jobs, its 33 M€ for 6 M€, and 22.7 M€ for 45 over 26 tenders', async () => {
    const now = await values('neopolia', { from: '2025-01-01', to: '2025-12-31' });
    expect([now['members']!.value, now['jobsRepresented']!.value]).toEqual([245, 32_000]);
    expect(now['payingMembers']).toMatchObject({ value: 245, missing: null });
    const since1999 = await values('neopolia', { from: '1999-01-01', to: '2018-07-31' });
    expect(since1999['signedCents']!.value).toBe(3_300_000_000);
    expect(since1999['fundingCents']!.value).toBe(600_000_000);
    const since2015 = await values('neopolia', SINCE_2015);
    expect(since2015['signedCents']!.value).toBe(2_270_000_000);
    expect([since2015['tendersWon']!.value, since2015['companiesServed']!.value]).toEqual([26, 45]);
    expect(since2015['innovationProjects']).toMatchObject({
      value: null,
      missing: expect.stringContaining('initiative'),
    });
    expect(since2015['firmsInInitiatives']!.value).toBeGreaterThan(20);
    expect(since2015['investmentGrowth']).toMatchObject({ value: null, missing: expect.stringContaining('invest') });
  });

  test('show Limousin’s way from 50 to 70 M€ and from 500 to 700 jobs, and what its members do together', async () => {
    const grown = await values('limousin', { from: '2011-01-01', to: '2025-12-31' });
    expect(grown['turnoverRepresentedCents']).toMatchObject({ value: 7_000_000_000, before: 5_000_000_000 });
    expect(grown['jobsRepresented']).toMatchObject({ value: 700, before: 500, missing: null });
    expect(grown['turnoverGrowth']!.value).toBeCloseTo(0.4, 10);
    expect(grown['jobsGrowth']!.value).toBeCloseTo(0.4, 10);
    expect([grown['payingMembers']!.value, grown['associates']!.value]).toEqual([21, 9]);
    expect(grown['innovationProjects']).toMatchObject({ value: 2, missing: null });
    expect([grown['internationalCollaborations']!.value, grown['interclusterProjects']!.value]).toEqual([1, 0]);
    const year = await values('limousin', { from: '2025-01-01', to: '2025-12-31' });
    expect(year['investmentCents']).toMatchObject({ value: 350_000_000, before: 310_000_000, missing: null });
    expect(year['investmentGrowth']!.value).toBeCloseTo(350 / 310 - 1, 10);
    expect(year['activeActors']!.value).toBeGreaterThan(3);
  });

  test('come as a table and as a picture, in the reader’s language', async () => {
    const query = { from: '2025-01-01', to: '2025-12-31' };
    const csv = await indicators('limousin', query, { accept: 'text/csv', 'accept-language': 'fr' });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('Membres cotisants');
    const en = await indicators('limousin', { ...query, lang: 'en' }, { accept: 'text/csv' });
    expect(en.body).toMatch(/payingMembers,Paying members,21,21,number,/);
    const svg = await indicators('limousin', query, { accept: 'image/svg+xml' });
    expect(svg.body).toMatch(/^<svg[\s\S]*Projets d’innovation/);
    const yearly = await t.call('GET', '/reports/yearly', {
      as: admin,
      query: { clusterId: seeds.clusterIds.get('limousin')!, year: '2025', lang: 'fr', format: 'html' },
    });
    expect(yearly.body).toMatch(/Indicateurs du réseau[\s\S]*Membres cotisants/);
  });
});

test('Limousin’s group has elected its pilot, and works', async () => {
  const clusterId = seeds.clusterIds.get('limousin')!;
  const { items } = (await t.call('GET', `/clusters/${clusterId}/working-groups`, { as: admin })).json();
  const of = async (id: string) =>
    (await t.call('GET', `/clusters/${clusterId}/governance`, { as: admin, query: { workingGroupId: id } })).json();
  const groups = await Promise.all(items.map(({ id }: { id: string }) => of(id)));
  for (const { mandates } of groups) expect(mandates).toHaveLength(1);
  const elected = groups.find(({ elections }) => elections.length > 0);
  const [election] = elected.elections;
  expect(election).toMatchObject({ state: 'counted', outcome: 'elected', position: 'pilot' });
  expect(elected.mandates[0]).toMatchObject({ position: 'pilot', electionId: election.id });
  const votes = election.candidates.map((one: { votes: number }) => one.votes);
  expect(votes[0] + votes[1] + election.blank).toBe(election.turnout);
  expect([elected.actions.length, elected.events.length, elected.results.length]).toEqual([3, 2, 2]);
});
