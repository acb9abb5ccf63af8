import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Books, euros, openBooks } from '../ledger/books.ts';

let b: Books;
let lonely: string;
beforeAll(async () => {
  b = await openBooks();
  const share = (...shares: number[]) => shares.map((shareBp, i) => ({ organisationId: b.companies[i], shareBp }));
  const contracts = [
    await b.contract({ value: euros(1_000), signedOn: '2025-03-01', sector: 'naval', members: share(10_000) }),
    await b.contract({ value: euros(600.01), signedOn: '2026-02-01', sector: 'naval', members: share(5_000, 5_000) }),
    await b.contract({ value: euros(300), signedOn: '2026-03-01', sector: 'rail', members: share(0, 5_000, 5_000) }),
  ];
  await b.t.call('POST', `/contracts/${contracts[1]}/entries`, {
    as: b.coordinator,
    body: { measure: 'invoiced', amount: euros(100), occurredOn: '2026-04-01', confirm: true },
  });
  const wrong = await b.t.call('POST', `/contracts/${contracts[0]}/entries`, {
    as: b.coordinator,
    body: { measure: 'signed', amount: euros(500), occurredOn: '2025-12-31' },
  });
  await b.t.call('POST', `/ledger-entries/${wrong.json().id}/reverse`, {
    as: b.coordinator,
    body: { reason: 'Not ours', occurredOn: '2026-01-02' },
  });
  await b.t.call('POST', `/clusters/${b.clusterId}/funding`, {
    as: b.coordinator,
    body: { year: 2026, source: 'Région', amount: euros(100) },
  });
  lonely = await b.t.cluster();
});
afterAll(() => b.close());

const turnover = async (query: Record<string, string>, as = b.coordinator) => {
  const answer = await b.t.call('GET', '/reports/turnover', { as, query });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const rowsOf = (report: { rows: { keys: string[]; amount: { amountCents: number } }[] }) =>
  report.rows.map((row) => [...row.keys, row.amount.amountCents]);

describe('turnover', () => {
  test('is summed by one dimension, a reversal in its own year', async () => {
    const report = await turnover({ groupBy: 'year' });
    expect(rowsOf(report)).toEqual([
      ['2025', 150_000],
      ['2026', 40_001],
    ]);
    expect(report.total).toEqual(euros(1_900.01));
    expect(rowsOf(await turnover({ groupBy: 'sector' }))).toEqual([
      ['naval', 160_001],
      ['rail', 30_000],
    ]);
    expect(rowsOf(await turnover({ groupBy: 'sizeClass', from: '2026-01-03' }))).toEqual([
      ['small', 45_000],
      ['micro', 30_001],
      ['large', 15_000],
    ]);
    expect(rowsOf(await turnover({}))).toEqual([[190_001]]);
    expect(rowsOf(await turnover({ from: '1950-01-01', to: '1950-12-31' }))).toEqual([]);
  });

  test.each(
    ['year', 'cluster', 'organisation', 'sizeClass', 'sector', 'tender'].flatMap((a, i, all) =>
      all.slice(i + 1).flatMap((b2) => [[`${a},${b2}`], [`${b2},${a}`]]),
    ),
  )('by %s sums to the whole', async (groupBy) => {
    const report = await turnover({ groupBy });
    expect(report.groupBy).toEqual(groupBy.split(','));
    const sum = report.rows.reduce(
      (total: number, row: { amount: { amountCents: number } }) => total + row.amount.amountCents,
      0,
    );
    expect(sum).toBe(190_001);
    expect(report.rows.every((row: { keys: string[] }) => row.keys.length === 2)).toBe(true);
  });

  test('has other measures and periods', async () => {
    expect((await turnover({ measure: 'invoiced' })).total).toEqual(euros(100));
    expect((await turnover({ measure: 'paid' })).total).toEqual(euros(0));
    expect((await turnover({ from: '2026-02-01', to: '2026-02-28' })).total).toEqual(euros(600.01));
  });

  test('is a member’s own, a coordinator’s cluster, and nobody else’s', async () => {
    expect((await turnover({}, b.member)).total.amountCents).toBe(100_000 + 30_001);
    expect((await turnover({}, b.stranger)).total).toEqual(euros(0));
    expect((await turnover({}, b.admin)).total).toEqual(euros(1_900.01));
    const other = await b.t.call('GET', '/reports/turnover', { as: b.stranger, query: { clusterId: b.clusterId } });
    expect(other.statusCode).toBe(404);
    for (const path of ['/reports/kpis', '/reports/exposure'])
      expect((await b.t.call('GET', path, { as: b.member })).statusCode).toBe(403);
  });

  test.each([
    [{ groupBy: 'colour' }, '?groupBy'],
    [{ groupBy: 'year,sector,tender' }, '?groupBy'],
    [{ groupBy: 'year,year' }, '?groupBy'],
    [{ from: '0001-01-01' }, '?from'],
    [{ from: '2026-02-01', to: '2026-01-01' }, '?to'],
    [{ measure: 'all' }, '?measure'],
  ])('refuses %j by name', async (query, pointer) => {
    const answer = await b.t.call('GET', '/reports/turnover', {
      as: b.coordinator,
      query: query as Record<string, string>,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  test.each([
    ['/reports/turnover', { groupBy: 'year,sector' }],
    ['/reports/turnover', { groupBy: 'organisation', lang: 'fr' }],
    ['/reports/kpis', {}],
    ['/reports/exposure', {}],
  ])('%s %j comes as table, chart and spreadsheet', async (path, query) => {
    const get = (accept: string) => b.t.call('GET', path, { as: b.coordinator, query, headers: { accept } });
    const csv = await get('text/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n').length).toBeGreaterThan(2);
    const svg = await get('text/html;q=0.2, image/svg+xml');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).toMatch(/^<svg[\s\S]+<\/svg>\s*$/);
    const sheet = await get('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(strFromU8(unzipSync(sheet.rawPayload)['xl/workbook.xml']!)).toContain('<sheet ');
    const linked = (format: string) =>
      b.t.call('GET', path, { as: b.coordinator, query: { ...query, format }, headers: { accept: 'text/html,*/*' } });
    // From a page it is for a spreadsheet in French: the same lines, with what those open.
    const opened = (await linked('csv')).body;
    expect([opened.charAt(0), opened.split('\r\n').length]).toEqual(['\ufeff', csv.body.split('\r\n').length]);
    expect(opened.split('\r\n')[0]).toBe(`\ufeff${csv.body.split('\r\n')[0]!.replaceAll(',', ';')}`);
    expect((await linked('svg')).body).toBe(svg.body);
    expect((await linked('json')).json().asOf).toBe('2026-06-15');
    expect((await linked('png')).json().errors[0].pointer).toBe('?format');
    expect((await get('image/png')).statusCode).toBe(400);
    expect((await get('*/*')).json().asOf).toBe('2026-06-15');
  });

  test('reads the CSV back to the cent', async () => {
    const answer = await b.t.call('GET', '/reports/turnover', {
      as: b.coordinator,
      query: { groupBy: 'year' },
      headers: { accept: 'text/csv', 'accept-language': 'en' },
    });
    expect(answer.body).toBe('Year,Signed (EUR),contracts\r\n2025,1500,1\r\n2026,400.01,3\r\n');
  });
});

describe('key figures', () => {
  test('carry the period before, the growth and a definition each', async () => {
    const answer = await b.t.call('GET', '/reports/kpis', {
      as: b.coordinator,
      query: { from: '2026-01-01', to: '2026-12-31' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const { figures, before } = answer.json();
    expect(before).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(figures.signedCents).toMatchObject({ value: 40_001, before: 150_000, unit: 'eur' });
    expect(figures.leverage).toMatchObject({ value: 4.0001, before: null });
    expect(figures).toMatchObject({
      contractsSigned: { value: 2, before: 1 },
      medianConsortiumSize: { value: 2.5 },
      members: { value: 3 },
      invoicedCents: { value: 10_000 },
      jobsRepresented: { value: 8 + 42 + 120 },
    });
    expect(answer.json().membersBySizeClass).toEqual([
      { sizeClass: 'large', members: 1, share: 1 / 3 },
      { sizeClass: 'micro', members: 1, share: 1 / 3 },
      { sizeClass: 'small', members: 1, share: 1 / 3 },
    ]);
    for (const figure of Object.values(figures) as { definition: string }[])
      expect(figure.definition).toMatch(/.{20}\.$/);
  });

  test('compare clusters without naming them, from five on', async () => {
    const query = { from: '2026-01-01', to: '2026-12-31', compare: 'clusters' };
    expect((await b.t.call('GET', '/reports/kpis', { as: b.coordinator, query })).json().comparison).toEqual([]);
    for (let i = 0; i < 4; i++) {
      const answer = await b.t.call('POST', '/contracts', {
        as: b.admin,
        body: {
          clusterId: i === 0 ? lonely : await b.t.cluster(),
          title: 'x',
          buyer: { name: 'x' },
          value: euros(1_000 * (i + 1)),
          signedOn: '2026-02-01',
          members: [{ organisationId: b.companies[0], shareBp: 10_000 }],
        },
      });
      expect(answer.statusCode, answer.body).toBe(201);
    }
    const answer = await b.t.call('GET', '/reports/kpis', { as: b.coordinator, query });
    const found = answer.json().comparison.find((row: { figure: string }) => row.figure === 'signedCents');
    // 400.01, 1000, 2000, 3000, 4000 €
    expect(found).toEqual({
      figure: 'signedCents',
      clusters: 5,
      lowerQuartile: 100_000,
      median: 200_000,
      upperQuartile: 300_000,
    });
    expect(answer.body).not.toContain(lonely);
  });
});

test('exposure counts every member, also those without a turn', async () => {
  const answer = await b.t.call('GET', '/reports/exposure', {
    as: b.coordinator,
    query: { clusterId: b.clusterId, from: '2026-01-01' },
  });
  const { spread, members } = answer.json();
  expect(members.map((m: { organisationId: string; contracts: number }) => [m.organisationId, m.contracts])).toEqual([
    [b.companies[0], 2],
    [b.companies[1], 2],
    [b.companies[2], 1],
  ]);
  expect(spread.contracts).toMatchObject({ total: 5, evenShare: 5 / 3, without: 0 });
  expect(spread.contracts.gini).toBeCloseTo(2 / 15, 12);
  expect(spread.invitations).toEqual({ total: 0, evenShare: 0, gini: 0, without: 3 });
});

test('the yearly report comes as PDF and as HTML', async () => {
  const get = (accept: string, as = b.coordinator, year = '2026') =>
    b.t.call('GET', '/reports/yearly', {
      as,
      query: { clusterId: b.clusterId, year, lang: 'fr' },
      headers: { accept },
    });
  const html = await get('text/html');
  expect(html.statusCode, html.body).toBe(200);
  expect(html.headers['content-type']).toContain('text/html');
  expect(html.body).toContain('Société 1');
  const pdf = await get('application/pdf');
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await get('application/pdf', b.stranger)).statusCode).toBe(404);
  // The year before the first one is compared with as well.
  expect((await get('text/html', b.coordinator, '1900')).statusCode).toBe(200);
});
