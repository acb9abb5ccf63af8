import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let app: TestApp;
let clusterId: string;
let as: TestPerson;
let member: TestPerson;
beforeAll(async () => {
  app = await testApp();
  clusterId = await app.cluster();
  as = await app.person({ role: 'coordinator', clusterId });
  const company = await app.call('POST', '/organisations', { as, body: { name: 'Une', kind: 'company' } });
  member = await app.person({ role: 'member', organisationId: company.json().id });
});
afterAll(() => app.close());

const draft = async (lots: object[]) => {
  const body = { title: 'Écluse', buyer: { name: 'Port' }, lots };
  return (await app.call('POST', '/tenders', { as, body })).json();
};
const add = (id: string, body: object, who = as) => app.call('POST', `/tenders/${id}/lots`, { as: who, body });
const read = async (id: string) => (await app.call('GET', `/tenders/${id}`, { as })).json();

it('adds a lot behind the others, as one that the tender is created with, in the log and for systems', async () => {
  const listener = { clusterId, url: 'https://93.184.216.34/hook', events: ['tender.lot_added'] };
  const hook = (await app.call('POST', '/webhooks', { as, body: listener })).json();
  const { id, version } = await draft([{ title: 'Portes' }, { title: 'Vérins', externalId: 'LOT-0003' }]);
  const lot = {
    title: 'Peinture anticorrosion',
    nuts: ['FRG01'],
    estimatedValue: { amountCents: 8_000_000, currency: 'EUR' },
    deadline: '2099-01-20T11:00:00.000Z',
    startsOn: '2099-03-01',
    endsOn: '2099-06-30',
    requirements: [{ cpv: '45442000' }],
  };
  const answer = await add(id, lot);
  expect(answer.statusCode, answer.body).toBe(201);
  expect(answer.headers['location']).toBe(`/v1/tenders/${id}`);
  const { requirements, ...rest } = lot;
  expect(answer.json()).toMatchObject({ ...rest, externalId: 'LOT-0004', requirements });
  const after = await read(id);
  expect(after.version).toBe(version + 1);
  expect(after.lots.map(({ title }: { title: string }) => title)).toEqual([
    'Portes',
    'Vérins',
    'Peinture anticorrosion',
  ]);
  expect(after.lots[2]).toEqual(answer.json());
  const log = (await app.call('GET', '/audit', { as, query: { entityId: id } })).json().items;
  const [entry] = log.filter(({ action }: { action: string }) => action === 'tender.lot_added');
  const told = { lotId: answer.json().id, externalId: 'LOT-0004' };
  expect(entry.payload).toEqual(told);
  const sent = (await app.call('GET', `/webhooks/${hook.id}/deliveries`, { as })).json().items;
  expect(sent).toMatchObject([{ type: 'tender.lot_added' }]);
});

it('numbers the first lot of a tender without any', async () => {
  const { id } = await draft([]);
  expect((await add(id, { title: 'Portes' })).json()).toMatchObject({ externalId: 'LOT-0001' });
});

it('refuses what a new tender would, at its place, and who may not change the tender', async () => {
  const { id } = await draft([{ title: 'Portes' }]);
  for (const [body, pointer] of [
    [{ title: '' }, '/title'],
    [{ title: 'Autre', externalId: 'LOT-0001' }, '/externalId'],
    [{ title: 'Autre', cpvMain: '99999999' }, '/cpvMain'],
    [{ title: 'Autre', nuts: ['FR999'] }, '/nuts/0'],
    [{ title: 'Autre', startsOn: '2030-02-01', endsOn: '2030-01-01' }, '/endsOn'],
    [{ title: 'Autre', requirements: [{ cpv: '45442001' }] }, '/requirements/0/cpv'],
  ] as const) {
    const answer = await add(id, body);
    expect([answer.statusCode < 500 && answer.statusCode >= 400, answer.json().errors?.[0]?.pointer]).toEqual([
      true,
      pointer,
    ]);
  }
  const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
  expect((await add(id, { title: 'Autre' }, stranger)).statusCode).toBe(404);
  expect((await add(id, { title: 'Autre' }, member)).statusCode).toBe(403);
  expect((await read(id)).lots).toHaveLength(1);
});

it('takes none any more once the tender is over', async () => {
  const { id } = await draft([{ title: 'Portes' }]);
  await app.call('POST', `/tenders/${id}/withdraw`, { as });
  const answer = await add(id, { title: 'Autre' });
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'not_editable']);
});
