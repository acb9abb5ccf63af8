import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { until } from '../waiting.ts';

let t: TestApp;
let now = new Date('2027-03-01T08:00:00Z');
let [asking, asked, silent] = ['', '', ''];
let asker: TestPerson;
let other: TestPerson;
let member: TestPerson;
let bystander: TestPerson;
let several: TestPerson;
let [painter, welder] = ['', ''];
let tender: { id: string; lots: { id: string; requirements: { id: string }[] }[] };

const HULLS = '45442110';
const WELDING = '45262670';
const ANSWER_BY = '2027-03-20T12:00:00Z';

const firm = async (as: TestPerson, name: string, cpv: string, nuts: string): Promise<string> => {
  const made = await t.call('POST', '/organisations', {
    as,
    body: { name, kind: 'company', nuts, years: [{ year: 2026, headcount: 30, turnoverCents: 500_000_000 }] },
  });
  const { id } = made.json();
  await t.call('PUT', `/organisations/${id}/capabilities`, { as, body: [{ cpv, level: 4 }] });
  return id;
};

beforeAll(async () => {
  t = await testApp({ clock: () => now });
  [asking, asked, silent] = [await t.cluster(), await t.cluster('Grappe voisine'), await t.cluster()];
  asker = await t.person({ role: 'coordinator', clusterId: asking });
  other = await t.person({ role: 'coordinator', clusterId: asked });
  bystander = await t.person({ role: 'coordinator', clusterId: silent });
  several = await t.person(
    { role: 'coordinator', clusterId: asked },
    { role: 'coordinator', clusterId: await t.cluster() },
  );
  welder = await firm(asker, 'Soudure Secrète', WELDING, 'FRG01');
  painter = await firm(other, 'Peinture Navale Discrète', HULLS, 'FRH03');
  await t.call('PUT', `/organisations/${painter}/certifications`, {
    as: other,
    body: [
      { code: 'ISO 9001', validUntil: '2030-01-01' },
      { code: 'MASE', validUntil: '2030-01-01' },
    ],
  });
  member = await t.person({ role: 'member', organisationId: painter });
  const made = await t.call('POST', '/tenders', {
    as: asker,
    body: {
      title: 'Carénage du bac confidentiel',
      buyer: { name: 'Acheteur à taire', private: false },
      lots: [
        {
          title: 'Coque',
          cpvMain: HULLS,
          nuts: ['FRG01'],
          estimatedValue: { amountCents: 80_000_000, currency: 'EUR' },
          deadline: '2027-04-01T10:00:00Z',
          requirements: [
            { cpv: WELDING, weightBp: 6_000 },
            { cpv: HULLS, weightBp: 4_000, certification: 'ISO 9001' },
          ],
        },
      ],
    },
  });
  expect([made.statusCode, made.json()]).toMatchObject([201, {}]);
  tender = made.json();
});
afterAll(() => t.close());

const draft = (body: object = {}, as = asker) =>
  t.call('POST', '/partner-searches', {
    as,
    body: { tenderId: tender.id, lotId: tender.lots[0]!.id, answerBy: ANSWER_BY, ...body },
  });
const post = (as: TestPerson, path: string, body?: object) => t.call('POST', path, { as, ...(body ? { body } : {}) });
const inbox = async (as: TestPerson) => (await t.call('GET', '/partner-searches?inbox=true', { as })).json().items;
const answers = async (as: TestPerson, id: string) =>
  (await t.call('GET', `/partner-searches/${id}/answers`, { as })).json().items;

/** Words that would tell who asks, and what for. */
const SECRETS = () => [
  asking,
  tender.id,
  tender.lots[0]!.id,
  welder,
  'confidentiel',
  'Acheteur',
  'Soudure',
  '80000000',
];

describe('a partner search', () => {
  let id = '';
  let answerId = '';

  test('asks for what no member can do, and tells groups, regions and bands alone', async () => {
    const made = await draft();
    expect([made.statusCode, made.json()]).toMatchObject([
      201,
      {
        state: 'draft',
        count: null,
        question: {
          cpv: ['45400000'],
          nuts: ['FRG0'],
          sizeBand: '100k_to_500k',
          certifications: ['ISO 9001'],
          window: null,
        },
        requirementIds: [tender.lots[0]!.requirements[1]!.id],
      },
    ]);
    id = made.json().id;
    expect(await inbox(other)).toEqual([]);
    expect((await t.call('GET', `/partner-searches/${id}`, { as: other })).statusCode).toBe(404);
  });

  test('lies with each other cluster that answers searches, with the band of its own count and no word of who asks', async () => {
    const { version } = (await t.call('GET', `/clusters/${silent}`, { as: bystander })).json();
    await t.call('PATCH', `/clusters/${silent}`, {
      as: bystander,
      body: { answersSearches: false },
      headers: { 'if-match': `"${version}"` },
    });
    const published = await post(asker, `/partner-searches/${id}/publish`);
    expect([published.statusCode, published.json()]).toMatchObject([200, { state: 'published', count: '1-2' }]);
    const [item, ...none] = await inbox(other);
    expect(none).toEqual([]);
    expect(Object.keys(item).sort()).toEqual(['answerBy', 'count', 'createdAt', 'id', 'question', 'state']);
    expect(item).toMatchObject({ id, count: '1-2', state: 'published' });
    expect(await inbox(bystander)).toEqual([]);
    // Who coordinates several clusters that were asked reads the question once, with the largest band.
    expect(await inbox(several)).toMatchObject([{ id, count: '1-2' }]);
    expect(await inbox(asker)).toEqual([]);
    for (const secret of SECRETS()) expect(JSON.stringify(item)).not.toContain(secret);
    expect((await post(other, `/partner-searches/${id}/close`)).statusCode).toBe(404);
  });

  test('names a member to nobody before it offers itself, and its profile without a name after', async () => {
    const { items } = (await t.call('GET', `/partner-searches/${id}/members`, { as: other })).json();
    expect(items).toMatchObject([{ id: painter, level: 4 }]);
    expect((await post(other, `/partner-searches/${id}/answers`, { organisationId: welder })).statusCode).toBe(400);
    const chosen = await post(other, `/partner-searches/${id}/answers`, { organisationId: painter });
    expect([chosen.statusCode, chosen.json()]).toMatchObject([201, { state: 'chosen', askingClusterId: null }]);
    answerId = chosen.json().id;
    expect((await post(other, `/partner-searches/${id}/answers`, { organisationId: painter })).json().code).toBe(
      'already_exists',
    );
    expect(await answers(asker, id)).toEqual([]);
    const request = (await t.call('GET', '/partner-search-requests', { as: member })).json().items;
    expect(request).toMatchObject([{ id: answerId, state: 'chosen', organisationId: painter, askingCluster: null }]);
    for (const secret of SECRETS()) expect(JSON.stringify(request)).not.toContain(secret);

    // Neither its coordinator nor the asker speaks for it.
    for (const as of [other, asker])
      expect((await post(as, `/partner-search-answers/${answerId}/offer`)).statusCode).toBe(404);
    expect((await post(member, `/partner-search-answers/${answerId}/offer`)).json().state).toBe('offered');
    const seen = await answers(asker, id);
    expect(seen).toMatchObject([
      {
        state: 'offered',
        organisationId: null,
        organisation: null,
        clusterId: null,
        profile: {
          sizeClass: 'small',
          nuts: 'FRH0',
          trades: [{ cpv: '45400000', level: 4 }],
          certifications: ['ISO 9001'],
        },
      },
    ]);
    for (const secret of [painter, asked, 'Discrète', 'FRH03', HULLS, 'MASE'])
      expect(JSON.stringify(seen)).not.toContain(secret);
    expect((await t.call('GET', `/organisations/${painter}`, { as: asker })).statusCode).toBe(404);
    expect((await t.call('GET', '/partner-search-requests', { as: bystander })).json().items).toEqual([]);
    expect((await t.call('GET', `/partner-searches/${id}/answers`, { as: bystander })).statusCode).toBe(404);
  });

  test('tells names to both sides once the offer is taken, and notes it on both', async () => {
    expect((await post(other, `/partner-search-answers/${answerId}/accept`)).statusCode).toBe(404);
    const taken = await post(asker, `/partner-search-answers/${answerId}/accept`);
    expect([taken.statusCode, taken.json()]).toMatchObject([
      200,
      { state: 'accepted', organisationId: painter, organisation: 'Peinture Navale Discrète', clusterId: asked },
    ]);
    const [told] = (await t.call('GET', '/partner-search-requests', { as: member })).json().items;
    expect(told).toMatchObject({ state: 'accepted', askingClusterId: asking });
    const profile = (await t.call('GET', `/organisations/${painter}`, { as: asker })).json();
    expect(profile).toMatchObject({ name: 'Peinture Navale Discrète', turnoverCents: null });
    for (const as of [asker, other]) {
      const rows = (await t.call('GET', '/audit?entity=partner_search_answer&limit=50', { as })).json().items;
      expect(rows.map((row: { action: string }) => row.action)).toContain('partner_search_answer.accepted');
    }
  });

  test('lets the member be proposed for this tender, and for no other', async () => {
    await t.startWorkers();
    const relaxed = { minMembers: 1, minContribution: 0 };
    const proposed = async (tenderId: string): Promise<string[]> => {
      const published = await post(asker, `/tenders/${tenderId}/publish`);
      expect(published.statusCode, published.body).toBe(200);
      const done = await until(
        async () => {
          const got = (await t.call('GET', `/match-runs/${published.json().latestMatchRunId}`, { as: asker })).json();
          return ['succeeded', 'infeasible', 'failed'].includes(got.status) ? got : null;
        },
        { what: 'the run' },
      );
      return done.lots.flatMap((lot: { consortia: { members: { organisationId: string }[] }[] }) =>
        lot.consortia.flatMap(({ members }) => members.map(({ organisationId }) => organisationId)),
      );
    };
    const lots = [
      {
        title: 'Coque',
        deadline: '2027-04-01T10:00:00Z',
        requirements: [
          { cpv: WELDING, weightBp: 6_000 },
          { cpv: HULLS, weightBp: 4_000 },
        ],
      },
    ];
    const twin = (
      await t.call('POST', '/tenders', {
        as: asker,
        body: { title: 'Un autre', buyer: { name: 'B', private: false }, constraints: relaxed, lots },
      })
    ).json();
    expect(await proposed(twin.id)).not.toContain(painter);
    expect(await proposed(tender.id)).toEqual(expect.arrayContaining([painter, welder]));
  });

  test('what the missing trade is worth is told for a lot, and for the tenders of a year', async () => {
    const [twin] = (await t.call('GET', '/tenders?q=Un+autre', { as: asker })).json().items;
    const missing = await t.call('GET', `/match-runs/${twin.latestMatchRunId}/missing`, { as: asker });
    expect([missing.statusCode, missing.json()]).toMatchObject([
      200,
      {
        score: null,
        complete: true,
        items: [
          { cpv: HULLS, unserved: true, proven: true, small: false },
          { cpv: WELDING, unserved: false },
        ],
      },
    ]);
    const { gain, score } = missing.json().items[0];
    expect(gain).toBeGreaterThan(0.3);
    expect(score).toBe(gain);
    expect((await t.call('GET', `/match-runs/${twin.latestMatchRunId}/missing`, { as: other })).statusCode).toBe(404);

    const year = `/clusters/${asking}/recruiting-surveys`;
    const early = await t.call('POST', year, { as: asker, body: { from: '2020-01-01', to: '2020-12-31' } });
    expect([early.statusCode, early.json().code]).toEqual([422, 'nothing_to_survey']);
    expect((await t.call('POST', year, { as: asker, body: { from: '2027-02-01', to: '2027-01-01' } })).statusCode).toBe(
      400,
    );
    expect((await t.call('POST', year, { as: other, body: {} })).statusCode).toBe(404);
    const begun = await t.call('POST', year, { as: asker, body: {} });
    expect([begun.statusCode, begun.json()]).toMatchObject([
      202,
      { to: '2027-03-01', from: '2026-03-01', lotsTotal: 2 },
    ]);
    const again = await t.call('POST', year, { as: asker, body: {} });
    const survey = await until(
      async () => {
        const got = await t.call('GET', begun.headers['location']!.toString().replace('/v1', ''), { as: asker });
        return got.json().state === 'done' ? got.json() : null;
      },
      { what: 'the survey' },
    );
    expect(survey).toMatchObject({ lotsDone: 2, lotsUnserved: 1, complete: true });
    expect(survey.wanted[0]).toMatchObject({ cpv: HULLS, lotsOpened: 1, lotsOpenedWithOthers: 0 });
    // The other tender has its painter, and would be better with a better one.
    expect(survey.wanted[0].gain).toBeGreaterThan(gain);
    // Asked twice at once it is one survey, unless the first was over already.
    expect(again.statusCode).toBe(202);
    expect((await t.call('GET', year, { as: asker })).json().items.map((one: { id: string }) => one.id)).toContain(
      survey.id,
    );
    for (const as of [other, member, bystander])
      expect([403, 404]).toContain((await t.call('GET', `/recruiting-surveys/${survey.id}`, { as })).statusCode);
  });

  test('ends, and takes no further offer', async () => {
    expect((await post(asker, `/partner-searches/${id}/close`)).json().state).toBe('closed');
    expect(await inbox(other)).toMatchObject([{ id, state: 'closed' }]);
    const late = await post(other, `/partner-searches/${id}/answers`, {
      organisationId: await firm(other, 'Autre Peinture', HULLS, 'FRH03'),
    });
    expect([late.statusCode, late.json().code]).toEqual([409, 'illegal_transition']);
  });
});

describe('a question asked again', () => {
  test('is told the same count whatever has changed, and is refused when it comes too often', async () => {
    for (let more = 0; more < 4; more++) await firm(other, `Carénage ${more}`, HULLS, 'FRH03');
    const counts: unknown[] = [];
    for (let again = 0; again < 3; again++) {
      const { id } = (await draft({ requirementIds: [tender.lots[0]!.requirements[1]!.id] })).json();
      const { statusCode, ...answer } = await post(asker, `/partner-searches/${id}/publish`);
      counts.push([statusCode, answer.json().count ?? answer.json().code]);
    }
    expect(counts).toEqual([
      [200, '1-2'],
      [200, '1-2'],
      [409, 'asked_often'],
    ]);
    now = new Date('2027-05-01T08:00:00Z');
  });

  test.each([
    ['a time that has passed', { answerBy: '2020-01-01T00:00:00Z' }, '/answerBy'],
    ['a time after the bid is due', { answerBy: '2027-12-01T00:00:00Z' }, '/answerBy'],
    ['a lot of no tender', { lotId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10' }, '/lotId'],
    ['a requirement of another lot', { requirementIds: ['0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10'] }, '/requirementIds/0'],
  ])('with %s is refused by the field', async (_, body, pointer) => {
    now = new Date('2027-03-02T08:00:00Z');
    const refused = await draft(body);
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, pointer]);
  });
});
