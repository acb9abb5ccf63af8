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
