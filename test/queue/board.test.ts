import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { JOBS } from '../../src/jobs.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

const PASSWORD = 'a sentence for the board of queues';
let app: TestApp;
let admin: TestPerson;
let coordinator: TestPerson;
beforeAll(async () => {
  app = await testApp({ board: true, env: { LOGIN_ATTEMPTS_PER_MINUTE: '12' } });
  admin = await app.person({ role: 'admin' });
  coordinator = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
  const hash = await hashPassword(PASSWORD);
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    for (const { id } of [admin, coordinator]) await setPassword(tx, id, hash);
  });
});
afterAll(() => app.close());

const basic = (email: string, password: string) => `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
const get = (authorization?: string, url = '/queues/', method: 'GET' | 'PUT' = 'GET') =>
  app.app.inject({ method, url, headers: authorization === undefined ? {} : { authorization } });

describe('/queues', () => {
  it('shows every queue to an administrator, by password or by token', async () => {
    for (const authorization of [basic(admin.email, PASSWORD), `Bearer ${admin.token}`]) {
      const page = await get(authorization);
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      const script = /static\/js\/main\.\w+\.js/.exec(page.payload)?.[0];
      expect((await get(authorization, `/queues/${script}`)).statusCode).toBe(200);
      const { queues } = (await get(authorization, '/queues/api/queues')).json<{
        queues: { name: string; readOnlyMode: boolean }[];
      }>();
      expect(queues.map((queue) => queue.name).sort()).toEqual(JOBS.map((job) => job.name).sort());
      expect(queues.every((queue) => queue.readOnlyMode)).toBe(true);
    }
  });

  it('asks everybody else to sign in, scripts and data included', async () => {
    for (const url of ['/queues', '/queues/', '/queues/api/queues', '/queues/queue/match-run']) {
      for (const authorization of [undefined, 'Basic', 'Basic ====', 'Basic bm8tY29sb24=', 'Digest x']) {
        const answer = await get(authorization, url);
        expect([url, answer.statusCode]).toEqual([url, 401]);
        expect(answer.headers['www-authenticate']).toContain('Basic realm=');
        expect(answer.json()).toMatchObject({ status: 401, code: 'sign_in' });
      }
    }
    const wrong = await get(basic(admin.email, 'not the password'));
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'wrong_credentials']);
    const forged = await get(`Bearer ${admin.token.slice(0, -3)}AAA`);
    expect(forged.statusCode).toBe(401);
  });

  it('is not for coordinators', async () => {
    for (const authorization of [basic(coordinator.email, PASSWORD), `Bearer ${coordinator.token}`]) {
      const answer = await get(authorization);
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([403, undefined]);
    }
  });

  it('changes nothing', async () => {
    const name = JOBS[0]!.name;
    const answer = await get(basic(admin.email, PASSWORD), `/queues/api/queues/${name}/pause`, 'PUT');
    expect(answer.json()).toMatchObject({ status: 403, code: 'read_only' });
  });

  it('loads nothing from elsewhere', async () => {
    const policy = String((await get(basic(admin.email, PASSWORD))).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('http');
  });

  it('lets nobody try passwords without end', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 14; i++) statuses.push((await get(basic(admin.email, `guess ${i}`))).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await get(basic(admin.email, PASSWORD))).statusCode).toBe(200);
  });
});
