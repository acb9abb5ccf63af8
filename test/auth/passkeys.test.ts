import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { passkeys } from '../../src/auth/table.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Role } from '../../src/shared/actor.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { Authenticator, type Departure } from './authenticator.ts';

const PASSWORD = 'une phrase de passe bien longue';
const ORIGIN = 'https://groupement.example';
const HERE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1', 'accept-language': 'en' };

let api: TestApp;
let hash: string;
let now = new Date('2026-11-27T08:00:00Z');
const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1_000);
};

beforeAll(async () => {
  api = await testApp({
    clock: () => now,
    env: { SECOND_FACTOR: 'administrators', PUBLIC_URL: ORIGIN, TRUST_PROXY: 'loopback' },
  });
  hash = await hashPassword(PASSWORD);
});
afterAll(() => api.close());

const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0]!;
const post = (path: string, body?: unknown, cookie?: string) =>
  api.call('POST', path, {
    headers: { ...HERE, ...(cookie === undefined ? {} : { cookie }) },
    ...(body === undefined ? {} : { body }),
  });
const get = (path: string, cookie: string) => api.call('GET', path, { headers: { ...HERE, cookie } });
const code = (answer: { statusCode: number; json(): { code?: string } }) => [answer.statusCode, answer.json().code];

async function personWithPassword(...roles: Role[]): Promise<TestPerson> {
  const person = await api.person(...roles);
  await inTransaction(api.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
  return person;
}
const byPassword = ({ email }: { email: string }, beside: object = {}) =>
  post('/auth/session', { email, password: PASSWORD, ...beside });

/** What a passkey answers to a new challenge. */
async function answerOf(device: Authenticator, departure: Departure = {}) {
  const asked = (await post('/auth/passkey')).json();
  return { ceremony: asked.ceremony, credential: device.get(asked.options, departure) };
}
const byPasskey = async (device: Authenticator, departure: Departure = {}) =>
  post('/auth/passkey/session', await answerOf(device, departure));

/** Makes a passkey of a new device for who is signed in with that cookie. */
async function make(cookie: string, proof: object = {}, name = 'My telephone') {
  const begun = await post('/me/passkeys/begin', { password: PASSWORD, ...proof }, cookie);
  expect(begun.statusCode, begun.body).toBe(200);
  const { ceremony, options } = begun.json();
  const device = new Authenticator(ORIGIN);
  const made = await post('/me/passkeys', { ceremony, name, credential: device.create(options) }, cookie);
  expect(made.statusCode, made.body).toBe(200);
  return { device, ...(made.json() as { passkey: { id: string }; recoveryCodes: string[] }) };
}

async function withPasskey(...roles: Role[]) {
  const person = await personWithPassword(...roles);
  const cookie = cookieOf(await byPassword(person));
  return { person, cookie, ...(await make(cookie)) };
}

describe('a passkey', () => {
  it('signs in alone, and is asked for beside the password from then on', async () => {
    const { person, device, recoveryCodes } = await withPasskey();
    const alone = await byPasskey(device);
    expect(alone.statusCode, alone.body).toBe(204);
    expect((await get('/me', cookieOf(alone))).json()).toMatchObject({ id: person.id });
    expect(code(await byPassword(person))).toEqual([401, 'second_factor_needed']);
    expect((await byPassword(person, { passkey: await answerOf(device) })).statusCode).toBe(204);
    const { email } = person;
    const bearer = await post('/auth/login', { email, password: PASSWORD, passkey: await answerOf(device) });
    expect(bearer.statusCode, bearer.body).toBe(200);
    expect(recoveryCodes).toHaveLength(10);
    expect((await byPassword(person, { code: recoveryCodes[0] })).statusCode).toBe(204);
    expect(code(await byPassword(person, { code: recoveryCodes[0] }))).toEqual([401, 'wrong_code']);
  });

  it('as the first second factor ends the sessions that were opened without, and its person is told', async () => {
    const person = await personWithPassword();
    const other = cookieOf(await byPassword(person));
    const own = cookieOf(await byPassword(person));
    const { device, passkey } = await make(own, {}, 'Blue key');
    expect((await get('/me', other)).statusCode).toBe(401);
    expect((await get('/me/security', own)).json()).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 });
    const told = (await get('/notifications', own)).json().items;
    expect(told.map(({ kind, text }: { kind: string; text: string }) => [kind, text.includes('Blue key')])).toEqual([
      ['account.passkey_added', true],
    ]);
    expect((await post(`/me/passkeys/${passkey.id}/rename`, { name: 'Red key' }, own)).statusCode).toBe(204);
    await byPasskey(device);
    const [listed, ...rest] = (await get('/me/passkeys', own)).json().items;
    expect([listed.name, listed.lastUsedAt, rest]).toEqual(['Red key', now.toISOString(), []]);
  });

  it('is taken from our own pages only, with its owner proved, for our domain, and for a challenge of ours', async () => {
    const { person, device } = await withPasskey();
    const departures: Departure[] = [
      { origin: 'https://groupement.example.evil.example' },
      { origin: 'http://groupement.example' },
      { rpId: 'example' },
      { verified: false },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { userHandle: 'c29tZWJvZHkgZWxzZQ' },
    ];
    for (const departure of departures) {
      expect(code(await byPasskey(device, departure)), JSON.stringify(departure)).toEqual([401, 'passkey_refused']);
      const beside = await byPassword(person, { passkey: await answerOf(device, departure) });
      expect(code(beside), JSON.stringify(departure)).toEqual([401, 'passkey_refused']);
      later(900);
    }
    expect((await byPasskey(device)).statusCode).toBe(204);
    const elsewhere = await api.call('POST', '/auth/passkey/session', { body: await answerOf(device) });
    expect(code(elsewhere)).toEqual([403, 'cross_site']);
  });

  it('answers a challenge once, in time, and to nobody but who asked', async () => {
    const { device } = await withPasskey();
    const [first, second] = [await answerOf(device), await answerOf(device)];
    expect((await post('/auth/passkey/session', first)).statusCode).toBe(204);
    expect(code(await post('/auth/passkey/session', first))).toEqual([401, 'passkey_refused']);
    // The answer to another attempt, and an attempt that was refused, are both over.
    const swapped = { ...second, credential: first.credential };
    expect(code(await post('/auth/passkey/session', swapped))).toEqual([401, 'passkey_refused']);
    expect(code(await post('/auth/passkey/session', second))).toEqual([401, 'passkey_refused']);
    const late = await answerOf(device);
    later(301);
    expect(code(await post('/auth/passkey/session', late))).toEqual([401, 'passkey_refused']);
    // Of many at once with one answer, one is let in.
    const raced = await answerOf(device);
    const doors = await Promise.all(Array.from({ length: 8 }, () => post('/auth/passkey/session', raced)));
    expect(doors.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
  });

  it('of a device whose count goes back is refused, and its person is told', async () => {
    const { device, cookie } = await withPasskey();
    expect((await byPasskey(device, { counter: 7 })).statusCode).toBe(204);
    for (const counter of [7, 3, 0]) expect(code(await byPasskey(device, { counter }))[0], String(counter)).toBe(401);
    expect((await byPasskey(device, { counter: 8 })).statusCode).toBe(204);
    const told = (await get('/notifications', cookie)).json().items.map(({ kind }: { kind: string }) => kind);
    expect(told.filter((kind: string) => kind === 'account.passkey_suspect')).toHaveLength(3);
  });

  it('opens nothing of somebody else', async () => {
    const [own, other] = [await withPasskey(), await withPasskey()];
    const stolen = await answerOf(other.device);
    expect(code(await byPassword(own.person, { passkey: stolen }))).toEqual([401, 'passkey_refused']);
    const remove = (passkey: object) =>
      post(`/me/passkeys/${own.passkey.id}/remove`, { password: PASSWORD, passkey }, own.cookie);
    expect(code(await remove(await answerOf(other.device)))).toEqual([400, 'passkey_invalid']);
    for (const [path, body] of [
      ['rename', { name: 'Mine' }],
      ['remove', { password: PASSWORD, passkey: await answerOf(other.device) }],
    ] as const)
      expect((await post(`/me/passkeys/${own.passkey.id}/${path}`, body, other.cookie)).statusCode, path).toBe(404);
    // A ceremony that one person began makes no passkey of another.
    const begun = await post(
      '/me/passkeys/begin',
      { password: PASSWORD, passkey: await answerOf(own.device) },
      own.cookie,
    );
    const { ceremony, options } = begun.json();
    const credential = new Authenticator(ORIGIN).create(options);
    expect(code(await post('/me/passkeys', { ceremony, name: 'x', credential }, other.cookie))).toEqual([
      400,
      'passkey_invalid',
    ]);
    expect(code(await post('/me/passkeys', { ceremony, name: 'x', credential }, own.cookie))[0]).toBe(400);
    // A ceremony is for what it was begun for: one that makes a passkey signs nobody in, one that signs in makes none.
    const proof = { password: PASSWORD, passkey: await answerOf(own.device) };
    const making = (await post('/me/passkeys/begin', proof, own.cookie)).json();
    const signed = own.device.get({ challenge: making.options.challenge, rpId: making.options.rp.id });
    expect(code(await post('/auth/passkey/session', { ceremony: making.ceremony, credential: signed }))[0]).toBe(401);
    const signing = (await post('/auth/passkey')).json();
    const { challenge, rpId } = signing.options;
    const made = new Authenticator(ORIGIN).create({
      challenge,
      rp: { id: rpId },
      user: { id: making.options.user.id },
    });
    const body = { ceremony: signing.ceremony, name: 'x', credential: made };
    expect(code(await post('/me/passkeys', body, own.cookie))).toEqual([400, 'passkey_invalid']);
  });

  it('of a closed account is answered as an unknown one is', async () => {
    const { person, device } = await withPasskey();
    const { cookie } = await withPasskey({ role: 'admin' });
    expect((await post(`/users/${person.id}/disable`, undefined, cookie)).statusCode).toBe(200);
    const closed = await byPasskey(device);
    const stranger = new Authenticator(ORIGIN);
    stranger.create({ challenge: '', rp: { id: '' }, user: { id: 'c3RyYW5nZXI' } });
    const unknown = await byPasskey(stranger);
    const { requestId: _a, ...one } = closed.json();
    const { requestId: _b, ...two } = unknown.json();
    expect([closed.statusCode, one]).toEqual([unknown.statusCode, two]);
    expect(closed.statusCode).toBe(401);
  });

  it('is made and removed with the password and what secures the account already', async () => {
    const { person, cookie, device, passkey, recoveryCodes } = await withPasskey();
    const begin = (given: object) => post('/me/passkeys/begin', given, cookie);
    expect(code(await begin({ password: 'not this one, surely' }))).toEqual([400, 'wrong_password']);
    expect(code(await begin({ password: PASSWORD }))).toEqual([400, 'code_invalid']);
    expect(code(await begin({ password: PASSWORD, code: '000000' }))).toEqual([400, 'code_invalid']);
    expect(code(await post('/me/totp', { password: PASSWORD }, cookie))).toEqual([400, 'code_invalid']);
    // So many and no more.
    await inTransaction(api.database, TEST_SYSTEM, async (tx) => {
      const [row] = await tx.select().from(passkeys).where(eq(passkeys.id, passkey.id));
      const { id: _, ...alike } = row!;
      for (let i = 0; i < 19; i++) await tx.insert(passkeys).values({ ...alike, credentialId: `one-more-${i}` });
    });
    expect(code(await begin({ password: PASSWORD, code: recoveryCodes[2] }))).toEqual([409, 'too_many_passkeys']);
    await inTransaction(api.database, TEST_SYSTEM, (tx) =>
      tx.delete(passkeys).where(like(passkeys.credentialId, 'one-more-%')),
    );
    const second = await make(cookie, { code: recoveryCodes[1] });
    expect(second.recoveryCodes).toEqual([]);
    const remove = (id: string, given: object) =>
      post(`/me/passkeys/${id}/remove`, { password: PASSWORD, ...given }, cookie);
    expect((await remove(passkey.id, { passkey: await answerOf(second.device) })).statusCode).toBe(204);
    expect(code(await byPasskey(device))).toEqual([401, 'passkey_refused']);
    expect((await get('/me/security', cookie)).json()).toMatchObject({ passkeys: 1, recoveryCodesLeft: 9 });
    // With the last of the second factor go the recovery codes, and the password is enough again.
    expect((await remove(second.passkey.id, { passkey: await answerOf(second.device) })).statusCode).toBe(204);
    expect((await get('/me/security', cookie)).json()).toMatchObject({ passkeys: 0, recoveryCodesLeft: 0 });
    expect((await byPassword(person)).statusCode).toBe(204);
  });

  it('counts where administrators must have a second factor, and an administrator takes a lost one away', async () => {
    const admin = await personWithPassword({ role: 'admin' });
    const cookie = cookieOf(await byPassword(admin));
    expect(code(await get('/users', cookie))).toEqual([403, 'second_factor_demanded']);
    expect((await get('/me/passkeys', cookie)).statusCode).toBe(200);
    await make(cookie);
    expect((await get('/users', cookie)).statusCode).toBe(200);
    const lost = await withPasskey({ role: 'admin' });
    expect((await post(`/users/${lost.person.id}/reset-second-factor`, undefined, cookie)).statusCode).toBe(204);
    expect(code(await byPasskey(lost.device))).toEqual([401, 'passkey_refused']);
    expect((await get('/me', lost.cookie)).statusCode).toBe(401);
    const again = cookieOf(await byPassword(lost.person));
    expect(code(await get('/users', again))).toEqual([403, 'second_factor_demanded']);
  });

  it('of bytes that are none of its formats is refused, a key of ours that cannot be read is our own fault', async () => {
    const { device, passkey } = await withPasskey();
    const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const odd = [
      { clientDataJSON: text(null) },
      { clientDataJSON: text('text') },
      { clientDataJSON: 'AAAA' },
      { authenticatorData: 'AAAA' },
      { authenticatorData: Buffer.alloc(200, 0xff).toString('base64url') },
      { signature: 'AAAA' },
      { signature: Buffer.alloc(70, 0x30).toString('base64url') },
      // In form, of another key.
      { signature: new Authenticator(ORIGIN).get({ challenge: 'AAAA', rpId: 'x' }).response.signature },
    ];
    for (const bytes of odd) {
      const answer = await answerOf(device);
      const credential = { ...answer.credential, response: { ...answer.credential.response, ...bytes } };
      const refused = await post('/auth/passkey/session', { ...answer, credential });
      expect(code(refused), JSON.stringify(bytes)).toEqual([401, 'passkey_refused']);
      later(60);
    }
    expect((await byPasskey(device)).statusCode).toBe(204);
    await inTransaction(api.database, TEST_SYSTEM, (tx) =>
      tx.update(passkeys).set({ publicKey: 'AAAA' }).where(eq(passkeys.id, passkey.id)),
    );
    expect((await byPasskey(device)).statusCode).toBe(500);
  });

  it('is registered once, from our own pages, with its owner proved', async () => {
    const { cookie, device } = await withPasskey();
    const departures = [{ origin: 'https://evil.example' }, { verified: false }, { rpId: 'evil.example' }];
    for (const departure of [...departures, { offCurve: true }, { challenge: 'AAAA' }]) {
      const { ceremony, options } = (
        await post('/me/passkeys/begin', { password: PASSWORD, passkey: await answerOf(device) }, cookie)
      ).json();
      const credential = new Authenticator(ORIGIN).create(options, departure);
      const made = await post('/me/passkeys', { ceremony, name: 'x', credential }, cookie);
      expect(code(made), JSON.stringify(departure)).toEqual([400, 'passkey_invalid']);
    }
    expect((await get('/me/passkeys', cookie)).json().items).toHaveLength(1);
  });
});
