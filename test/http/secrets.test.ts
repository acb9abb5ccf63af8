import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createLog } from '../../src/log.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { operationsOf } from './operations.ts';

const PASSWORD = 'a sentence that no log may hold';
const lines: string[] = [];
let app: TestApp;
let admin: TestPerson;
beforeAll(async () => {
  app = await testApp({
    log: { write: (line) => void lines.push(line) },
    env: { LOG_LEVEL: 'trace', CORS_ORIGINS: 'https://front.example,https://other.example' },
  });
  admin = await app.person({ role: 'admin' });
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => setPassword(tx, admin.id, await hashPassword(PASSWORD)));
});
afterAll(() => app.close());

describe('logs', () => {
  it('hold the request id and neither password nor token, whatever happens to a login', async () => {
    lines.length = 0;
    const headers = { 'x-request-id': 'my-own-id' };
    const login = await app.call('POST', '/auth/login', { headers, body: { email: admin.email, password: PASSWORD } });
    const { accessToken, refreshToken } = login.json<{ accessToken: string; refreshToken: string }>();
    await app.call('POST', '/auth/login', { body: { email: admin.email, password: `${PASSWORD} not` } });
    await app.call('POST', '/auth/login', {
      body: `{"password": "${PASSWORD}"`,
      headers: { 'content-type': 'application/json' },
    });
    await app.call('POST', '/auth/login', { body: { email: admin.email, password: PASSWORD, extra: PASSWORD } });
    await app.call('GET', '/me', { headers: { authorization: `Bearer ${accessToken}` } });
    await app.call('GET', '/tenders', { as: admin, query: { q: refreshToken } });
    const refreshed = await app.call('POST', '/auth/refresh', { body: { refreshToken } });
    await app.call('POST', '/auth/logout', { body: { refreshToken: refreshed.json().refreshToken } });
    const log = lines.join('');
    expect(log).toContain('"my-own-id"');
    expect(log).toContain('/v1/auth/login');
    for (const secret of [PASSWORD, accessToken, refreshToken, refreshed.json().refreshToken, admin.token]) {
      expect(log).not.toContain(secret);
    }
  });

  it('tell each sign-in and each refusal: who, from where, with what, and why', async () => {
    lines.length = 0;
    const body = { email: admin.email, password: PASSWORD };
    const console = { 'x-groupement-console': '1', 'sec-fetch-site': 'same-origin' };
    await app.call('POST', '/auth/login', { body });
    await app.call('POST', '/auth/session', { body, headers: console });
    await app.call('POST', '/auth/login', { body: { ...body, password: `${PASSWORD} not` } });
    const member = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    await app.call('GET', `/users/${admin.id}/export`, { as: member });
    await app.call('GET', '/me', { headers: { authorization: 'Bearer none' } });
    const events = lines.map((line) => JSON.parse(line)).filter(({ event }) => event !== undefined);
    const signedIn = { event: 'signed_in', userId: admin.id, factors: ['password'], ip: '127.0.0.1' };
    expect(events).toMatchObject([
      signedIn,
      signedIn,
      { event: 'refused', code: 'wrong_credentials', userId: null, ip: '127.0.0.1' },
      { event: 'refused', code: 'not_allowed', userId: member.id },
      { event: 'refused', code: 'token_invalid', userId: null },
    ]);
  });

  it('leave secrets out of whatever is logged', () => {
    const seen: string[] = [];
    const log = createLog('info', 'test', { write: (line) => void seen.push(line) });
    log.info({ password: 'S3CRET', body: { refreshToken: 'S3CRET', person: { token: 'S3CRET' } } }, 'careless');
    expect(seen.join('')).toContain('[redacted]');
    expect(seen.join('')).not.toContain('S3CRET');
  });
});

describe('headers', () => {
  it('keep browsers from guessing, framing and remembering', async () => {
    const answer = await app.call('GET', '/me', { as: admin });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('forbid browsers and proxies to keep any answer of the API', async () => {
    const kept: string[] = [];
    for (const { method, path } of operationsOf(app.app)) {
      if (!path.startsWith('/v1')) continue;
      const url = path.replaceAll(/\{\w+\}/g, () => uuidv7());
      const headers = { authorization: `Bearer ${admin.token}` };
      const answer = await app.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) });
      if (!String(answer.headers['cache-control']).includes('no-store')) kept.push(`${method} ${path}`);
    }
    const body = { email: admin.email, password: PASSWORD };
    for (const path of ['/auth/login', '/auth/session'])
      if ((await app.call('POST', path, { body })).headers['cache-control'] !== 'no-store') kept.push(path);
    expect(kept).toEqual([]);
  }, 240_000);

  it('let the origins that are configured call the API, and no others', async () => {
    const preflight = (origin: string) =>
      app.app.inject({
        method: 'OPTIONS',
        url: '/v1/tenders',
        headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'if-match' },
      });
    const known = await preflight('https://front.example');
    expect(known.headers['access-control-allow-origin']).toBe('https://front.example');
    expect(known.headers['access-control-allow-methods']).toContain('PATCH');
    expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('refuse a request id that could forge a log line', async () => {
    const answer = await app.call('GET', '/me', { as: admin, headers: { 'x-request-id': 'a\tb {"level":60}' } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a fault of ours', () => {
  it('is told without its place, its query or its values', async () => {
    lines.length = 0;
    const broken = await testApp({ log: { write: (line) => void lines.push(line) }, env: { LOG_LEVEL: 'error' } });
    const person = await broken.person({ role: 'admin' });
    const owner = postgres(broken.db.url, { max: 1 });
    await owner`alter table tenders rename to tenders_elsewhere`;
    await owner.end();
    const english = { 'accept-language': 'en' };
    const inEnglish = await broken.call('GET', '/tenders', { as: person, headers: english });
    const answer = await broken.call('GET', '/tenders', { as: person });
    expect(answer.json()).toMatchObject({
      status: 500,
      code: 'internal_error',
      requestId: answer.headers['x-request-id'],
    });
    expect(lines.join('')).toContain(String(answer.headers['x-request-id']));
    for (const { payload } of [answer, inEnglish])
      expect(payload).not.toMatch(/select|node_modules|\.ts|relation|\bat \//i);
    await broken.close();
  });
});
