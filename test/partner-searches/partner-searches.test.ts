import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { type Fact, learnsPage, learntAt, type Reader } from './learns.ts';

let t: TestApp;
let now = new Date('2027-03-01T08:00:00Z');
let [asking, asked, silent] = ['', '', ''];
let asker: TestPerson;
let other: TestPerson;
let member: TestPerson;
let bystander: TestPerson;
let several: TestPerson;
let third: TestPerson;
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
  third = await t.person({ role: 'coordinator', clusterId: await t.cluster('Troisième grappe') });
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

const PAGE = 'src/partner-searches/LEARNS.md';
const stages: string[] = [];
/** Notes what everybody has learnt by now. */
async function look(stage: string, searches: string[]): Promise<void> {
  const readers: Reader[] = [
    { name: 'asking coordinator', as: asker, side: 'asking' },
    { name: 'asked coordinator', as: other, side: 'asked' },
    { name: 'chosen member', as: member, side: 'asked' },
    { name: 'other cluster, asked too', as: third, side: 'neither' },
    { name: 'other cluster, not asked', as: bystander, side: 'neither' },
  ];
  const facts: Fact[] = [
    { side: 'asking', name: 'the question: groups of trades, regions, band of worth', words: ['100k_to_500k'] },
    { side: 'asking', name: 'which cluster asks', words: [asking] },
    { side: 'asking', name: 'for which tender', words: [tender.id, 'confidentiel'] },
    { side: 'asking', name: 'for which buyer', words: ['Acheteur à taire'] },
    { side: 'asking', name: 'who its members are', words: [welder, 'Soudure Secrète'] },
    { side: 'asking', name: 'worth to the cent', words: ['80000000'] },
    { side: 'asked', name: 'how many could do it, in bands', words: ['"1-2"', '"3+"'], where: /partner-searches\/?/ },
    {
      side: 'asked',
      name: 'that a member offers itself: size, NUTS 2, groups of trades',
      words: ['"sizeClass"'],
      where: /answers$/,
    },
    { side: 'asked', name: 'which cluster it belongs to', words: [asked] },
    { side: 'asked', name: 'its name', words: [painter, 'Discrète'] },
    { side: 'asked', name: 'its place (NUTS 3)', words: ['"FRH03"'], where: /organisations\// },
    { side: 'asked', name: 'its trades by code', words: [HULLS], where: /organisations\// },
    { side: 'asked', name: 'its certificates that were not asked for', words: ['MASE'] },
    { side: 'asked', name: 'its turnover', words: ['500000000'], where: new RegExp(painter) },
  ];
  stages.push(await learntAt(t, stage, { readers, facts, ids: { searches, organisations: [painter, welder] } }));
}

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
    // In the log it goes by the title of its tender.
    const [row] = (await t.call('GET', `/audit?entity=partner_search&entityId=${id}`, { as: asker })).json().items;
    expect(row.names).toMatchObject({ [id]: 'Carénage du bac confidentiel' });
    await look('Drafted', [id]);
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
    await look('Published', [id]);
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

    await look('A member is chosen', [id]);

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
    await look('It offers itself', [id]);
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
    await look('The offer is taken', [id]);
  });

  test('lets the member be proposed for this tender, and for no other', async () => {
    await t.startWorkers();
    const relaxed = { minMembers: 1, minContribution: 0 };
    let origins: object[] = [];
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
      origins = done.origins;
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
    expect(origins).toEqual([]);
    expect(await proposed(tender.id)).toEqual(expect.arrayContaining([painter, welder]));
    expect(origins).toMatchObject([{ organisationId: painter, clusterId: asked }]);
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
    const log = await t.call('GET', '/audit', { as: asker, query: { entity: 'recruiting_survey' } });
    expect(log.json().items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['recruiting_survey.started', 'recruiting_survey.ended']),
    );
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

  test('counts the part of a member that was brought for its own cluster, to the cent, on both sides', async () => {
    const made = await t.call('POST', '/contracts', {
      as: asker,
      body: {
        tenderId: tender.id,
        title: 'Carénage',
        value: { amountCents: 10_000_001, currency: 'EUR' },
        signedOn: '2027-03-01',
        members: [
          { organisationId: welder, shareBp: 6_000 },
          { organisationId: painter, shareBp: 4_000 },
        ],
      },
    });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json().members.map((one: { clusterId: string }) => one.clusterId)).toEqual([asking, asked]);
    const report = await t.call('GET', `/reports/turnover?groupBy=memberCluster&clusterId=${asking}`, { as: asker });
    const cents = new Map<string, number>(
      report
        .json()
        .rows.map((row: { ids: string[]; amount: { amountCents: number } }) => [row.ids[0], row.amount.amountCents]),
    );
    expect([...cents.keys()].sort()).toEqual([asking, asked].sort());
    expect(cents.get(asking)! + cents.get(asked)!).toBe(10_000_001);

    const told = async (as: TestPerson) => (await t.call('GET', '/partner-searches/statistics', { as })).json();
    const ours = await told(asker);
    expect(ours).toMatchObject({
      clusterIds: [asking],
      asked: { searches: 1, chosen: 1, offered: 1, accepted: 1, awarded: 0 },
      helped: { searches: 0, accepted: 0 },
      partners: [{ clusterId: asked, theyHelped: 1, weHelped: 0, theyEarnedCents: cents.get(asked), weEarnedCents: 0 }],
    });
    expect(await told(other)).toMatchObject({
      asked: { searches: 0 },
      helped: { searches: 1, chosen: 1, offered: 1, accepted: 1 },
      partners: [
        { clusterId: asking, theyHelped: 0, weHelped: 1, theyEarnedCents: 0, weEarnedCents: cents.get(asked) },
      ],
    });
    expect(await told(bystander)).toMatchObject({ partners: [], asked: { searches: 0 }, helped: { searches: 0 } });
    const foreign = await t.call('GET', `/partner-searches/statistics?clusterId=${asked}`, { as: asker });
    expect(foreign.statusCode).toBe(404);
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

describe('a word in advance, and a search that stands', () => {
  test('the company is offered at once, without its name, and may take it back', async () => {
    now = new Date('2027-06-01T08:00:00Z');
    const body = { organisationId: painter, cpv: [HULLS], until: '2027-12-31' };
    for (const as of [asker, other]) {
      const refused = await t.call('POST', '/standing-offers', { as, body });
      expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, '/organisationId']);
    }
    const late = await t.call('POST', '/standing-offers', { as: member, body: { ...body, until: '2027-05-01' } });
    expect([late.statusCode, late.json().errors[0].pointer]).toEqual([400, '/until']);
    const given = await t.call('POST', '/standing-offers', { as: member, body });
    expect([given.statusCode, given.json()]).toMatchObject([201, { cpv: ['45400000'], until: '2027-12-31' }]);
    for (const as of [asker, other, bystander])
      expect((await t.call('GET', '/standing-offers', { as })).json().items).toEqual([]);

    const asks = { cpv: [HULLS], certifications: ['ISO 9001'], answerBy: '2028-05-01T00:00:00Z' };
    const far = await t.call('POST', '/partner-searches/standing', {
      as: asker,
      body: { ...asks, answerBy: '2028-09-01T00:00:00Z' },
    });
    expect([far.statusCode, far.json().errors[0].pointer]).toEqual([400, '/answerBy']);
    const drafted = await t.call('POST', '/partner-searches/standing', { as: asker, body: asks });
    expect([drafted.statusCode, drafted.json()]).toMatchObject([
      201,
      { tenderId: null, lotId: null, question: { cpv: ['45400000'], nuts: [], certifications: ['ISO 9001'] } },
    ]);
    const { id } = drafted.json();
    expect((await post(asker, `/partner-searches/${id}/publish`)).statusCode).toBe(200);
    const [offer, ...further] = await answers(asker, id);
    expect([offer.state, offer.organisation, further]).toEqual(['offered', null, []]);
    const request = (await t.call('GET', '/partner-search-requests', { as: member })).json().items[0];
    expect(request).toMatchObject({ id: offer.id, state: 'offered' });
    expect((await post(member, `/partner-search-answers/${offer.id}/withdraw`)).json().state).toBe('withdrawn');
    expect(await answers(asker, id)).toEqual([]);

    // A question of the whole division counts the trade, and the word for its group answers it.
    const whole = { cpv: ['45000000'], answerBy: asks.answerBy };
    const wide = (await t.call('POST', '/partner-searches/standing', { as: asker, body: whole })).json();
    expect(wide.question.cpv).toEqual(['45000000']);
    expect((await post(asker, `/partner-searches/${wide.id}/publish`)).statusCode).toBe(200);
    expect((await answers(asker, wide.id)).map(({ state }: { state: string }) => state)).toEqual(['offered']);

    const word = given.json().id;
    expect((await t.call('DELETE', `/standing-offers/${word}`, { as: asker })).statusCode).toBe(404);
    expect((await t.call('DELETE', `/standing-offers/${word}`, { as: member })).statusCode).toBe(204);
    expect((await t.call('GET', '/standing-offers', { as: member })).json().items).toEqual([]);
  });

  test('who was found is seen no more once the tender is over', async () => {
    const seen = async () => (await t.call('GET', `/organisations/${painter}`, { as: asker })).statusCode;
    expect(await seen()).toBe(200);
    const over = await post(asker, `/tenders/${tender.id}/withdraw`, { reason: 'Sans suite pour nous' });
    expect(over.statusCode, over.body).toBe(200);
    expect(await seen()).toBe(404);
  });

  test('each side learns what the page says, and nothing beside it', () => {
    const page = learnsPage(stages);
    if (process.env['LEARNS'] === '1') writeFileSync(PAGE, page);
    expect(page).toBe(readFileSync(PAGE, 'utf8'));
  });
});

describe('whoever asks to find one company', () => {
  test('learns by 200 differing questions what the bands say, and is stopped long before', async () => {
    now = new Date('2027-09-01T08:00:00Z');
    const spy = await t.person({ role: 'coordinator', clusterId: await t.cluster('Cluster curieux') });
    const rare = await firm(other, 'La seule de son métier', '44112000', 'FRH03');
    const groups = ['44112000', HULLS, WELDING, '50531100', '71320000', '90910000'];
    const told: { asked: string[]; count: string }[] = [];
    const codes: number[] = [];
    for (let i = 0; i < 200; i++) {
      const asked = groups.filter((_, at) => ((i + 1) >> at) % 2 === 1).slice(0, 5);
      const drafted = await t.call('POST', '/partner-searches/standing', {
        as: spy,
        body: {
          cpv: asked.length === 0 ? [groups[0]!] : asked,
          nuts: i % 3 === 0 ? [] : [['FRG01', 'FRH03', 'FRI23'][i % 3]!],
          certifications: i % 2 === 0 ? [] : [`Certificat ${i}`],
          answerBy: '2028-01-01T00:00:00Z',
        },
      });
      const published = await post(spy, `/partner-searches/${drafted.json().id}/publish`);
      codes.push(published.statusCode);
      if (published.statusCode === 200)
        told.push({ asked: drafted.json().question.cpv, count: published.json().count });
      // What changes meanwhile shows in no answer.
      if (i === 10) await firm(other, 'Une deuxième', '44112000', 'FRH03');
      if (i === 12) await firm(other, 'Une troisième', '44112000', 'FRH03');
    }
    expect(told.length).toBe(30);
    expect(new Set(codes)).toEqual(new Set([200, 409]));
    const bands = ['0', '1-2', '3+'];
    const alone = new Map(told.filter(({ asked }) => asked.length === 1).map(({ asked, count }) => [asked[0], count]));
    expect(alone.get('44100000')).toBe('1-2');
    // Of several groups nothing but the largest of their own bands is told: no difference narrows one.
    let unions = 0;
    for (const { asked, count } of told) {
      if (asked.length < 2 || !asked.every((group) => alone.has(group))) continue;
      unions++;
      expect(count).toBe(bands[Math.max(...asked.map((group) => bands.indexOf(alone.get(group)!)))]);
    }
    expect(unions).toBeGreaterThan(5);
    expect((await t.call('GET', `/organisations/${rare}`, { as: spy })).statusCode).toBe(404);
    // Some four hundred requests.
  }, 240_000);
});
