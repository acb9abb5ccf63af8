import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { codeAt } from '../../src/auth/totp.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/shared/actor.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { mailedToken } from '../mailed-token.ts';

const PASSWORD = 'une phrase de passe bien longue';
const HERE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };

let api: TestApp;
let hash: string;
let now = new Date('2026-11-27T08:00:00Z');
const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1_000);
};

beforeAll(async () => {
  api = await testApp({ clock: () => now, env: { SECOND_FACTOR: 'administrators', TRUST_PROXY: 'loopback' } });
  hash = await hashPassword(PASSWORD);
});
afterAll(() => api.close());

async function personWithPassword(...roles: Role[]): Promise<TestPerson> {
  const person = await api.person(...roles);
  await inTransaction(api.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
  return person;
}
type Given = { password?: string; code?: string };
const from = (ip: string) => ({ 'x-forwarded-for': ip });
const signIn = (person: { email: string }, given: Given = {}, ip = '192.0.2.1') =>
  api.call('POST', '/auth/session', {
    body: { email: person.email, password: PASSWORD, ...given },
    headers: { ...HERE, ...from(ip) },
  });
const login = (person: { email: string }, given: Given = {}, ip = '192.0.2.1') =>
  api.call('POST', '/auth/login', { body: { email: person.email, password: PASSWORD, ...given }, headers: from(ip) });
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0]!;
const call = (method: 'GET' | 'POST', path: string, cookie: string, body?: unknown) =>
  api.call(method, path, { headers: { ...HERE, cookie }, ...(body === undefined ? {} : { body }) });

/** The token of the mail that somebody gets who forgot the password. */
async function mailedReset(email: string): Promise<string> {
  expect((await api.call('POST', '/auth/forgot-password', { body: { email } })).statusCode).toBe(204);
  return mailedToken(api, email);
}

/** The tables of the database in which a text stands. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const sql = postgres(api.db.url, { max: 1 });
  const tables =
    await sql`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows =
      await sql`select 1 from ${sql(name)} t where exists (select 1 from unnest(${sql.array([...texts])}::text[]) s where position(s in t::text) > 0) limit 1`;
    if (rows.length > 0) found.push(name);
  }
  await sql.end();
  return found;
}

/** Signs in, sets up an app with its first code, and gives what the person then has. */
async function withFactor(...roles: Role[]) {
  const person = await personWithPassword(...roles);
  const cookie = cookieOf(await signIn(person));
  const begun = await call('POST', '/me/totp', cookie, { password: PASSWORD });
  expect(begun.statusCode, begun.body).toBe(200);
  const { secret } = begun.json();
  const confirmed = await call('POST', '/me/totp/confirm', cookie, { code: codeAt(secret, now) });
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  return { person, cookie, secret, recoveryCodes: confirmed.json().recoveryCodes as string[] };
}

describe('a second factor', () => {
  it('is asked for once it is set up, at both doors, and each code opens once', async () => {
    const { person, secret } = await withFactor();
    for (const door of [login, signIn]) {
      later(60);
      const without = await door(person);
      expect([without.statusCode, without.json().code]).toEqual([401, 'second_factor_needed']);
      const code = codeAt(secret, now);
      expect((await door(person, { code })).statusCode).toBeLessThan(300);
      const again = await door(person, { code });
      expect([again.statusCode, again.json().code]).toEqual([401, 'wrong_code']);
      const stale = await door(person, { code: codeAt(secret, new Date(now.getTime() - 120_000)) });
      expect(stale.json().code).toBe('wrong_code');
    }
    // A wrong password tells nothing of it.
    expect((await login(person, { password: 'another long password', code: '000000' })).json().code).toBe(
      'wrong_credentials',
    );
  });

  it('ends the sessions that were opened without it, but the one that set it up', async () => {
    const person = await personWithPassword();
    const tokens = (await login(person)).json();
    const other = cookieOf(await signIn(person));
    const own = cookieOf(await signIn(person));
    const { secret } = (await call('POST', '/me/totp', own, { password: PASSWORD })).json();
    expect((await call('POST', '/me/totp/confirm', own, { code: codeAt(secret, now) })).statusCode).toBe(200);
    expect((await call('GET', '/me', own)).statusCode).toBe(200);
    expect((await call('GET', '/me', other)).statusCode).toBe(401);
    const refreshed = await api.call('POST', '/auth/refresh', { body: { refreshToken: tokens.refreshToken } });
    expect(refreshed.statusCode).toBe(401);
    const bearer = await api.call('GET', '/me', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
    expect(bearer.statusCode).toBe(401);
  });

  it('can be stood in for by a recovery code, once each, of which its person is told', async () => {
    const { person, cookie, recoveryCodes } = await withFactor();
    expect(recoveryCodes).toHaveLength(10);
    const [first, second] = recoveryCodes as [string, string];
    expect((await login(person, { code: first.toUpperCase().replaceAll('-', ' ') })).statusCode).toBe(200);
    expect((await login(person, { code: first })).json().code).toBe('wrong_code');
    expect((await call('GET', '/me/security', cookie)).json()).toMatchObject({ recoveryCodesLeft: 9 });
    const told = (await call('GET', '/notifications', cookie)).json().items.map((one: { kind: string }) => one.kind);
    expect(told).toEqual(['account.recovery_code_used', 'account.second_factor_on']);
    const renewed = await call('POST', '/me/recovery-codes', cookie, { password: PASSWORD, code: second });
    expect(renewed.json().recoveryCodes).toHaveLength(10);
    expect((await login(person, { code: recoveryCodes[2]! })).json().code).toBe('wrong_code');
  });

  it('leaves no secret and no code in any table', async () => {
    const { secret, recoveryCodes } = await withFactor();
    const bare = recoveryCodes.map((code) => code.replaceAll('-', ''));
    expect(await tablesWith([secret, ...recoveryCodes, ...bare])).toEqual([]);
    expect(await tablesWith(['A person'])).toContain('users');
  });

  it('is taken away with password and code only', async () => {
    const { person, cookie, secret } = await withFactor();
    later(60);
    const remove = (given: Given) => call('POST', '/me/totp/remove', cookie, given);
    const code = codeAt(secret, now);
    expect((await remove({ password: 'not this one, surely', code })).json().code).toBe('wrong_password');
    expect((await remove({ password: PASSWORD, code: '000000' })).json().code).toBe('code_invalid');
    expect((await remove({ password: PASSWORD, code })).statusCode).toBe(204);
    expect((await login(person)).statusCode).toBe(200);
  });

  it('is taken away by an administrator for who lost it, by nobody else, and its sessions end', async () => {
    const { person, cookie } = await withFactor();
    const admin = await withFactor({ role: 'admin' });
    const reset = (by: string, id: string) => call('POST', `/users/${id}/reset-second-factor`, by);
    expect((await reset(cookie, admin.person.id)).statusCode).toBe(403);
    expect((await reset(admin.cookie, admin.person.id)).json().code).toBe('resets_oneself');
    expect((await reset(admin.cookie, person.id)).statusCode).toBe(204);
    expect((await call('GET', '/me', cookie)).statusCode).toBe(401);
    expect((await login(person)).statusCode).toBe(200);
  });

  it('is demanded of administrators by configuration: without one they have none of their rights', async () => {
    const person = await personWithPassword({ role: 'admin' });
    const cookie = cookieOf(await signIn(person));
    const users = () => call('GET', '/users', cookie);
    const denied = await users();
    expect([denied.statusCode, denied.json().code]).toEqual([403, 'second_factor_demanded']);
    // What row-level security would show an administrator is shut as well, but for the own account.
    for (const path of ['/organisations', '/clusters', '/notifications', '/auth/sessions'])
      expect((await call('GET', path, cookie)).statusCode, path).toBe(403);
    expect((await call('GET', '/me', cookie)).json()).toMatchObject({ id: person.id });
    expect((await api.call('GET', '/users', { as: person })).statusCode).toBe(403);
    expect((await call('GET', '/me/security', cookie)).json()).toMatchObject({ demanded: true, totpSince: null });
    const { secret } = (await call('POST', '/me/totp', cookie, { password: PASSWORD })).json();
    await call('POST', '/me/totp/confirm', cookie, { code: codeAt(secret, now) });
    expect((await users()).statusCode).toBe(200);
  });

  it('is asked for by the link of a mail about a forgotten password, too', async () => {
    const { person, secret } = await withFactor();
    later(60);
    const token = await mailedReset(person.email);
    const accept = (code?: string) =>
      api.call('POST', '/auth/accept-invitation', {
        body: { token, password: 'encore une phrase bien longue', ...(code === undefined ? {} : { code }) },
      });
    expect((await accept()).json().code).toBe('second_factor_needed');
    expect((await accept('000000')).json().code).toBe('wrong_code');
    expect((await accept(codeAt(secret, now))).statusCode).toBe(200);
  });
});

describe('guessing', () => {
  const guess = (person: { email: string }, ip: string) => login(person, { password: 'a wrong guess of mine' }, ip);

  it('from one network waits longer each time, in every process; nobody else does', async () => {
    const person = await personWithPassword();
    for (let i = 0; i < 5; i++) expect((await guess(person, '2001:db8:1:2::1')).statusCode).toBe(401);
    const shut = await guess(person, '2001:db8:1:2:ffff::9');
    expect([shut.statusCode, shut.json().code]).toEqual([429, 'too_many_attempts']);
    // Also for the right password, and in another process on the same database.
    expect((await login(person, {}, '2001:db8:1:2::7')).statusCode).toBe(429);
    expect((await login(person, {}, '2001:db8:1:3::1')).statusCode).toBe(200);
    later(11);
    expect((await guess(person, '2001:db8:1:2::1')).statusCode).toBe(401);
    later(11);
    expect((await guess(person, '2001:db8:1:2::1')).statusCode).toBe(429);
    later(10);
    expect((await login(person, {}, '2001:db8:1:2::1')).statusCode).toBe(200);
    expect((await guess(person, '2001:db8:1:2::1')).statusCode).toBe(401);
  });

  it('from many networks shuts out strangers, not those who signed in before, nor who has the mailbox', async () => {
    const person = await personWithPassword();
    expect((await login(person, {}, '198.51.100.1')).statusCode).toBe(200);
    for (let net = 0; net < 10; net++)
      for (let i = 0; i < 5; i++) expect((await guess(person, `203.0.113.${net}`)).statusCode).toBe(401);
    expect((await login(person, {}, '192.0.2.99')).json().code).toBe('too_many_attempts');
    expect((await login(person, {}, '198.51.100.1')).statusCode).toBe(200);
    const token = await mailedReset(person.email);
    const accepted = await api.call('POST', '/auth/accept-invitation', {
      body: { token, password: PASSWORD },
      headers: from('192.0.2.99'),
    });
    expect(accepted.statusCode, accepted.body).toBe(200);
    expect((await login(person, {}, '192.0.2.99')).statusCode).toBe(200);
  });

  it('of codes counts as guessing of passwords does', async () => {
    const { person, secret } = await withFactor();
    later(60);
    for (let i = 0; i < 5; i++) expect((await login(person, { code: '000000' })).json().code).toBe('wrong_code');
    expect((await login(person, { code: codeAt(secret, now) })).statusCode).toBe(429);
  });

  it('at an address that nobody has is answered just the same', async () => {
    const nobody = { email: 'nobody-at-all@test.example' };
    const answers: unknown[] = [];
    for (let i = 0; i < 6; i++) {
      const answer = await guess(nobody, '192.0.2.50');
      answers.push([answer.statusCode, answer.json().code]);
    }
    expect(answers.slice(0, 5)).toEqual(Array(5).fill([401, 'wrong_credentials']));
    expect(answers[5]).toEqual([429, 'too_many_attempts']);
  });
});
