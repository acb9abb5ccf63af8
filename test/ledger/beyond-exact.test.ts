import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let app: TestApp;
let coordinator: TestPerson;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
});
afterAll(() => app.close());

it('refuses an entry that would take a total beyond what an answer can tell exactly', async () => {
  const post = (path: string, body: unknown) => app.call('POST', path, { as: coordinator, body });
  const firm = (await post('/organisations', { name: 'A firm', kind: 'company' })).json<{ id: string }>();
  const contract = await post('/contracts', {
    title: 'A contract',
    buyer: { name: 'A buyer' },
    sector: 'Energy',
    value: { amountCents: 1, currency: 'EUR' },
    signedOn: '2026-03-02',
    members: [{ organisationId: firm.id, shareBp: 10_000 }],
  });
  const path = `/contracts/${contract.json<{ id: string }>().id}`;
  const invoice = (amountCents: number) =>
    post(`${path}/entries`, {
      measure: 'invoiced',
      confirm: true,
      occurredOn: '2026-04-01',
      amount: { amountCents, currency: 'EUR' },
    });
  expect((await invoice(Number.MAX_SAFE_INTEGER)).statusCode).toBe(201);
  expect((await invoice(1)).json()).toMatchObject({ status: 422, code: 'total_out_of_range' });
  expect((await invoice(-1)).statusCode).toBe(201);
  const seen = await app.call('GET', path, { as: coordinator });
  expect(seen.json().totals.invoiced.amountCents).toBe(Number.MAX_SAFE_INTEGER - 1);
});
