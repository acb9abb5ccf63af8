import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let now = new Date('2027-03-01T08:00:00Z');
let clusterId = '';
let coordinator: TestPerson;
let neighbour: TestPerson;
let owner: TestPerson;
let rival: TestPerson;
let [ownerId, rivalId, strangerId] = ['', '', ''];

beforeAll(async () => {
  t = await testApp({ clock: () => now });
  clusterId = await t.cluster();
  const elsewhere = await t.cluster();
  coordinator = await t.person({ role: 'coordinator', clusterId });
  neighbour = await t.person({ role: 'coordinator', clusterId: elsewhere });
  const firm = async (as: TestPerson, name: string): Promise<string> =>
    (await t.call('POST', '/organisations', { as, body: { name, kind: 'company' } })).json().id;
  [ownerId, rivalId, strangerId] = [
    await firm(coordinator, 'Levage Atlantique'),
    await firm(coordinator, 'Coques du Nord'),
    await firm(neighbour, 'Ailleurs'),
  ];
  owner = await t.person({ role: 'member', organisationId: ownerId });
  rival = await t.person({ role: 'member', organisationId: rivalId });
});
afterAll(() => t.close());

let count = 0;
const add = async (as: TestPerson, body: object = {}) =>
  t.call('POST', '/equipment', { as, body: { name: `Portique ${++count}`, kind: 'lifting', ...body } });
const addedId = async (as: TestPerson, body: object = {}): Promise<string> => (await add(as, body)).json().id;
const book = (as: TestPerson, id: string, [from, to]: [string, string], organisationId: string, more: object = {}) =>
  t.call('POST', `/equipment/${id}/bookings`, {
    as,
    body: { from: `${from}T06:00:00Z`, to: `${to}T06:00:00Z`, organisationId, ...more },
  });
const bookings = async (as: TestPerson, id: string) =>
  (await t.call('GET', `/equipment/${id}/bookings`, { as })).json().items;

describe('a resource of the pool', () => {
  test('is the cluster’s or a member’s, and seen by the members of that cluster alone', async () => {
    const crane = await add(coordinator, {
      cpv: '42414000',
      nuts: 'FRG01',
      characteristics: [{ name: 'levage', value: 80, unit: 't' }],
      trainings: ['CACES R489'],
    });
    expect([crane.statusCode, crane.json()]).toMatchObject([201, { clusterId, organisationId: null, version: 1 }]);
    const own = await add(owner, { organisationId: ownerId });
    expect([own.statusCode, own.json().clusterId]).toEqual([201, clusterId]);
    for (const id of [crane.json().id, own.json().id]) {
      expect((await t.call('GET', `/equipment/${id}`, { as: rival })).statusCode).toBe(200);
      expect((await t.call('GET', `/equipment/${id}`, { as: neighbour })).statusCode).toBe(404);
    }
    expect((await t.call('GET', '/equipment', { as: neighbour })).json().items).toEqual([]);
  });

  test('is changed by its keepers only, against its version', async () => {
    const id = await addedId(owner, { organisationId: ownerId });
    const change = (as: TestPerson, etag: string) =>
      t.call('PATCH', `/equipment/${id}`, { as, body: { unitCents: 12_000 }, headers: { 'if-match': etag } });
    expect((await change(rival, '"1"')).statusCode).toBe(403);
    expect((await change(owner, '"1"')).json()).toMatchObject({ unitCents: 12_000, version: 2 });
    expect((await change(coordinator, '"1"')).statusCode).toBe(412);
  });

  test('refuses what is not there or not the caller’s, naming the field', async () => {
    const pointers = async (as: TestPerson, body: object) => {
      const answer = await add(as, body);
      return [answer.statusCode, answer.json().errors?.[0].pointer];
    };
    expect(await pointers(coordinator, { cpv: '00000001' })).toEqual([400, '/cpv']);
    expect(await pointers(coordinator, { organisationId: strangerId })).toEqual([400, '/organisationId']);
    expect(await pointers(owner, {})).toEqual([400, '/clusterId']);
    expect((await add(owner, { organisationId: rivalId })).statusCode).toBe(400);
    expect((await add(coordinator, { name: 'Portique 1' })).statusCode).toBe(409);
  });
});

describe('a booking', () => {
  test('takes its time, from the first instant to the first that is free again', async () => {
    const id = await addedId(coordinator);
    expect((await book(rival, id, ['2027-04-01', '2027-04-11'], rivalId)).statusCode).toBe(201);
    const refused = await book(owner, id, ['2027-04-10', '2027-04-12'], ownerId);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'booked']);
    expect((await book(owner, id, ['2027-04-11', '2027-04-12'], ownerId)).statusCode).toBe(201);
    const backwards = await book(owner, id, ['2027-05-02', '2027-05-01'], ownerId);
    expect([backwards.statusCode, backwards.json().errors[0].pointer]).toEqual([400, '/to']);
    const free = async (from: string, until: string) =>
      (
        await t.call('GET', '/equipment', {
          as: owner,
          query: { freeFrom: `${from}T06:00:00Z`, freeUntil: `${until}T06:00:00Z` },
        })
      )
        .json()
        .items.some((one: { id: string }) => one.id === id);
    expect([await free('2027-04-02', '2027-04-03'), await free('2027-04-12', '2027-05-01')]).toEqual([false, true]);
  });

  test('of one time is one of many that ask at once', async () => {
    const id = await addedId(coordinator);
    const rounds = Number(process.env['BOOKING_ROUNDS'] ?? 25);
    for (let round = 0; round < rounds; round++) {
      const year = String(2100 + round);
      const answers = await Promise.all(
        Array.from({ length: 4 }, (_, i) =>
          book(coordinator, id, [`${year}-01-0${i + 1}`, `${year}-01-09`], i % 2 ? ownerId : rivalId),
        ),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    }
  }, 120_000);

  test('tells its owner who has it, members that it is taken, and its bid to nobody else', async () => {
    const tender = await t.call('POST', '/tenders', {
      as: coordinator,
      body: { clusterId, title: 'Coque', buyer: { name: 'Chantier' }, lots: [{ title: 'Coque', cpvMain: '45262400' }] },
    });
    const id = await addedId(owner, { organisationId: ownerId });
    const option = await book(coordinator, id, ['2027-06-01', '2027-06-05'], rivalId, { tenderId: tender.json().id });
    expect([option.statusCode, option.json().kind]).toEqual([201, 'option']);
    const third = (
      await t.call('POST', '/organisations', { as: coordinator, body: { name: 'Tiers', kind: 'company' } })
    ).json();
    const stranger = await t.person({ role: 'member', organisationId: third.id });
    expect(await bookings(rival, id)).toMatchObject([{ organisationId: rivalId, tenderId: tender.json().id }]);
    expect(await bookings(owner, id)).toMatchObject([
      { id: null, organisationId: rivalId, tenderId: null, kind: null },
    ]);
    expect(await bookings(stranger, id)).toMatchObject([
      { id: null, organisationId: null, tenderId: null, note: null },
    ]);
    const path = `/equipment-bookings/${option.json().id}`;
    expect((await t.call('POST', `${path}/release`, { as: owner })).statusCode).toBe(404);
    // The bid is over: what was held for it is free again, by itself.
    expect(await t.services.equipment.bookings.releaseEnded()).toBe(0);
    await inTransaction(t.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`update tenders set state = 'withdrawn' where id = ${tender.json().id}`),
    );
    expect(await t.services.equipment.bookings.releaseEnded()).toBe(1);
    expect(await bookings(rival, id)).toEqual([]);
    expect((await book(owner, id, ['2027-06-01', '2027-06-05'], ownerId)).statusCode).toBe(201);
  });

  test('is made for one’s own company, of the pool’s cluster, on what is in the pool', async () => {
    const id = await addedId(coordinator);
    expect((await book(owner, id, ['2027-07-01', '2027-07-02'], rivalId)).statusCode).toBe(403);
    const foreign = await book(coordinator, id, ['2027-07-01', '2027-07-02'], strangerId);
    expect([foreign.statusCode, foreign.json().errors[0].pointer]).toEqual([400, '/organisationId']);
    await t.call('PATCH', `/equipment/${id}`, {
      as: coordinator,
      body: { retired: true },
      headers: { 'if-match': '*' },
    });
    const late = await book(coordinator, id, ['2027-07-01', '2027-07-02'], ownerId);
    expect([late.statusCode, late.json().code]).toEqual([409, 'retired']);
  });
});

test('a year’s statement shares to the cent, tells members their own lines, and what is still missing', async () => {
  const id = await addedId(coordinator, { name: 'Halle', fixedCentsPerYear: 1_000_001, unitCents: 500, unit: 'day' });
  const commit = (organisationId: string, unitsPerYear: number) =>
    t.call('POST', `/equipment/${id}/commitments`, {
      as: coordinator,
      body: { organisationId, fromYear: 2027, unitsPerYear },
    });
  expect((await commit(ownerId, 10)).json()).toMatchObject({ fromYear: 2027, toYear: 2033 });
  expect((await commit(rivalId, 20)).statusCode).toBe(201);
  expect((await commit(rivalId, 20)).statusCode).toBe(409);
  const used = (await book(rival, id, ['2027-09-01', '2027-09-16'], rivalId)).json();
  const tell = () => t.call('PATCH', `/equipment-bookings/${used.id}`, { as: rival, body: { unitsUsed: 15 } });
  expect((await tell()).json().errors[0].pointer).toBe('/unitsUsed');
  now = new Date('2028-01-05T08:00:00Z');
  const statement = async (as: TestPerson) =>
    (await t.call('GET', '/equipment/statements', { as, query: { year: '2027' } })).json();
  const ofHall = ({ lines }: { lines: { equipmentId: string }[] }) => lines.filter((line) => line.equipmentId === id);
  expect((await statement(coordinator)).complete).toBe(false);
  expect((await tell()).statusCode).toBe(200);
  expect(ofHall(await statement(coordinator))).toMatchObject([
    { organisation: 'Levage Atlantique', fixedCents: 333_334, useCents: 0, shortfallCents: 5_000, totalCents: 338_334 },
    {
      organisation: 'Coques du Nord',
      fixedCents: 666_667,
      useCents: 7_500,
      shortfallCents: 2_500,
      totalCents: 676_667,
    },
  ]);
  const own = await statement(rival);
  expect([
    ofHall(own).length,
    own.lines.every((line: { organisationId: string }) => line.organisationId === rivalId),
  ]).toEqual([1, true]);
  const csv = await t.call('GET', '/equipment/statements', {
    as: coordinator,
    query: { year: '2027' },
    headers: { accept: 'text/csv' },
  });
  expect(csv.body).toContain('Halle,Coques du Nord,66.67,20,15,6666.67,0,75,25,6766.67');
  // The accounts of the year are closed: it cost 2.50 less than was forecast.
  const path = `/equipment/${id}/real-costs`;
  const enter = (as: TestPerson, year: number) => t.call('PUT', path, { as, body: { year, fixedCents: 999_751 } });
  expect((await enter(rival, 2027)).statusCode).toBe(403);
  expect((await enter(coordinator, 2028)).json().errors[0].pointer).toBe('/year');
  expect((await enter(coordinator, 2027)).json()).toEqual({ year: 2027, fixedCents: 999_751, note: null });
  expect((await t.call('GET', path, { as: rival })).json().items).toHaveLength(1);
  expect((await t.call('GET', path, { as: neighbour })).statusCode).toBe(404);
  expect(ofHall(await statement(coordinator))).toMatchObject([
    { realCost: true, fixedCents: 333_334, adjustmentCents: -84, totalCents: 338_250 },
    { realCost: true, fixedCents: 666_667, adjustmentCents: -166, totalCents: 676_501 },
  ]);
});

test('a statement is asked for by who belongs to no cluster too: empty, or of one that it names', async () => {
  const statement = async (as: TestPerson, query: object = {}) =>
    (await t.call('GET', '/equipment/statements', { as, query: { year: '2027', ...query } })).json();
  const id = (
    await t.call('POST', '/organisations', { as: coordinator, body: { name: 'Seule', kind: 'company' } })
  ).json().id;
  await t.call('DELETE', `/organisations/${id}/memberships/${clusterId}`, { as: coordinator });
  const alone = await t.person({ role: 'member', organisationId: id });
  expect(await statement(alone)).toMatchObject({ lines: [], totalCents: 0 });
  const admin = await t.person({ role: 'admin' });
  expect((await statement(admin)).errors[0].pointer).toBe('?clusterId');
  expect((await statement(admin, { clusterId })).lines.length).toBeGreaterThan(1);
});

test('a training that is demanded is on record, or whoever books is warned', async () => {
  const id = await addedId(coordinator, { trainings: ['CACES R484', 'ATEX'] });
  const book2029 = async (from: string, to: string) =>
    (await book(rival, id, [`2029-${from}`, `2029-${to}`], rivalId)).json().untrained;
  expect(await book2029('01-01', '01-02')).toEqual(['CACES R484', 'ATEX']);
  const note = (as: TestPerson, body: object) => t.call('POST', `/equipment/${id}/trainings`, { as, body });
  const taught = { organisationId: rivalId, training: 'CACES R484', validUntil: '2029-02-01' };
  expect((await note(rival, taught)).statusCode).toBe(403);
  expect((await note(coordinator, { ...taught, training: 'Soudage' })).json().errors[0].pointer).toBe('/training');
  const noted = (await note(coordinator, taught)).json();
  expect(await book2029('01-31', '02-01')).toEqual(['ATEX']);
  expect(await book2029('02-01', '02-02')).toEqual(['CACES R484', 'ATEX']);
  const read = async (as: TestPerson) => (await t.call('GET', `/equipment/${id}/trainings`, { as })).json().items;
  expect([(await read(rival)).length, (await read(owner)).length]).toEqual([1, 0]);
  expect((await t.call('DELETE', `/equipment-trainings/${noted.id}`, { as: rival })).statusCode).toBe(404);
  expect((await t.call('DELETE', `/equipment-trainings/${noted.id}`, { as: coordinator })).statusCode).toBe(204);
  expect(await read(rival)).toEqual([]);
});

test('bookings stand in the calendar of who has them, from the first to the last day', async () => {
  const id = await addedId(coordinator, { name: 'Portique du calendrier' });
  await book(rival, id, ['2030-04-01', '2030-04-05'], rivalId);
  const feed = async (as: TestPerson) => {
    const { url } = (await t.call('POST', '/calendar/token', { as })).json();
    return (await t.call('GET', `/calendar.ics?token=${new URL(url).searchParams.get('token')}`)).body;
  };
  const own = await feed(rival);
  expect(own).toContain('SUMMARY:Équipement réservé : Portique du calendrier');
  expect(own).toMatch(/DTSTART:20300401T060000Z\s+DTEND:20300405T060000Z/);
  expect(await feed(owner)).not.toContain('Portique du calendrier');
});
