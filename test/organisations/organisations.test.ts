import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { lots, requirements, tenders } from '../../src/tenders/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

const NEW = {
  name: 'Chaudronnerie de l’Étier',
  kind: 'company',
  nuts: 'FRG01',
  town: 'Saint-Nazaire',
  registrationNumber: '900 000 001 00013',
  years: [
    { year: 2024, headcount: 8, turnoverCents: 90_000_000, balanceSheetCents: 50_000_000 },
    { year: 2025, headcount: 42, turnoverCents: 640_000_000 },
  ],
  capabilities: [{ cpv: '45262670', level: 4, evidence: 2, capacityCents: 150_000_000 }],
  certifications: [
    { code: 'ISO 9001', validUntil: '2020-03-31' },
    { code: 'MASE', validUntil: null },
  ],
  references: [{ title: 'Passerelle', buyer: 'Grand port', cpv: '45262670', year: 2024, valueCents: 12_345 }],
};

let t: TestApp;
let admin: TestPerson;
let coordinator: TestPerson;
let stranger: TestPerson;
let mine: string;
let theirs: string;

beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-06-15T10:00:00Z') });
  mine = await t.cluster();
  theirs = await t.cluster();
  admin = await t.person({ role: 'admin' });
  coordinator = await t.person({ role: 'coordinator', clusterId: mine });
  stranger = await t.person({ role: 'coordinator', clusterId: theirs });
});
afterAll(() => t.close());

const made = async (body: object = {}, as = coordinator): Promise<{ id: string; etag: string }> => {
  const answer = await t.call('POST', '/organisations', {
    as,
    body: { name: `Société ${Math.random()}`, kind: 'company', ...body },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return { id: answer.json().id, etag: String(answer.headers['etag']) };
};
const fieldsOf = (answer: { json(): { errors?: { pointer: string }[] } }) =>
  (answer.json().errors ?? []).map((error) => error.pointer);

describe('adding an organisation', () => {
  test('answers it with size classes, position and expiry worked out, and makes it a member', async () => {
    const answer = await t.call('POST', '/organisations', { as: coordinator, body: NEW });
    expect(answer.statusCode, answer.body).toBe(201);
    const body = answer.json();
    expect(body).toMatchObject({
      name: NEW.name,
      registrationNumber: '90000000100013',
      clusterIds: [mine],
      headcount: 42,
      turnoverCents: 640_000_000,
      sizeClass: 'small',
      sizeClassFr: 'pme',
      lat: 47.3617,
      lon: -1.6794,
      canLead: true,
      excluded: false,
    });
    expect(body.years.map((y: { year: number; sizeClass: string }) => [y.year, y.sizeClass])).toEqual([
      [2025, 'small'],
      [2024, 'micro'],
    ]);
    expect(body.certifications).toEqual([
      { code: 'ISO 9001', issuer: null, validUntil: '2020-03-31', expired: true },
      { code: 'MASE', issuer: null, validUntil: null, expired: false },
    ]);
    expect(answer.headers['location']).toBe(`/v1/organisations/${body.id}`);
    const read = await t.call('GET', `/organisations/${body.id}`, { as: coordinator });
    expect(read.json()).toEqual(body);
    expect(read.headers['etag']).toBe(answer.headers['etag']);
    const members = await t.call('GET', `/clusters/${mine}/memberships`, {
      as: coordinator,
      query: { organisationId: body.id },
    });
    expect(members.json().items).toMatchObject([{ organisationId: body.id, since: '2026-06-15', until: null }]);
  });

  describe('with a registration number', () => {
    const registrationNumber = '11122233300011';
    const named = (as: TestPerson, body: object = {}) =>
      t.call('POST', '/organisations', { as, body: { name: 'X', kind: 'company', registrationNumber, ...body } });

    test('keeps it to one organisation of the cluster, and of those that no cluster has', async () => {
      const { id } = await made({ registrationNumber: '111 222 333 00011' });
      const taken = { code: 'already_exists', errors: [{ pointer: '/registrationNumber' }] };
      for (const as of [coordinator, admin]) {
        const again = await named(as);
        expect([again.statusCode, again.json()]).toMatchObject([409, taken]);
      }
      const other = await made();
      const headers = { 'if-match': other.etag };
      const changed = await t.call('PATCH', `/organisations/${other.id}`, {
        as: coordinator,
        headers,
        body: { registrationNumber },
      });
      expect([changed.statusCode, changed.json()]).toMatchObject([409, taken]);
      // In another country it is another number; written again to its own organisation it is no second one.
      expect((await named(coordinator, { country: 'BE' })).statusCode).toBe(201);
      const own = await t.call('PATCH', `/organisations/${id}`, {
        as: coordinator,
        headers: {
          'if-match': String((await t.call('GET', `/organisations/${id}`, { as: coordinator })).headers['etag']),
        },
        body: { registrationNumber },
      });
      expect(own.statusCode).toBe(200);
    });

    test('tells nobody that a cluster that it does not see has it, on entering and on changing', async () => {
      const shape = (answer: Awaited<ReturnType<typeof named>>) => [
        answer.statusCode,
        Object.keys(answer.json()).sort(),
        answer.json().version,
      ];
      const kept = ['11122233300052', '11122233300060'] as const;
      for (const number of kept) await made({ registrationNumber: number });
      const known = await named(stranger, { registrationNumber: kept[0] });
      const unknown = await named(stranger, { registrationNumber: '11122233300029' });
      expect(shape(known)).toEqual(shape(unknown));
      expect(known.statusCode).toBe(201);
      const changed = [];
      for (const number of [kept[1], '90000000199913']) {
        const { id, etag } = await made({}, stranger);
        const headers = { 'if-match': etag };
        changed.push(
          shape(
            await t.call('PATCH', `/organisations/${id}`, {
              as: stranger,
              headers,
              body: { registrationNumber: number },
            }),
          ),
        );
      }
      expect(changed[0]).toEqual(changed[1]);
      expect(changed[0]![0]).toBe(200);
    });

    test('is held by the database, also where a membership would bring the second', async () => {
      const { id } = await made({ registrationNumber: '11122233300037' }, stranger);
      await made({ registrationNumber: '11122233300037' });
      const joined = await t.call('POST', `/clusters/${mine}/memberships`, { as: admin, body: { organisationId: id } });
      expect([joined.statusCode, joined.json().code]).toEqual([409, 'already_exists']);
      const seen = await t.call('GET', `/organisations/${id}`, { as: stranger });
      expect(seen.json().clusterIds).toEqual([theirs]);
    });
  });

  test.each([
    [{ capabilities: [{ cpv: '45262671', level: 3 }] }, '/capabilities/0/cpv'],
    [{ references: [{ title: 'a', buyer: 'b', year: 2020, cpv: '99999999' }] }, '/references/0/cpv'],
    [{ nuts: 'FR511' }, '/nuts'],
    [{ lat: 47 }, '/lon'],
    [{ years: [{ year: 2027, headcount: 1, turnoverCents: 1 }] }, '/years/0/year'],
    [
      {
        capabilities: [
          { cpv: '45262670', level: 3 },
          { cpv: '45262670', level: 4 },
        ],
      },
      '/capabilities/1/cpv',
    ],
    [{ capabilities: [{ cpv: '45262670', level: 6 }] }, '/capabilities/0/level'],
    [{ kind: 'club' }, '/kind'],
    [{ certifications: [{ code: 'MASE', validUntil: '0000-01-01' }] }, '/certifications/0/validUntil'],
    [{ certifications: [{ code: 'MASE', validUntil: '2026-02-30' }] }, '/certifications/0/validUntil'],
    [{ name: 'a\u0000b' }, '/name'],
    [{ nickname: 'x' }, '/nickname'],
    [{ clusterId: 'mine' }, '/clusterId'],
  ])('names the place of %j', async (fault, pointer) => {
    const answer = await t.call('POST', '/organisations', {
      as: coordinator,
      body: { name: 'Faulty', kind: 'company', ...fault },
    });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(fieldsOf(answer)).toContain(pointer);
    const found = await t.call('GET', '/organisations', { as: admin, query: { q: 'faulty' } });
    expect(found.json().items).toEqual([]);
  });

  test('is for coordinators of the cluster, and administrators of any or none', async () => {
    const member = await t.person({ role: 'member', organisationId: (await made()).id });
    const body = { name: 'Elsewhere', kind: 'research', clusterId: theirs };
    expect((await t.call('POST', '/organisations', { as: coordinator, body })).statusCode).toBe(403);
    expect((await t.call('POST', '/organisations', { as: member, body })).statusCode).toBe(403);
    expect((await t.call('POST', '/organisations', { body })).statusCode).toBe(401);
    const added = await t.call('POST', '/organisations', { as: admin, body });
    expect(added.json()).toMatchObject({ clusterIds: [theirs], sizeClass: null });
    const loose = await t.call('POST', '/organisations', { as: admin, body: { name: 'Loose', kind: 'training' } });
    expect(loose.json().clusterIds).toEqual([]);
    const nowhere = { ...body, clusterId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10' };
    const unknown = await t.call('POST', '/organisations', { as: admin, body: nowhere });
    expect([unknown.statusCode, fieldsOf(unknown)]).toEqual([400, ['/clusterId']]);
  });

  test('leaves an audit row with who, what and for which cluster', async () => {
    const { id } = await made();
    const rows = await auditOf(id);
    expect(rows).toMatchObject([
      { action: 'organisation.created', actor_kind: 'user', actor_id: coordinator.id, cluster_id: mine },
    ]);
  });
});

const auditOf = (id: string) =>
  t.database.sql.begin(async (sql) => {
    await sql`select app_begin('system', null)`;
    return sql`select * from audit_log where entity_id = ${id} order by id`;
  });

describe('changing an organisation', () => {
  test('takes the current ETag: 428 without, 412 when stale', async () => {
    const { id, etag } = await made();
    const path = `/organisations/${id}`;
    const body = { town: 'Nantes' };
    expect((await t.call('PATCH', path, { as: coordinator, body })).statusCode).toBe(428);
    const changed = await t.call('PATCH', path, { as: coordinator, body, headers: { 'if-match': etag } });
    expect(changed.json()).toMatchObject({ town: 'Nantes', version: 2 });
    expect(changed.headers['etag']).toBe('"2"');
    const stale = await t.call('PATCH', path, { as: coordinator, body, headers: { 'if-match': etag } });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'changed_meanwhile']);
    expect(await auditOf(id)).toMatchObject([
      {},
      { action: 'organisation.changed', payload: { changes: { town: { from: null, to: 'Nantes' } } } },
    ]);
  });

  test('moves the position with the region unless one is given', async () => {
    const { id } = await made({ nuts: 'FRG01' });
    const change = (body: object) =>
      t.call('PATCH', `/organisations/${id}`, { as: coordinator, body, headers: { 'if-match': '*' } });
    expect((await change({ nuts: 'FRG05' })).json()).toMatchObject({ nuts: 'FRG05', lat: 46.674, lon: -1.298 });
    expect((await change({ nuts: 'FRG02', lat: 47.5, lon: -0.5 })).json()).toMatchObject({ lat: 47.5, lon: -0.5 });
    expect((await change({})).statusCode).toBe(400);
  });

  test('is not for other clusters, which do not even see it', async () => {
    const { id } = await made();
    const call = { as: stranger, body: { town: 'Rennes' }, headers: { 'if-match': '*' } };
    expect((await t.call('GET', `/organisations/${id}`, { as: stranger })).statusCode).toBe(404);
    expect((await t.call('PATCH', `/organisations/${id}`, call)).statusCode).toBe(404);
    expect((await t.call('PUT', `/organisations/${id}/capabilities`, { as: stranger, body: [] })).statusCode).toBe(404);
  });

  test('is open to a partner cluster for reading only', async () => {
    const sharing = await t.cluster();
    const sharer = await t.person({ role: 'coordinator', clusterId: sharing });
    const { years, capabilities, references } = NEW;
    const { id } = await made({ years, capabilities, references, exclusionGround: 'L2141-3' }, sharer);
    const whole = (await t.call('GET', `/organisations/${id}`, { as: sharer })).json();
    expect(whole).toMatchObject({ headcount: 42, turnoverCents: 640_000_000, excluded: true });
    expect((await t.call('GET', `/organisations/${id}`, { as: stranger })).statusCode).toBe(404);
    const agreement = { partnerClusterId: theirs, sharesOrganisations: true };
    await t.call('POST', `/clusters/${sharing}/partnerships`, { as: sharer, body: agreement });
    const shared = await t.call('GET', `/organisations/${id}`, { as: stranger });
    expect(shared.statusCode).toBe(200);
    // A named, small profile: no figures, evidence, references or grounds.
    expect(shared.json()).toMatchObject({
      headcount: null,
      turnoverCents: null,
      years: [],
      references: [],
      excluded: false,
      exclusionGround: null,
      capabilities: [{ cpv: '45262670', level: 4, evidence: 0, capacityCents: null }],
    });
    expect((await t.call('GET', `/organisations/${id}/bid-facts`, { as: stranger })).statusCode).toBe(403);
    const listed = (await t.call('GET', '/organisations', { as: stranger, query: { clusterId: sharing } })).json()
      .items;
    expect(listed).toMatchObject([{ id, headcount: null, turnoverCents: null }]);
    const call = { as: stranger, body: { town: 'Rennes' }, headers: { 'if-match': '*' } };
    expect((await t.call('PATCH', `/organisations/${id}`, call)).statusCode).toBe(403);
    const end = { as: sharer, body: { sharesOrganisations: false } };
    await t.call('PUT', `/clusters/${sharing}/partnerships/${theirs}`, end);
    expect((await t.call('GET', `/organisations/${id}`, { as: stranger })).statusCode).toBe(404);
  });

  test('replaces whole lists, and the size class with the years', async () => {
    const { id } = await made(NEW.years === undefined ? {} : { years: NEW.years, capabilities: NEW.capabilities });
    const put = (part: string, body: unknown, headers = {}) =>
      t.call('PUT', `/organisations/${id}/${part}`, { as: coordinator, body, headers });
    const capabilities = [
      { cpv: '09331200', level: 2, evidence: 0, capacityCents: null, description: null },
      { cpv: '50000000', level: 5, evidence: 3, capacityCents: 1, description: 'de tout' },
    ];
    expect((await put('capabilities', capabilities)).json().capabilities).toEqual(
      capabilities.map((one) => ({ ...one, origin: 'declared', quote: null })),
    );
    expect((await put('capabilities', [])).json().capabilities).toEqual([]);
    const certified = await put('certifications', [{ code: 'EN 9100', validUntil: '2027-01-31' }]);
    expect(certified.json()).toMatchObject({ version: 4, certifications: [{ code: 'EN 9100', expired: false }] });
    const grown = await put('years', [{ year: 2025, headcount: 5_000, turnoverCents: 200_000_000_000 }]);
    expect(grown.json()).toMatchObject({ sizeClass: 'large', sizeClassFr: 'ge', headcount: 5_000 });
    expect((await put('references', NEW.references)).json().references).toMatchObject(NEW.references);
    expect((await put('references', [], { 'if-match': '"1"' })).statusCode).toBe(412);
    const faulty = await put('capabilities', [{ cpv: '12345678', level: 1 }]);
    expect([faulty.statusCode, fieldsOf(faulty)]).toEqual([400, ['/0/cpv']]);
  });
});

describe('certifications that run out', () => {
  test('are listed by their last day, for those who see the organisation', async () => {
    const cluster = await t.cluster();
    const as = await t.person({ role: 'coordinator', clusterId: cluster });
    const certified = async (name: string, days: (string | null)[]) =>
      made({ name, certifications: days.map((validUntil, i) => ({ code: `C${i}`, validUntil })) }, as);
    const { id } = await certified('Une', ['2026-08-01', '2026-09-14', null]);
    await certified('Deux', ['2025-01-31', '2026-07-01']);
    const read = async (query: Record<string, string>, person = as) =>
      (await t.call('GET', '/certifications', { as: person, query })).json();
    const days = (page: { items: { validUntil: string }[] }) => page.items.map((item) => item.validUntil);
    expect(days(await read({}))).toEqual(['2025-01-31', '2026-07-01', '2026-08-01']);
    expect(days(await read({ by: '2026-07-01' }))).toEqual(['2025-01-31', '2026-07-01']);
    const first = await read({ limit: '2' });
    expect(days(await read({ limit: '2', cursor: first.nextCursor }))).toEqual(['2026-08-01']);
    const member = await t.person({ role: 'member', organisationId: id });
    expect(days(await read({}, member))).toEqual(['2026-08-01']);
    expect(days(await read({}, stranger))).toEqual([]);
  });
});

describe('a member', () => {
  let own: string;
  let other: string;
  let member: TestPerson;
  beforeAll(async () => {
    own = (await made({ name: 'Its own' })).id;
    other = (await made({ name: 'A rival' })).id;
    member = await t.person({ role: 'member', organisationId: own });
  });
  const patch = (id: string, body: object) =>
    t.call('PATCH', `/organisations/${id}`, { as: member, body, headers: { 'if-match': '*' } });

  test('sees its own organisation and no rival', async () => {
    const list = await t.call('GET', '/organisations', { as: member });
    expect(list.json().items.map((o: { id: string }) => o.id)).toEqual([own]);
    expect((await t.call('GET', `/organisations/${other}`, { as: member })).statusCode).toBe(404);
    expect((await patch(other, { description: 'x' })).statusCode).toBe(404);
  });

  test('keeps its description, capabilities and certifications', async () => {
    expect((await patch(own, { description: 'Soudage' })).json().description).toBe('Soudage');
    const put = await t.call('PUT', `/organisations/${own}/capabilities`, {
      as: member,
      body: [{ cpv: '45262670', level: 3 }],
    });
    expect(put.statusCode).toBe(200);
  });

  test.each(['name', 'canLead', 'nuts', 'kind'])('does not change its %s', async (field) => {
    const value = { name: 'Better', canLead: true, nuts: 'FRG01', kind: 'research' }[field];
    const answer = await patch(own, { [field]: value });
    expect([answer.statusCode, fieldsOf(answer)]).toEqual([403, [`/${field}`]]);
  });

  test('may declare a ground for exclusion, but not take it back', async () => {
    const declared = await patch(own, { exclusionGround: 'L2141-3', excludedUntil: '2027-01-01' });
    expect(declared.json()).toMatchObject({ excluded: true });
    const back = await patch(own, { exclusionGround: null });
    expect([back.statusCode, fieldsOf(back)]).toEqual([403, ['/exclusionGround']]);
    const lifted = await t.call('PATCH', `/organisations/${own}`, {
      as: coordinator,
      body: { exclusionGround: null, excludedUntil: null },
      headers: { 'if-match': '*' },
    });
    expect(lifted.json()).toMatchObject({ excluded: false });
  });
});

describe('the profile as its own people keep it', () => {
  const tender = (certification: string | null, cpv: string) =>
    inTransaction(t.database, TEST_SYSTEM, async (tx) => {
      const [id, lotId] = [uuidv7(), uuidv7()];
      const at = { id, clusterId: mine, state: 'proposed' as const, publishedAt: new Date('2026-03-01T00:00:00Z') };
      await tx.insert(tenders).values({ ...at, title: 'Hangar', buyerName: 'Région' });
      await tx.insert(lots).values({ id: lotId, tenderId: id, externalId: 'LOT-0001', position: 0, title: 'Lot' });
      const origin = { kind: 'typed' as const, quote: null, confidence: 1 };
      const asked = { tenderId: id, lotId, position: 0, weightBp: 10_000, origin, confirmed: true };
      await tx.insert(requirements).values({ ...asked, id: uuidv7(), cpv, certification });
    });

  test('tells what it lacks and how often that was asked for near its own work; only its people confirm it', async () => {
    const { id } = await made({
      capabilities: [{ cpv: '45262670', level: 3 }],
      certifications: [
        { code: 'iso9001', validUntil: '2028-01-01' },
        { code: 'MASE', validUntil: '2026-07-01' },
      ],
    });
    const [own, foreign] = [
      await t.person({ role: 'member', organisationId: id }),
      await t.person({ role: 'member', organisationId: (await made()).id }),
    ];
    for (const [certification, cpv] of [
      ['EN 1090', '45262400'],
      ['EN 1090', '45262670'],
      ['ISO 9001', '45262670'],
      ['ISO 27001', '72000000'],
    ] as const)
      await tender(certification, cpv);
    const check = async (as: TestPerson, status = 200) => {
      const answer = await t.call('GET', `/organisations/${id}/profile-check`, { as });
      expect(answer.statusCode, answer.body).toBe(status);
      return answer.json();
    };
    expect(await check(own)).toEqual({
      organisationId: id,
      confirmedAt: null,
      tenders: 4,
      missing: ['place', 'figures', 'references', 'description'],
      certifications: [{ code: 'EN 1090', tenders: 2 }],
      trades: [expect.objectContaining({ cpv: '45262400', tenders: 1, en: expect.stringContaining('steel') })],
      ending: [{ code: 'MASE', validUntil: '2026-07-01', expired: false }],
    });
    expect((await check(coordinator)).certifications).toHaveLength(1);
    await check(foreign, 404);
    await check(stranger, 404);

    const confirm = (as: TestPerson) => t.call('POST', `/organisations/${id}/confirm-profile`, { as });
    expect((await confirm(coordinator)).statusCode).toBe(403);
    expect((await confirm(foreign)).statusCode).toBe(404);
    expect((await confirm(own)).json()).toMatchObject({ confirmedAt: '2026-06-15T10:00:00.000Z' });
    const seen = await t.call('GET', `/organisations/${id}`, { as: coordinator });
    expect(seen.json()).toMatchObject({ profileConfirmedAt: '2026-06-15T10:00:00.000Z' });
    const audit = await t.call('GET', `/audit?entityId=${id}`, { as: admin });
    expect(audit.json().items.map((one: { action: string }) => one.action)).toContain('organisation.profile_confirmed');
  });

  test('keeps where a reference was read from while other references come and go', async () => {
    const { id } = await made({ references: NEW.references });
    await inTransaction(t.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update organisation_references set source = 'consortium' where organisation_id = '${id}'`),
    );
    const own = await t.person({ role: 'member', organisationId: id });
    const body = [...NEW.references, { title: 'Quai', buyer: 'Port', year: 2025 }];
    const put = await t.call('PUT', `/organisations/${id}/references`, { as: own, body });
    expect(
      put
        .json()
        .references.map((one: { title: string; source: string }) => [one.title, one.source])
        .sort(),
    ).toEqual([
      ['Passerelle', 'consortium'],
      ['Quai', 'declared'],
    ]);
  });
});

describe('the list', () => {
  let lister: TestPerson;
  let cluster: string;
  const names = ['Écluse', 'Abeille marine', 'zénith', 'Ebénisterie', 'ABEILLE énergie', '3D Ouest', 'Chantier naval'];
  beforeAll(async () => {
    cluster = await t.cluster();
    lister = await t.person({ role: 'coordinator', clusterId: cluster });
    for (const [i, name] of names.entries()) {
      const cpv = ['45262670', '45262600', '30200000', '34500000', '09331200', '72000000', '34510000'][i];
      const nuts = i % 2 === 0 ? 'FRG01' : 'FRG05';
      const kind = i === 5 ? 'research' : 'company';
      await made({ name, nuts, kind, capabilities: [{ cpv, level: 3 }] }, lister);
    }
  });
  const list = async (query: Record<string, string>) => {
    const answer = await t.call('GET', '/organisations', { as: lister, query });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json() as { items: { name: string }[]; nextCursor: string | null };
  };
  const namesFor = async (query: Record<string, string>) => (await list(query)).items.map((item) => item.name);

  test('pages through all by name, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: '2', ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.items.map((item) => item.name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([
      '3D Ouest',
      'ABEILLE énergie',
      'Abeille marine',
      'Chantier naval',
      'Ebénisterie',
      'Écluse',
      'zénith',
    ]);
  });

  test.each([
    [{ q: 'abeille' }, ['ABEILLE énergie', 'Abeille marine']],
    [{ q: 'ECLUSE' }, ['Écluse']],
    [{ q: 'marine abei' }, ['Abeille marine']],
    [{ q: '%' }, []],
    [{ cpv: '45262600' }, ['Abeille marine', 'Écluse']],
    [{ cpv: '45262670' }, ['Écluse']],
    [{ cpv: '30000000' }, ['zénith']],
    [{ cpv: '34' }, ['Chantier naval', 'Ebénisterie']],
    [{ nuts: 'FRG05' }, ['3D Ouest', 'Abeille marine', 'Ebénisterie']],
    [{ nuts: 'FRG0', kind: 'research' }, ['3D Ouest']],
  ])('filters by %j', async (query, expected) => {
    expect(await namesFor(query as unknown as Record<string, string>)).toEqual(expected);
  });

  test('filters by cluster, of those that the caller sees', async () => {
    expect(await namesFor({ clusterId: cluster })).toHaveLength(names.length);
    expect(await namesFor({ clusterId: mine })).toEqual([]);
  });

  test.each(['nonsense', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await t.call('GET', '/organisations', { as: lister, query: { cursor } });
      expect([answer.statusCode, fieldsOf(answer)]).toEqual([400, ['?cursor']]);
    },
  );
});
