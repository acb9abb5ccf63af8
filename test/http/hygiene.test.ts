import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let app: TestApp;
let coordinator: TestPerson;
let stranger: TestPerson;
let clusterId: string;
beforeAll(async () => {
  app = await testApp();
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
  stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
});
afterAll(() => app.close());

const tenderBody = (more: Record<string, unknown> = {}) => ({ title: 'A tender', buyer: { name: 'A buyer' }, ...more });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.call('POST', '/tenders', { as: coordinator, body, headers });
const count = async () =>
  (await app.call('GET', '/tenders', { as: coordinator, query: { limit: '200' } })).json().items.length;

describe('bad input', () => {
  const lot = (more: Record<string, unknown>) => tenderBody({ lots: [{ title: 'Lot', ...more }] });
  const cases: [string, unknown, string, string][] = [
    ['a missing field', { buyer: { name: 'B' } }, 'validation_failed', '/title'],
    ['an unknown field', tenderBody({ colour: 'red' }), 'validation_failed', '/colour'],
    ['a wrong type', tenderBody({ title: 4 }), 'validation_failed', '/title'],
    ['a NUL', tenderBody({ title: 'a\0b' }), 'unstorable_text', '/title'],
    ['a lone surrogate', tenderBody({ description: 'x\ud800y' }), 'unstorable_text', '/description'],
    ['a NUL in a key', tenderBody({ 'a\0': 1 }), 'unstorable_text', ''],
    ['a CPV code that does not exist', lot({ cpvMain: '99999999' }), 'unknown_code', '/lots/0/cpvMain'],
    ['a malformed CPV code', lot({ cpvMain: '4526' }), 'validation_failed', '/lots/0/cpvMain'],
    ['a NUTS code that does not exist', lot({ nuts: ['FRX99'] }), 'unknown_code', '/lots/0/nuts/0'],
    ['a date that is none', lot({ deadline: '2026-13-45T00:00:00Z' }), 'validation_failed', '/lots/0/deadline'],
    ['a day of the year 26', lot({ deadline: '0026-12-15T12:00:00Z' }), 'validation_failed', '/lots/0/deadline'],
    [
      'an amount beyond 2^53',
      lot({ estimatedValue: { amountCents: 2 ** 53, currency: 'EUR' } }),
      'validation_failed',
      '/lots/0/estimatedValue/amountCents',
    ],
    [
      'half a cent',
      lot({ estimatedValue: { amountCents: 0.5, currency: 'EUR' } }),
      'validation_failed',
      '/lots/0/estimatedValue/amountCents',
    ],
    [
      'weights that do not sum',
      lot({ requirements: [{ cpv: '45262670', weightBp: 4_000 }] }),
      'weights_sum',
      '/lots/0/requirements',
    ],
    [
      'a weight that is missing',
      lot({ requirements: [{ cpv: '45262670', weightBp: 4_000 }, { cpv: '42131000' }] }),
      'weights_incomplete',
      '/lots/0/requirements/1/weightBp',
    ],
    [
      'two lots of one id',
      tenderBody({
        lots: [
          { title: 'a', externalId: 'X' },
          { title: 'b', externalId: 'X' },
        ],
      }),
      'invalid',
      '/lots/1/externalId',
    ],
    ['no body', undefined, 'validation_failed', ''],
  ];

  it.each(cases)('names %s and stores nothing', async (_name, body, code, pointer) => {
    const before = await count();
    const answer = await post(body, body === undefined ? { 'content-type': 'application/json' } : {});
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json();
    if (code !== 'invalid') expect([code, 'empty_body']).toContain(problem.code);
    expect(problem.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    expect(JSON.stringify(problem)).not.toMatch(/select|insert|node_modules|\.ts:/i);
    expect(await count()).toBe(before);
  });

  it('answers malformed JSON, other media types and huge bodies with a problem', async () => {
    const malformed = await app.call('POST', '/tenders', {
      as: coordinator,
      body: '{"title": ',
      headers: { 'content-type': 'application/json' },
    });
    expect(malformed.json()).toMatchObject({ status: 400, code: 'malformed_json' });
    const media = await app.call('POST', '/tenders', {
      as: coordinator,
      body: 'a=b',
      headers: { 'content-type': 'text/plain' },
    });
    expect(media.json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    const small = await testApp({ env: { BODY_LIMIT_MB: '1' } });
    const admin = await small.person({ role: 'admin' });
    const huge = await small.call('POST', '/tenders', {
      as: admin,
      body: tenderBody({ description: 'x'.repeat(1_100_000) }),
    });
    expect(huge.json()).toMatchObject({ status: 413, code: 'body_too_large' });
    await small.close();
  });

  it('names query parameters and parts of the path', async () => {
    const limit = await app.call('GET', '/tenders', { as: coordinator, query: { limit: '0' } });
    expect(limit.json().errors[0].pointer).toBe('?limit');
    const unknown = await app.call('GET', '/tenders', { as: coordinator, query: { colour: 'red' } });
    expect(unknown.json().errors[0].pointer).toBe('?colour');
    const cursor = await app.call('GET', '/tenders', { as: coordinator, query: { cursor: 'bm9uc2Vuc2U' } });
    expect(cursor.json().errors[0].pointer).toBe('?cursor');
    const path = await app.call('GET', '/tenders/17', { as: coordinator });
    expect(path.json()).toMatchObject({ status: 400, errors: [{ pointer: '{id}' }] });
    const nul = await app.call('GET', '/tenders/%00', { as: coordinator });
    expect(nul.statusCode).toBe(400);
  });

  it('answers an unknown path with a problem', async () => {
    const answer = await app.call('GET', '/nothing', { as: coordinator });
    expect(answer.json()).toMatchObject({ status: 404, code: 'no_such_route', instance: '/v1/nothing' });
  });
});

describe('what is not yours', () => {
  it('looks like what does not exist', async () => {
    const { id } = (await post(tenderBody())).json();
    for (const [method, path, body] of [
      ['GET', '/tenders/ID', undefined],
      ['PATCH', '/tenders/ID', { title: 'mine now' }],
      ['POST', '/tenders/ID/publish', undefined],
      ['POST', '/tenders/ID/match-runs', {}],
    ] as const) {
      const headers = { 'if-match': '*' };
      const foreign = await app.call(method, path.replace('ID', id), { as: stranger, body, headers });
      const missing = await app.call(method, path.replace('ID', uuidv7()), { as: stranger, body, headers });
      expect(foreign.statusCode).toBe(404);
      expect({ ...foreign.json(), instance: '', requestId: '' }).toEqual({
        ...missing.json(),
        instance: '',
        requestId: '',
      });
    }
    expect((await app.call('GET', '/tenders', { as: stranger })).json().items).toEqual([]);
  });
});

describe('ETag and If-Match', () => {
  it('refuses a change without one, and one that is stale', async () => {
    const created = await post(tenderBody());
    const { id } = created.json();
    const patch = (headers: Record<string, string>) =>
      app.call('PATCH', `/tenders/${id}`, { as: coordinator, body: { title: 'New' }, headers });
    expect((await patch({})).statusCode).toBe(428);
    const etag = String(created.headers['etag']);
    const changed = await patch({ 'if-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers['etag']).not.toBe(etag);
    const stale = await patch({ 'if-match': etag });
    expect(stale.json()).toMatchObject({ status: 412, code: 'changed_meanwhile' });
    expect((await patch({ 'if-match': 'W/"1"' })).statusCode).toBe(412);
  });

  it('lets one of many simultaneous changes through', async () => {
    const created = await post(tenderBody());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        app.call('PATCH', `/tenders/${created.json().id}`, {
          as: coordinator,
          body: { title: `Version ${i}` },
          headers: { 'if-match': String(created.headers['etag']) },
        }),
      ),
    );
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe('Idempotency-Key', () => {
  it('does it once and gives the same answer again', async () => {
    const before = await count();
    const headers = { 'idempotency-key': uuidv7() };
    const first = await post(tenderBody(), headers);
    const second = await post(tenderBody(), headers);
    expect(first.statusCode).toBe(201);
    expect(second.statusCode).toBe(201);
    expect(second.json()).toEqual(first.json());
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await count()).toBe(before + 1);
  });

  it('refuses the key for another request, and a key that is none', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    await post(tenderBody(), headers);
    expect((await post(tenderBody({ title: 'Another' }), headers)).json()).toMatchObject({
      status: 422,
      code: 'key_reused',
    });
    expect((await post(tenderBody(), { 'idempotency-key': '' })).statusCode).toBe(400);
    expect((await post(tenderBody(), { 'idempotency-key': 'x'.repeat(300) })).json().errors[0].pointer).toBe(
      'Idempotency-Key',
    );
  });

  it('is the caller’s own: another person may use the same', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const mine = await post(tenderBody(), headers);
    const theirs = await app.call('POST', '/tenders', { as: stranger, body: tenderBody(), headers });
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json().id).not.toBe(mine.json().id);
  });

  it('makes one of fifty at once; the others wait their turn or get 409', async () => {
    const before = await count();
    const headers = { 'idempotency-key': uuidv7() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(tenderBody(), headers)));
    expect(await count()).toBe(before + 1);
    expect(new Set(answers.map((a) => a.statusCode))).toEqual(
      new Set([201, 409].filter((s) => answers.some((a) => a.statusCode === s))),
    );
    expect(new Set(answers.filter((a) => a.statusCode === 201).map((a) => a.json().id)).size).toBe(1);
  });

  it('remembers no refusal', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    expect((await post({ title: 'No buyer' }, headers)).statusCode).toBe(400);
    expect((await post(tenderBody({ lots: [{ title: 'x', cpvMain: '99999999' }] }), headers)).statusCode).toBe(400);
    expect((await post(tenderBody(), headers)).statusCode).toBe(201);
  });
});

describe('lists', () => {
  it('pages through everything once, newest first', async () => {
    for (let i = 0; i < 5; i++) await post(tenderBody({ title: `Paged ${i}` }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await app.call('GET', '/tenders', {
          as: coordinator,
          query: { limit: '2', ...(cursor === null ? {} : { cursor }) },
        })
      ).json();
      seen.push(...page.items.map((t) => t.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.length).toBe(await count());
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort().reverse()).toEqual(seen);
  });
});
