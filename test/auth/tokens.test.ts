import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';

let app: TestApp;
let userId: string;
let sid: string;
let ver: number;
beforeAll(async () => {
  app = await testApp();
  const person = await app.person({ role: 'admin' });
  userId = person.id;
  ({ sid, ver } = JSON.parse(Buffer.from(person.token.split('.')[1]!, 'base64url').toString()));
});
afterAll(() => app.close());

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1_000);
const claims = () => ({
  sub: userId,
  sid,
  ver,
  iat: now(),
  exp: now() + 600,
  iss: 'groupement',
  aud: 'groupement-api',
});
const hs256 = (header: unknown, payload: unknown, secret = app.config.JWT_SECRET, hash = 'sha256'): string => {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
};
const without = (name: string) => Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));
const HS256 = { alg: 'HS256', typ: 'JWT' };

describe('access tokens', () => {
  it('takes one that is made by the rules: the forgeries below fail for what is wrong with them alone', async () => {
    expect(await status(hs256(HS256, claims()))).toBe(200);
  });

  const forgeries: [string, () => string][] = [
    ['another secret', () => hs256(HS256, claims(), 'another secret')],
    ['no signature', () => `${part({ alg: 'none' })}.${part(claims())}.`],
    ['alg none with a signature', () => hs256({ alg: 'none' }, claims())],
    ['alg NONE', () => hs256({ alg: 'NONE' }, claims())],
    ['alg HS384', () => hs256({ alg: 'HS384' }, claims(), app.config.JWT_SECRET, 'sha384')],
    ['alg HS512', () => hs256({ alg: 'HS512' }, claims(), app.config.JWT_SECRET, 'sha512')],
    ['no alg', () => hs256({ typ: 'JWT' }, claims())],
    [
      'alg RS256 with a key of its own',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
        const input = `${part({ alg: 'RS256' })}.${part(claims())}`;
        return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
      },
    ],
    ['a crit header', () => hs256({ ...HS256, crit: ['exp'] }, claims())],
    ['expired', () => hs256(HS256, { ...claims(), exp: now() - 1 })],
    ['exp that is no number', () => hs256(HS256, { ...claims(), exp: 'tomorrow' })],
    ['issued in the future, not yet valid', () => hs256(HS256, { ...claims(), nbf: now() + 600 })],
    ['another issuer', () => hs256(HS256, { ...claims(), iss: 'somebody' })],
    ['another audience', () => hs256(HS256, { ...claims(), aud: 'somewhere' })],
    ['without exp', () => hs256(HS256, without('exp'))],
    ['without iss', () => hs256(HS256, without('iss'))],
    ['without aud', () => hs256(HS256, without('aud'))],
    ['without sub', () => hs256(HS256, without('sub'))],
    ['without iat', () => hs256(HS256, without('iat'))],
    ['sub that is no id', () => hs256(HS256, { ...claims(), sub: "x' or 1=1" })],
    ['without its session', () => hs256(HS256, without('sid'))],
    ['a session that is no id', () => hs256(HS256, { ...claims(), sid: 7 })],
    ['a session that is nobody’s', () => hs256(HS256, { ...claims(), sid: userId })],
    ['without the version of rights', () => hs256(HS256, without('ver'))],
    ['an earlier version of rights', () => hs256(HS256, { ...claims(), ver: ver - 1 })],
    ['a later version of rights', () => hs256(HS256, { ...claims(), ver: ver + 1 })],
    ['a version that is no number', () => hs256(HS256, { ...claims(), ver: `${ver}` })],
    ['payload that is no object', () => hs256(HS256, 'admin')],
    ['payload that is no JSON', () => `${part(HS256)}.${Buffer.from('{').toString('base64url')}.xxxx`],
    ['two parts', () => `${part(HS256)}.${part(claims())}`],
    ['four parts', () => `${hs256(HS256, claims())}.more`],
    [
      'a changed payload',
      () => {
        const [header, , signature] = hs256(HS256, claims()).split('.');
        return `${header}.${part({ ...claims(), sub: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10' })}.${signature}`;
      },
    ],
    ['a signature of zero bytes', () => `${part(HS256)}.${part(claims())}.AAAA`],
    ['an empty token', () => ''],
    ['words', () => 'let me in'],
  ];

  it.each(forgeries)('refuses %s', async (_name, forge) => {
    const answer = await app.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${forge()}` } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().code).toBe('token_invalid');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('refuses other schemes and none', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }]) {
      expect((await app.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401);
    }
  });

  const status = async (token: string): Promise<number> =>
    (await app.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode;
});
