import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { mailedToken } from '../mailed-token.ts';

const PASSWORD = 'a long and winding password';
/** Sessions in which a refresh token comes twice; `npm run bench -- tokens` makes 500. */
const REUSES = Number(process.env['REFRESH_REUSES'] ?? 2);

let app: TestApp;
let admin: TestPerson;
let clusterId: string;
beforeAll(async () => {
  app = await testApp();
  admin = await app.person({ role: 'admin' });
  clusterId = await app.cluster();
});
afterAll(() => app.close());

let invited = 0;
/** Invites a coordinator and accepts on its behalf. */
async function newCoordinator(): Promise<{ email: string; accessToken: string; refreshToken: string }> {
  const email = `Someone.${++invited}@Cluster.example`;
  const invitation = await app.call('POST', '/users', {
    as: admin,
    body: { email, name: 'Someone', roles: [{ role: 'coordinator', clusterId }] },
  });
  expect(invitation.statusCode).toBe(201);
  const accepted = await app.call('POST', '/auth/accept-invitation', {
    body: { token: await mailedToken(app, email), password: PASSWORD },
  });
  expect(accepted.statusCode).toBe(200);
  return { email, ...accepted.json() };
}
const login = (email: string, password: string) => app.call('POST', '/auth/login', { body: { email, password } });
const refresh = (refreshToken: string) => app.call('POST', '/auth/refresh', { body: { refreshToken } });

describe('signing in', () => {
  it('invites, sets a password, signs in whatever the case of the address, and knows who it is', async () => {
    const { email } = await newCoordinator();
    const answer = await login(email.toUpperCase(), PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
    const me = await app.call('GET', '/me', { headers: { authorization: `Bearer ${answer.json().accessToken}` } });
    expect(me.json()).toMatchObject({
      email: email.toLowerCase(),
      name: 'Someone',
      roles: [{ role: 'coordinator', clusterId }],
    });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = await newCoordinator();
    const wrong = await login(email, 'not the password');
    const unknown = await login('nobody@cluster.example', PASSWORD);
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json().code).toBe('wrong_credentials');
    expect({ ...wrong.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' });
  });

  it('takes an invitation once, and refuses a weak password without using it up', async () => {
    await app.call('POST', '/users', {
      as: admin,
      body: { email: 'once@cluster.example', name: 'Once', roles: [{ role: 'admin' }] },
    });
    const token = await mailedToken(app, 'once@cluster.example');
    const accept = (password: string) => app.call('POST', '/auth/accept-invitation', { body: { token, password } });
    expect((await accept('short')).json().errors[0].pointer).toBe('/password');
    expect((await accept('once-once-once')).json().code).toBe('weak_password');
    expect((await accept(PASSWORD)).statusCode).toBe(200);
    const again = await accept(PASSWORD);
    expect(again.statusCode).toBe(400);
    expect(again.json()).toMatchObject({ code: 'invitation_invalid', errors: [{ pointer: '/token' }] });
  });

  it('lets a coordinator invite for clusters of its own only', async () => {
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const other = await app.cluster();
    const invite = (roles: unknown[]) =>
      app.call('POST', '/users', { as: coordinator, body: { email: `x${Math.random()}@y.example`, name: 'X', roles } });
    expect((await invite([{ role: 'coordinator', clusterId }])).statusCode).toBe(201);
    expect((await invite([{ role: 'coordinator', clusterId: other }])).json()).toMatchObject({
      status: 403,
      errors: [{ pointer: '/roles/0' }],
    });
    expect((await invite([{ role: 'admin' }])).statusCode).toBe(403);
  });

  it('limits how often one address may try', async () => {
    const limited = await testApp({ env: { LOGIN_ATTEMPTS_PER_MINUTE: '3' } });
    try {
      const tries = [];
      for (let i = 0; i < 5; i++)
        tries.push(
          (await limited.call('POST', '/auth/login', { body: { email: 'a@b.example', password: 'x' } })).statusCode,
        );
      expect(tries).toEqual([401, 401, 401, 429, 429]);
      expect((await limited.app.inject('/health/live')).statusCode).toBe(200);
    } finally {
      await limited.close();
    }
  });
});

describe('refreshing', () => {
  it('trades each token once, and revokes the family when one comes twice', async () => {
    const { email } = await newCoordinator();
    let caught = 0;
    for (let round = 0; round < REUSES; round++) {
      const { refreshToken } = (await login(email, PASSWORD)).json();
      const second = (await refresh(refreshToken)).json().refreshToken;
      const third = (await refresh(second)).json();
      const reused = await refresh(round % 2 === 0 ? second : refreshToken);
      expect([reused.statusCode, reused.json().code]).toEqual([401, 'refresh_token_invalid']);
      expect((await refresh(third.refreshToken)).statusCode).toBe(401);
      const headers = { authorization: `Bearer ${third.accessToken}` };
      if ((await app.call('GET', '/me', { headers })).statusCode === 401) caught++;
    }
    if (REUSES > 2)
      process.stdout.write(`refresh tokens that came twice and ended their session: ${caught} of ${REUSES}\n`);
    expect(caught).toBe(REUSES);
  }, 600_000);

  it('gives one of many simultaneous uses a new token', async () => {
    const { refreshToken } = await newCoordinator();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(refreshToken)));
    expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1);
    const winner = answers.find((a) => a.statusCode === 200)!.json().refreshToken;
    expect((await refresh(winner)).statusCode).toBe(401);
  });

  it('ends with logout', async () => {
    const { refreshToken } = await newCoordinator();
    expect((await app.call('POST', '/auth/logout', { body: { refreshToken } })).statusCode).toBe(204);
    expect((await refresh(refreshToken)).statusCode).toBe(401);
    expect((await app.call('POST', '/auth/logout', { body: { refreshToken: 'unknown' } })).statusCode).toBe(204);
  });

  it('ends for a person who was disabled, with the access token that has minutes left', async () => {
    const { accessToken } = await newCoordinator();
    const authorization = `Bearer ${accessToken}`;
    expect((await app.call('GET', '/tenders', { headers: { authorization } })).json().items).toEqual([]);
    const created = await app.call('POST', '/tenders', {
      headers: { authorization },
      body: { title: 'T', buyer: { name: 'B' } },
    });
    expect(created.statusCode).toBe(201);
    const userId = JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sub;
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update users set disabled_at = now() where id = '${userId}'`),
    );
    expect((await app.call('GET', `/tenders/${created.json().id}`, { headers: { authorization } })).statusCode).toBe(
      401,
    );
    expect((await app.call('GET', '/me', { headers: { authorization } })).statusCode).toBe(401);
  });
});
