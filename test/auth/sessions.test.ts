import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_EMAILS } from '../../src/auth/demo-people.ts';
import { hashPassword } from '../../src/auth/passwords.ts';
import { insertRole, insertUser, setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/shared/actor.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

const PASSWORD = 'une phrase de passe bien longue';
const HERE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };

let api: TestApp;
let hash: string;
let now = new Date('2026-11-26T08:00:00Z');

beforeAll(async () => {
  api = await testApp({ clock: () => now });
  hash = await hashPassword(PASSWORD);
});
afterAll(() => api.close());

async function personWithPassword(...roles: Role[]): Promise<TestPerson> {
  const person = await api.person(...roles);
  await inTransaction(api.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
  return person;
}
const signIn = (person: TestPerson, headers: Record<string, string> = HERE, password = PASSWORD) =>
  api.call('POST', '/auth/session', { body: { email: person.email, password }, headers });
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0]!;
const sessionOf = async (person: TestPerson): Promise<string> => cookieOf(await signIn(person));

describe('a session of the console', () => {
  it('is a cookie that no script reads, good for every route of a person, kept as a hash only', async () => {
    const person = await personWithPassword({ role: 'admin' });
    const answer = await signIn(person);
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
    expect(answer.headers['set-cookie']).toMatch(
      /^groupement=[\w-]{43}; Path=\/; Expires=Thu, 10 Dec 2026 08:00:00 GMT; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieOf(answer);
    const me = await api.call('GET', '/me', { headers: { cookie } });
    expect(me.json()).toMatchObject({ id: person.id, roles: [{ role: 'admin' }] });

    const sql = postgres(api.db.url, { max: 1 });
    const rows = await sql`select * from sessions where user_id = ${person.id}`;
    await sql.end();
    const secret = cookie.split('=')[1]!;
    expect(rows.map((row) => row['token_hash'])).toEqual([createHash('sha256').update(secret).digest('hex')]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is answered in the language of the page, which need not be the account’s; other programs in the account’s', async () => {
    const person = await personWithPassword({ role: 'admin' });
    await inTransaction(api.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update users set language = 'en' where id = '${person.id}'`),
    );
    const cookie = await sessionOf(person);
    const nobody = `/organisations/${person.id}`;
    const said = async (headers: Record<string, string>) =>
      (await api.call('GET', nobody, { headers: { cookie, ...headers } })).json().detail;
    const english = await said({ 'accept-language': 'fr' });
    const french = await said({ ...HERE, 'accept-language': 'fr' });
    expect([english, french]).toEqual([expect.stringMatching(/^No /), expect.stringMatching(/^Introuvable/)]);
  });

  it('is Secure with the __Host- prefix over HTTPS, and then under no other name', async () => {
    const secure = await testApp({ clock: () => now, env: { PUBLIC_URL: 'https://groupement.example' } });
    try {
      const person = await secure.person({ role: 'admin' });
      await inTransaction(secure.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
      const answer = await secure.call('POST', '/auth/session', {
        body: { email: person.email, password: PASSWORD },
        headers: { origin: 'https://groupement.example', 'x-groupement-console': '1' },
      });
      expect(answer.headers['set-cookie']).toMatch(
        /^__Host-groupement=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
      );
      const secret = cookieOf(answer).split('=')[1]!;
      const plain = await secure.call('GET', '/me', { headers: { cookie: `groupement=${secret}` } });
      expect(plain.statusCode).toBe(401);
    } finally {
      await secure.close();
    }
  });

  it('is refused over plain HTTP in production, but for the machine itself', async () => {
    const env = {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'm',
      JWT_SECRET: 'one of its own, of more than thirty-two characters',
    };
    const production = await testApp({ clock: () => now, env });
    try {
      const body = { email: 'nobody@test.example', password: PASSWORD };
      const from = (host: string) => production.call('POST', '/auth/session', { body, headers: { ...HERE, host } });
      expect((await from('groupement.example')).json()).toMatchObject({ status: 403, code: 'needs_https' });
      expect((await from('localhost:3000')).json()).toMatchObject({ status: 401, code: 'wrong_credentials' });
    } finally {
      await production.close();
    }
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', 'x-groupement-console': '1' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', 'x-groupement-console': '1' }],
    ['a form of one’s own site', { 'sec-fetch-site': 'same-origin' }],
    ['an old browser on another site', { origin: 'https://evil.example', 'x-groupement-console': '1' }],
    ['a program without either', { 'x-groupement-console': '1' }],
  ])('changes nothing, and is not opened, from %s', async (_where, headers) => {
    const person = await personWithPassword({ role: 'admin' });
    expect((await signIn(person, headers as Record<string, string>)).json()).toMatchObject({
      status: 403,
      code: 'cross_site',
    });
    // Nor is one opened by the link of a mail: its token stays good.
    const linked = await api.call('POST', '/auth/invitation-session', {
      body: { token: 'a'.repeat(43), password: PASSWORD },
      headers: headers as Record<string, string>,
    });
    expect(linked.json()).toMatchObject({ status: 403, code: 'cross_site' });
    const cookie = await sessionOf(person);
    const change = await api.call('PATCH', '/me', {
      body: { name: 'Somebody else' },
      headers: { ...(headers as Record<string, string>), cookie, 'if-match': '*' },
    });
    expect(change.json()).toMatchObject({ status: 403, code: 'cross_site' });
    const out = await api.call('DELETE', '/auth/session', {
      headers: { ...(headers as Record<string, string>), cookie },
    });
    expect(out.statusCode).toBe(403);
    expect((await api.call('GET', '/me', { headers: { cookie } })).json()).toMatchObject({ name: 'A person' });
  });

  it('changes things from the console', async () => {
    const cookie = await sessionOf(await personWithPassword({ role: 'admin' }));
    const change = await api.call('PATCH', '/me', {
      body: { name: 'Renamed' },
      headers: { ...HERE, cookie, 'if-match': '*' },
    });
    expect(change.json()).toMatchObject({ name: 'Renamed' });
  });

  it('is a new one at each sign-in, and the browser’s old one ends', async () => {
    const person = await personWithPassword();
    const first = await sessionOf(person);
    const second = cookieOf(await signIn(person, { ...HERE, cookie: first }));
    expect(second).not.toBe(first);
    expect((await api.call('GET', '/me', { headers: { cookie: first } })).json()).toMatchObject({
      status: 401,
      code: 'session_ended',
    });
    expect((await api.call('GET', '/me', { headers: { cookie: second } })).statusCode).toBe(200);
  });

  it('ends when nobody uses it, and on its last day however much it is used', async () => {
    const start = now;
    const person = await personWithPassword();
    const idle = await sessionOf(person);
    const busy = await sessionOf(person);
    const status = async (cookie: string) => (await api.call('GET', '/me', { headers: { cookie } })).statusCode;
    try {
      for (let hours = 11; hours < 14 * 24; hours += 11) {
        now = new Date(start.getTime() + hours * 3_600_000);
        expect(await status(busy)).toBe(200);
      }
      expect(await status(idle)).toBe(401);
      now = new Date(start.getTime() + 14 * 24 * 3_600_000 + 1);
      expect(await status(busy)).toBe(401);
    } finally {
      now = start;
    }
  });

  it('ends with signing out, a new password, and the closing of the account', async () => {
    const admin = await personWithPassword({ role: 'admin' });
    const person = await personWithPassword();
    const status = async (cookie: string) => (await api.call('GET', '/me', { headers: { cookie } })).statusCode;

    const signedOut = await sessionOf(person);
    const out = await api.call('DELETE', '/auth/session', { headers: { ...HERE, cookie: signedOut } });
    expect(out.headers['set-cookie']).toMatch(/^groupement=; .*Expires=Thu, 01 Jan 1970/);
    expect(await status(signedOut)).toBe(401);

    const oldPassword = await sessionOf(person);
    const changed = await api.call('POST', '/me/password', {
      body: { currentPassword: PASSWORD, password: 'encore une phrase bien longue' },
      headers: { ...HERE, cookie: oldPassword },
    });
    expect(changed.statusCode).toBe(204);
    expect(await status(oldPassword)).toBe(401);

    const closed = cookieOf(await signIn(person, HERE, 'encore une phrase bien longue'));
    expect(await status(closed)).toBe(200);
    expect((await api.call('POST', `/users/${person.id}/disable`, { as: admin })).statusCode).toBe(200);
    expect(await status(closed)).toBe(401);

    const erased = await personWithPassword();
    const cookie = await sessionOf(erased);
    expect((await api.call('POST', `/users/${erased.id}/erase`, { as: admin })).statusCode).toBe(200);
    expect(await status(cookie)).toBe(401);
  });

  it('is listed to its person alone, who can end each', async () => {
    const person = await personWithPassword();
    const other = await personWithPassword();
    await sessionOf(other);
    const phone = cookieOf(
      await signIn(person, {
        ...HERE,
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1',
      }),
    );
    const laptop = cookieOf(
      await signIn(person, {
        ...HERE,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
      }),
    );
    const list = async (cookie: string) =>
      (await api.call('GET', '/auth/sessions', { headers: { cookie } })).json<{
        items: { id: string; browser: string; current: boolean }[];
      }>().items;
    const seen = await list(laptop);
    expect(
      seen.map(({ browser, current }) => ({ browser, current })).sort((a, b) => (a.browser < b.browser ? -1 : 1)),
    ).toEqual([
      { browser: 'Firefox, Linux', current: true },
      { browser: 'Safari, iOS', current: false },
    ]);
    const onPhone = seen.find(({ current }) => !current)!;
    const byOther = await api.call('DELETE', `/auth/sessions/${onPhone.id}`, { as: other });
    expect(byOther.statusCode).toBe(404);
    const end = await api.call('DELETE', `/auth/sessions/${onPhone.id}`, { headers: { ...HERE, cookie: laptop } });
    expect(end.statusCode).toBe(204);
    expect((await api.call('GET', '/me', { headers: { cookie: phone } })).statusCode).toBe(401);
    expect(await list(laptop)).toHaveLength(1);
  });
});

describe('sign-in with one click', () => {
  it('offers the demo’s own people, not those of the companies of its story', async () => {
    const passwordHash = await hashPassword(api.config.DEMO_PASSWORD);
    await inTransaction(api.database, TEST_SYSTEM, async (tx) => {
      for (const email of ['0-somebody@demo.example', ...Object.values(DEMO_EMAILS)]) {
        const { id } = await insertUser(tx, { email, name: email, passwordHash });
        await insertRole(tx, id, { role: 'admin' });
      }
    });
    const { items } = (await api.call('GET', '/auth/demo-logins')).json();
    expect(items.map(({ email }: { email: string }) => email)).toEqual(Object.values(DEMO_EMAILS));
  });
});
