import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { accessToken } from '../access-token.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { formed, tenderOf, world } from '../consortia/world.ts';
import { FROM_CONSOLE } from '../leaks/credentials.ts';
import { operationsOf } from './operations.ts';

const PASSWORD = 'a long and winding password';
let app: TestApp;
let hash: string;
let people: Record<'member' | 'coordinator' | 'admin', TestPerson>;
beforeAll(async () => {
  app = await testApp({ pooled: 'session' });
  hash = await hashPassword(PASSWORD);
  const clusterId = await app.cluster();
  const coordinator = await app.person({ role: 'coordinator', clusterId });
  const created = await app.call('POST', '/organisations', {
    as: coordinator,
    body: { name: 'A firm', kind: 'company' },
  });
  people = {
    coordinator,
    admin: await app.person({ role: 'admin' }),
    member: await app.person({ role: 'member', organisationId: created.json().id }),
  };
});
afterAll(() => app.close());

/** Who gets past the scope of each level. */
const ALLOWED: Record<string, readonly string[]> = {
  public: ['nobody', 'member', 'coordinator', 'admin'],
  'signed-in': ['member', 'coordinator', 'admin'],
  staff: ['coordinator', 'admin'],
  admin: ['admin'],
};

/** Everything that asks for signing in, tried with these headers: what did not answer 401. */
async function openTo(headers: Record<string, string>, wanted = 401): Promise<string[]> {
  const open: string[] = [];
  for (const { method, path, access } of operationsOf(app.app)) {
    if (access === 'public') continue;
    const url = path.replaceAll(/\{\w+\}/g, () => uuidv7());
    const answer = await app.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) });
    if (answer.statusCode !== wanted) open.push(`${method} ${path}: ${answer.statusCode}`);
  }
  return open;
}

describe('every route, for a person who is no longer what it was', () => {
  const change = (statement: ReturnType<typeof sql>) =>
    inTransaction(app.database, TEST_SYSTEM, (tx) => tx.execute(statement));
  /** Signed in twice: by a token, and by a session of the console. */
  const signedIn = async (person: TestPerson): Promise<Record<string, string>[]> => {
    await inTransaction(app.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
    const body = { email: person.email, password: PASSWORD };
    const answer = await app.call('POST', '/auth/session', { body, headers: FROM_CONSOLE });
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    const token = await accessToken(app.app, app.database, person.id);
    return [{ authorization: `Bearer ${token}` }, { cookie, ...FROM_CONSOLE }];
  };

  it('a disabled administrator gets in nowhere, by token or by cookie', async () => {
    const person = await app.person({ role: 'admin' });
    const credentials = await signedIn(person);
    await change(sql`update users set disabled_at = now() where id = ${person.id}`);
    for (const headers of credentials) expect(await openTo(headers)).toEqual([]);
  });

  it('one whose only role was taken away reads and writes nothing of what it had', async () => {
    const clusterId = await app.cluster();
    const person = await app.person({ role: 'coordinator', clusterId });
    const [token, cookie] = await signedIn(person);
    // While it has the role, each lets it in: what was read then must not be remembered.
    for (const headers of [token!, cookie!])
      expect((await app.app.inject({ url: '/v1/users', headers })).statusCode).toBe(200);
    await change(sql`delete from user_roles where user_id = ${person.id}`);
    expect(await openTo(token!)).toEqual([]);
    const refused: string[] = [];
    for (const { method, path, access } of operationsOf(app.app)) {
      if (access !== 'staff' && access !== 'admin') continue;
      const url = path.replaceAll(/\{\w+\}/g, () => clusterId);
      const answer = await app.app.inject({
        method,
        url,
        headers: cookie!,
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      if (answer.statusCode !== 403) refused.push(`${method} ${path}: ${answer.statusCode}`);
    }
    expect(refused).toEqual([]);
  });

  it('a token that is older than a new role ends, and does not get the role', async () => {
    const person = await app.person();
    const [token] = await signedIn(person);
    await change(sql`insert into user_roles (id, user_id, role) values (gen_random_uuid(), ${person.id}, 'admin')`);
    expect(await openTo(token!)).toEqual([]);
  });
});

describe('a stream', () => {
  it('ends when its person signs out, and when the account is closed', async () => {
    await app.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.app.server.address() as { port: number };
    const clusterId = await app.cluster();
    const home = await world(app, 2);
    const { id } = await formed(home, await tenderOf(home, { skills: 2 }), home.organisationIds);
    const streaming = async (headers: Record<string, string>) => {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/consortia/${id}/events`, { headers });
      expect(answer.status).toBe(200);
      const reader = answer.body!.getReader();
      await reader.read();
      return async () => {
        for (;;) if ((await reader.read()).done) return 'ended';
      };
    };
    const person = await app.person(
      { role: 'coordinator', clusterId: home.clusterId },
      { role: 'coordinator', clusterId },
    );
    await inTransaction(app.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
    const login = (await app.call('POST', '/auth/login', { body: { email: person.email, password: PASSWORD } })).json();
    const session = await app.call('POST', '/auth/session', {
      body: { email: person.email, password: PASSWORD },
      headers: FROM_CONSOLE,
    });
    const cookie = String(session.headers['set-cookie']).split(';')[0]!;
    const [byToken, byCookie] = [
      await streaming({ authorization: `Bearer ${login.accessToken}` }),
      await streaming({ cookie }),
    ];
    await app.call('POST', '/auth/logout', { body: { refreshToken: login.refreshToken } });
    expect(await byToken()).toBe('ended');
    await app.call('POST', `/users/${person.id}/disable`, { as: people.admin });
    expect(await byCookie()).toBe('ended');
  }, 40_000);
});

describe('every route, for every role', () => {
  it('is open to those of its level and closed to all others', async () => {
    const operations = operationsOf(app.app);
    expect(operations.length).toBeGreaterThan(30);
    const faults: string[] = [];
    for (const { method, path, access } of operations) {
      if (access === undefined) faults.push(`${method} ${path} declares no level of access`);
      for (const role of ['nobody', 'member', 'coordinator', 'admin'] as const) {
        const url = path.replaceAll(/\{\w+\}/g, () => uuidv7());
        const answer = await app.app.inject({
          method,
          url,
          headers: role === 'nobody' ? {} : { authorization: `Bearer ${people[role].token}` },
          ...(method === 'GET' ? {} : { payload: {} }),
        });
        const allowed = (ALLOWED[access ?? ''] ?? []).includes(role);
        const refused = answer.statusCode === 401 || answer.statusCode === 403;
        const wanted = role === 'nobody' ? 401 : 403;
        if (!allowed && answer.statusCode !== wanted)
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode}, not ${wanted}`);
        if (allowed && refused && access !== 'public')
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode}`);
        if (answer.statusCode >= 500)
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode} ${answer.payload}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
