import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '../app.ts';
import { type Books, euros, openBooks } from '../ledger/books.ts';

let b: Books;
beforeAll(async () => {
  b = await openBooks();
});
afterAll(() => b.close());

const create = (body: object, as = b.coordinator) =>
  b.t.call('POST', '/contracts', {
    as,
    body: {
      title: 'Cale sèche',
      buyer: { name: 'Chantier' },
      value: euros(1_000),
      members: [{ organisationId: b.companies[0], shareBp: 10_000 }],
      ...body,
    },
  });
const act = (id: string, what: string, body: object, headers: Record<string, string> = {}) =>
  b.t.call('POST', `/contracts/${id}/${what}`, { as: b.coordinator, body, headers });
/** A cluster of these sectors, and its coordinator. */
const clusterOf = async (sectors: string[]) => {
  const body = { name: `Cluster ${sectors}`, kind: 'business', sectors };
  const clusterId = (await b.t.call('POST', '/clusters', { as: b.admin, body })).json().id;
  const as = await b.t.person({ role: 'coordinator', clusterId });
  const { id } = (await b.t.call('POST', '/organisations', { as, body: { name: 'Une', kind: 'company' } })).json();
  return { clusterId, as, members: [{ organisationId: id, shareBp: 10_000 }] };
};
const read = async (id: string) => (await b.t.call('GET', `/contracts/${id}`, { as: b.coordinator })).json();

describe('a contract', () => {
  test('is entered by hand, with its members’ parts to the cent and its value posted as signed', async () => {
    const answer = await create({
      value: euros(100.01),
      signedOn: '2026-01-15',
      startsOn: '2026-02-01',
      endsOn: '2027-02-01',
      lots: [{ label: 'Lot 1' }],
      members: b.companies.map((organisationId, i) => ({ organisationId, shareBp: [3_334, 3_333, 3_333][i] })),
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const contract = answer.json();
    expect(contract).toMatchObject({
      clusterId: b.clusterId,
      kind: 'contract',
      sector: 'other',
      buyer: { name: 'Chantier', private: false },
      lots: [{ lotId: null, label: 'Lot 1' }],
      totals: { signed: euros(100.01), invoiced: euros(0), paid: euros(0) },
    });
    expect(
      contract.members.map((m: { role: string; sizeClass: string; amount: { amountCents: number } }) => [
        m.role,
        m.sizeClass,
        m.amount.amountCents,
      ]),
    ).toEqual([
      ['mandataire', 'micro', 3335],
      ['cotraitant', 'small', 3333],
      ['cotraitant', 'large', 3333],
    ]);
    expect(await read(contract.id)).toEqual(contract);
    // A member sees its own row alone, to the same cent.
    const own = (await b.t.call('GET', `/contracts/${contract.id}`, { as: b.member })).json();
    expect(own.members).toMatchObject([{ organisationId: b.companies[0], amount: euros(33.35) }]);
  });

  test.each<[string, () => object, string]>([
    [
      'shares that are not the whole',
      () => ({ members: [{ organisationId: b.companies[0], shareBp: 9_999 }] }),
      '/members',
    ],
    [
      'a member twice',
      () => ({ members: [5_000, 5_000].map((shareBp) => ({ organisationId: b.companies[0], shareBp })) }),
      '/members/1/organisationId',
    ],
    [
      'two mandataires',
      () => ({
        members: [0, 1].map((i) => ({ organisationId: b.companies[i], shareBp: 5_000, role: 'mandataire' })),
      }),
      '/members/1/role',
    ],
    [
      'an unknown company',
      () => ({ members: [{ organisationId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10', shareBp: 10_000 }] }),
      '/members/0/organisationId',
    ],
    ['another currency', () => ({ value: { amountCents: 1, currency: 'GBP' } }), '/value/currency'],
    ['a negative value', () => ({ value: { amountCents: -1, currency: 'EUR' } }), '/value/amountCents'],
    ['a signature to come', () => ({ signedOn: '2026-06-16' }), '/signedOn'],
    ['an end before its start', () => ({ startsOn: '2026-03-01', endsOn: '2026-02-01' }), '/endsOn'],
    ['a year that no calendar here has', () => ({ startsOn: '0001-01-01' }), '/startsOn'],
    ['no buyer', () => ({ buyer: undefined }), '/buyer'],
    ['a framework that is none', () => ({ frameworkId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10' }), '/frameworkId'],
    ['a call-off of nothing', () => ({ kind: 'call_off' }), '/frameworkId'],
  ])('is refused with %s', async (_name, body, pointer) => {
    const answer = await create(body());
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  test('takes the sector of its cluster where that has one alone; of several somebody says which, and the reports follow', async () => {
    const one = await clusterOf(['naval']);
    expect((await create({ members: one.members }, one.as)).json()).toMatchObject({ sector: 'naval' });
    const several = await clusterOf(['naval', 'nucléaire']);
    const contract = (await create({ signedOn: '2026-01-15', members: several.members }, several.as)).json();
    expect(contract.sector).toBe('other');
    expect((await create({ sector: 'nucléaire', members: several.members }, several.as)).json()).toMatchObject({
      sector: 'nucléaire',
    });
    const said = (sector: string, as: TestPerson) =>
      b.t.call('PUT', `/contracts/${contract.id}/sector`, { as, body: { sector } });
    expect((await said('nucléaire', one.as)).statusCode).toBe(404);
    expect((await said('', several.as)).statusCode).toBe(400);
    expect((await said('nucléaire', several.as)).json()).toMatchObject({ sector: 'nucléaire', version: 2 });
    const query = { groupBy: 'sector', clusterId: several.clusterId };
    const report = (await b.t.call('GET', '/reports/turnover', { as: several.as, query })).json();
    expect(report.rows).toMatchObject([{ keys: ['nucléaire'], amount: euros(1_000) }]);
    const audit = (await b.t.call('GET', '/audit', { as: b.admin, query: { entityId: contract.id } })).json();
    expect(audit.items.map(({ action }: { action: string }) => action)).toContain('contract.sector_set');
  });

  test('is made by those who answer for the cluster', async () => {
    expect((await create({}, b.member)).statusCode).toBe(403);
    expect((await create({ clusterId: b.clusterId }, b.stranger)).statusCode).toBe(404);
    expect((await create({ clusterId: b.clusterId }, b.admin)).statusCode).toBe(201);
  });

  test('keeps one reference in a cluster, and is found by it', async () => {
    expect((await create({ reference: 'M-1' })).statusCode).toBe(201);
    expect((await create({ reference: 'M-1' })).statusCode).toBe(409);
    const found = await b.t.call('GET', '/contracts', { as: b.coordinator, query: { q: 'm-1' } });
    expect(found.json().items).toHaveLength(1);
    // Words of its title, its buyer and its reference together, without accents.
    const words = await b.t.call('GET', '/contracts', { as: b.coordinator, query: { q: 'SECHE chantier m-1' } });
    expect(words.json().items).toHaveLength(1);
    expect((await b.t.call('GET', '/contracts', { as: b.stranger })).json().items).toEqual([]);
  });

  test('tells the tender and lot that it came from', async () => {
    const tender = (
      await b.t.call('POST', '/tenders', {
        as: b.coordinator,
        body: { title: 'Écluse', buyer: { name: 'Port', private: false }, lots: [{ title: 'Portes' }] },
      })
    ).json();
    const answer = await create({
      tenderId: tender.id,
      buyer: undefined,
      lots: [{ lotId: tender.lots[0].id }],
      signedOn: '2026-05-01',
    });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({
      tenderId: tender.id,
      buyer: { name: 'Port' },
      lots: [{ lotId: tender.lots[0].id }],
    });
    const entries = await b.t.call('GET', '/ledger-entries', {
      as: b.coordinator,
      query: { contractId: answer.json().id },
    });
    expect(entries.json().items).toMatchObject([{ measure: 'signed', tenderId: tender.id, occurredOn: '2026-05-01' }]);
    expect((await create({ tenderId: tender.id, lots: [{ lotId: b.companies[0] }] })).json().errors[0].pointer).toBe(
      '/lots/0/lotId',
    );
  });
});

describe('what happens to a contract', () => {
  test('it is signed once', async () => {
    const { id } = (await create({})).json();
    expect((await act(id, 'sign', { signedOn: '2026-07-01' })).statusCode).toBe(400);
    expect((await act(id, 'sign', { signedOn: '2026-02-01' })).json().totals.signed).toEqual(euros(1_000));
    expect((await act(id, 'sign', { signedOn: '2026-02-01' })).json().code).toBe('already_signed');
    expect((await read(id)).totals.signed).toEqual(euros(1_000));
  });

  test('R2152-13: what is settled before the signature is part of what is signed', async () => {
    const { id } = (await create({})).json();
    const settled = await act(id, 'amendments', { agreedOn: '2026-02-03', delta: euros(-50) });
    expect(settled.json()).toMatchObject({ currentValue: euros(950), totals: { signed: euros(0) } });
    expect((await act(id, 'sign', { signedOn: '2026-02-01' })).json().errors[0].pointer).toBe('/signedOn');
    const signed = await act(id, 'sign', { signedOn: '2026-02-05' });
    expect(signed.json()).toMatchObject({ currentValue: euros(950), totals: { signed: euros(950) } });
  });

  test('amendments change value and shares, and the ledger follows', async () => {
    const { id } = (await create({ signedOn: '2026-01-15' })).json();
    const answer = await act(id, 'amendments', {
      agreedOn: '2026-03-01',
      delta: euros(-100),
      members: [
        { organisationId: b.companies[0], shareBp: 5_000 },
        { organisationId: b.companies[1], shareBp: 5_000 },
      ],
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      currentValue: euros(900),
      totals: { signed: euros(900) },
      amendments: [{ number: 1, agreedOn: '2026-03-01', delta: euros(-100), movesShares: true }],
      // The first had all 1,000; the new shares hold for the 100 that go, not for the 900 that stay.
      members: [
        { shareBp: 5_000, amount: euros(950) },
        { shareBp: 5_000, amount: euros(-50) },
      ],
    });
    const [entry] = (await b.t.call('GET', '/ledger-entries', { as: b.coordinator, query: { contractId: id } })).json()
      .items;
    expect(entry.postings.map((p: { debit: object; credit: object }) => [p.debit, p.credit])).toEqual([
      [euros(0), euros(100)],
      [euros(50), euros(0)],
      [euros(50), euros(0)],
    ]);
    expect(
      (await act(id, 'amendments', { agreedOn: '2026-03-01', delta: euros(-900.01) })).json().errors[0].pointer,
    ).toBe('/delta/amountCents');
    expect((await act(id, 'amendments', { agreedOn: '2026-01-14', delta: euros(1) })).json().errors[0].pointer).toBe(
      '/agreedOn',
    );
    expect((await act(id, 'amendments', { agreedOn: '2026-03-01' })).statusCode).toBe(400);
  });

  test('a stale ETag changes nothing', async () => {
    const made = await create({ signedOn: '2026-01-15' });
    const etag = String(made.headers['etag']);
    const { id } = made.json();
    const amendment = { agreedOn: '2026-03-01', delta: euros(1) };
    expect((await act(id, 'amendments', amendment, { 'if-match': etag })).statusCode).toBe(200);
    expect((await act(id, 'amendments', amendment, { 'if-match': etag })).statusCode).toBe(412);
    expect((await read(id)).currentValue).toEqual(euros(1_001));
  });

  test('an option is exercised once, in its time, at its price', async () => {
    const { id, options } = (
      await create({
        signedOn: '2026-01-15',
        options: [{ label: 'Peinture', value: euros(50), exercisableUntil: '2026-04-30' }],
      })
    ).json();
    const path = `options/${options[0].id}/exercise`;
    expect((await act(id, path, { agreedOn: '2026-05-01' })).json().errors[0].pointer).toBe('/agreedOn');
    const done = (await act(id, path, { agreedOn: '2026-04-30' })).json();
    expect(done).toMatchObject({ currentValue: euros(1_050), options: [{ exercisedOn: '2026-04-30' }] });
    expect((await act(id, path, { agreedOn: '2026-04-30' })).json().code).toBe('already_exercised');
    expect((await act(id, `options/${id}/exercise`, { agreedOn: '2026-04-30' })).statusCode).toBe(404);
  });

  test('a framework has no turnover; its call-offs have, up to its ceiling', async () => {
    const { id } = (await create({ kind: 'framework', signedOn: '2026-01-15' })).json();
    expect((await read(id)).totals.signed).toEqual(euros(0));
    const entry = await act(id, 'entries', { measure: 'paid', amount: euros(1) });
    expect(entry.json().code).toBe('framework_takes_no_entries');
    const callOff = await create({ frameworkId: id, value: euros(600), signedOn: '2026-02-01', members: undefined });
    expect(callOff.statusCode, callOff.body).toBe(201);
    expect(callOff.json()).toMatchObject({ kind: 'call_off', frameworkId: id, totals: { signed: euros(600) } });
    const beyond = await create({ frameworkId: id, value: euros(400.01), signedOn: '2026-02-01' });
    expect(beyond.statusCode).toBe(422);
    expect(beyond.json().code).toBe('framework_ceiling');
    const amended = await act(callOff.json().id, 'amendments', { agreedOn: '2026-03-01', delta: euros(401) });
    expect(amended.json().code).toBe('framework_ceiling');
    expect((await act(id, 'amendments', { agreedOn: '2026-03-01', delta: euros(-500) })).statusCode).toBe(400);
  });

  test('the end is the end, but bills come late', async () => {
    const { id } = (await create({ signedOn: '2026-01-15' })).json();
    expect((await act(id, 'end', { endedOn: '2026-05-31', reason: 'Réception' })).json().endedOn).toBe('2026-05-31');
    expect((await act(id, 'amendments', { agreedOn: '2026-06-01', delta: euros(1) })).json().code).toBe(
      'contract_ended',
    );
    expect((await act(id, 'entries', { measure: 'paid', amount: euros(1_000), confirm: true })).statusCode).toBe(201);
  });
});
