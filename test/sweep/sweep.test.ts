import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { IDEMPOTENCY_HOURS, sweep } from '../../src/sweep/sweep.ts';
import { accessToken } from '../access-token.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

const PASSWORD = 'a sentence for those who are swept';
const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
let app: TestApp;
let coordinator: TestPerson;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
  await inTransaction(app.database, TEST_SYSTEM, async (tx) =>
    setPassword(tx, coordinator.id, await hashPassword(PASSWORD)),
  );
});
afterAll(() => app.close());

it('forgets answers, tokens and invitations when they have expired, and not before', async () => {
  const body = { title: 'Once', buyer: { name: 'A buyer' } };
  // Signed in anew each time: the sweep of a later day takes the session of an access token along.
  const post = async () => {
    const token = await accessToken(app.app, app.database, coordinator.id);
    const headers = { 'idempotency-key': 'the same' };
    return app.call('POST', '/tenders', { as: { ...coordinator, token }, body, headers });
  };
  const first = await post();
  const login = await app.call('POST', '/auth/login', { body: { email: coordinator.email, password: PASSWORD } });
  await app.call('POST', '/users', {
    as: coordinator,
    body: {
      email: 'new@test.example',
      name: 'New',
      roles: coordinator.actor.kind === 'user' ? coordinator.actor.roles : [],
    },
  });

  // Two secrets: the sessions of the coordinator's access tokens, which last a day.
  expect(await sweep(app.database, inHours(IDEMPOTENCY_HOURS - 1))).toEqual({
    answers: 0,
    secrets: 2,
    effects: 0,
    changes: 0,
  });
  expect((await post()).json().id).toBe(first.json().id);
  const refreshed = await app.call('POST', '/auth/refresh', { body: { refreshToken: login.json().refreshToken } });
  expect(refreshed.statusCode).toBe(200);

  expect((await sweep(app.database, inHours(IDEMPOTENCY_HOURS + 1))).answers).toBe(1);
  expect((await post()).json().id).not.toBe(first.json().id);
  // The used token, its successor, the invitation, and the session of the post before.
  expect((await sweep(app.database, inHours(40 * 24))).secrets).toBe(4);
  const late = await app.call('POST', '/auth/refresh', { body: { refreshToken: refreshed.json().refreshToken } });
  expect(late.statusCode).toBe(401);
});
