import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { mailedToken } from '../mailed-token.ts';

const PASSWORD = 'a long and winding password';
const NEXT = 'another long and winding one';

let app: TestApp;
let admin: TestPerson;
let coordinator: TestPerson;
let clusterId: string;
let otherCluster: string;
beforeAll(async () => {
  app = await testApp();
  admin = await app.person({ role: 'admin' });
  clusterId = await app.cluster();
  otherCluster = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
});
afterAll(() => app.close());

/** Invites a person and sets its first password. */
async function newPerson(
  email: string,
  ...roles: unknown[]
): Promise<{ id: string; signedIn: Record<string, string>; refreshToken: string }> {
  const invited = await app.call('POST', '/users', { as: admin, body: { email, name: 'Camille Le Goff', roles } });
  const body = { token: await mailedToken(app, email), password: PASSWORD };
  const tokens = (await app.call('POST', '/auth/accept-invitation', { body })).json();
  return {
    id: invited.json().id,
    signedIn: { authorization: `Bearer ${tokens.accessToken}` },
    refreshToken: tokens.refreshToken,
  };
}
const login = (email: string, password: string) => app.call('POST', '/auth/login', { body: { email, password } });

describe('one’s own account', () => {
  it('changes name and language on the version that was read, and on no other', async () => {
    const { signedIn } = await newPerson('own@people.example', { role: 'coordinator', clusterId });
    const read = await app.call('GET', '/me', { headers: signedIn });
    expect(read.json()).toMatchObject({ name: 'Camille Le Goff', language: 'fr' });
    const etag = String(read.headers.etag);
    const patch = (headers: Record<string, string>, body: unknown) =>
      app.call('PATCH', '/me', { headers: { ...signedIn, ...headers }, body });
    expect((await patch({}, { language: 'en' })).statusCode).toBe(428);
    const changed = await patch({ 'if-match': etag }, { language: 'en', name: 'Camille Legoff' });
    expect(changed.json()).toMatchObject({ name: 'Camille Legoff', language: 'en' });
    expect((await patch({ 'if-match': etag }, { name: 'Too late' })).statusCode).toBe(412);
    expect((await patch({ 'if-match': '*' }, {})).statusCode).toBe(400);
    expect((await patch({ 'if-match': '*' }, { email: 'x@y.example' })).json().errors[0].pointer).toBe('/email');
  });

  it('changes the password with the present one, and ends every session', async () => {
    const email = 'password@people.example';
    const { signedIn, refreshToken } = await newPerson(email, { role: 'coordinator', clusterId });
    const change = (currentPassword: string, password: string) =>
      app.call('POST', '/me/password', { headers: signedIn, body: { currentPassword, password } });
    expect((await change('not my password', NEXT)).json()).toMatchObject({
      status: 400,
      code: 'wrong_password',
      errors: [{ pointer: '/currentPassword' }],
    });
    expect((await change(PASSWORD, 'short')).json().errors[0].pointer).toBe('/password');
    expect((await change(PASSWORD, NEXT)).statusCode).toBe(204);
    expect((await app.call('POST', '/auth/refresh', { body: { refreshToken } })).statusCode).toBe(401);
    expect((await login(email, PASSWORD)).statusCode).toBe(401);
    expect((await login(email, NEXT)).statusCode).toBe(200);
  });
});

describe('who has an account', () => {
  it('shows a coordinator the people of its clusters, and an administrator everybody, page by page', async () => {
    await newPerson('a1@people.example', { role: 'coordinator', clusterId });
    await newPerson('a2@people.example', { role: 'coordinator', clusterId: otherCluster });
    const emails = async (as: TestPerson, query: Record<string, string>) =>
      (await app.call('GET', '/users', { as, query })).json().items.map((one: { email: string }) => one.email);
    const seen = await emails(coordinator, {});
    expect(seen).toContain('a1@people.example');
    expect(seen).not.toContain('a2@people.example');
    expect(await emails(admin, { q: '@PEOPLE.example' })).toEqual(
      expect.arrayContaining(['a1@people.example', 'a2@people.example']),
    );
    expect(await emails(admin, { clusterId: otherCluster })).toEqual(['a2@people.example']);
    const refused = await app.call('GET', '/users', { as: coordinator, query: { clusterId: otherCluster } });
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '?clusterId' }] });

    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) };
      const page = (await app.call('GET', '/users', { as: admin, query })).json();
      all.push(...page.items.map((one: { email: string }) => one.email));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(all).toEqual(await emails(admin, { limit: '200' }));
  });

  it('closes an account at once and opens it again with the same password', async () => {
    const email = 'leaver@people.example';
    const { id, signedIn, refreshToken } = await newPerson(email, { role: 'coordinator', clusterId });
    const closed = await app.call('POST', `/users/${id}/disable`, { as: coordinator });
    expect(closed.json()).toMatchObject({ id, status: 'disabled' });
    expect((await app.call('GET', '/me', { headers: signedIn })).statusCode).toBe(401);
    expect((await app.call('GET', '/tenders', { headers: signedIn, query: { clusterId } })).json().items ?? []).toEqual(
      [],
    );
    expect((await app.call('POST', '/auth/refresh', { body: { refreshToken } })).statusCode).toBe(401);
    expect((await login(email, PASSWORD)).statusCode).toBe(401);
    expect((await app.call('POST', `/users/${id}/enable`, { as: coordinator })).json().status).toBe('active');
    expect((await login(email, PASSWORD)).statusCode).toBe(200);
  });

  it('lets nobody close the account of somebody beyond its clusters, its own, or the last administrator’s', async () => {
    const beyond = await newPerson(
      'beyond@people.example',
      { role: 'coordinator', clusterId },
      { role: 'coordinator', clusterId: otherCluster },
    );
    expect((await app.call('POST', `/users/${beyond.id}/disable`, { as: coordinator })).statusCode).toBe(403);
    const foreign = await newPerson('foreign@people.example', { role: 'coordinator', clusterId: otherCluster });
    expect((await app.call('POST', `/users/${foreign.id}/disable`, { as: coordinator })).statusCode).toBe(404);
    expect((await app.call('POST', `/users/${admin.id}/disable`, { as: coordinator })).statusCode).toBe(404);
    expect((await app.call('POST', `/users/${admin.id}/disable`, { as: admin })).json()).toMatchObject({
      status: 409,
      code: 'disables_oneself',
    });
  });
});
