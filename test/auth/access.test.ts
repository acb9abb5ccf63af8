import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { accessToken } from '../access-token.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { wanted } from '../consortia/world.ts';
import { operationsOf } from '../http/operations.ts';

const PASSWORD = 'a long and winding password';
let app: TestApp;
let admin: TestPerson;
beforeAll(async () => {
  app = await testApp({ board: true });
  admin = await app.person({ role: 'admin' });
});
afterAll(() => app.close());

const write = (statement: ReturnType<typeof sql>) =>
  inTransaction(app.database, TEST_SYSTEM, (tx) => tx.execute(statement));
const withPassword = async (person: TestPerson): Promise<TestPerson> => {
  await inTransaction(app.database, TEST_SYSTEM, async (tx) =>
    setPassword(tx, person.id, await hashPassword(PASSWORD)),
  );
  return { ...person, token: await accessToken(app.app, app.database, person.id) };
};
const me = async (person: TestPerson): Promise<number> => (await app.call('GET', '/me', { as: person })).statusCode;

/** Every operation that asks for signing in, tried with the token: those that let it in. */
async function openTo(token: string): Promise<string[]> {
  const open: string[] = [];
  for (const { method, path, access } of operationsOf(app.app)) {
    if (access === undefined || access === 'public') continue;
    const url = path.replaceAll(/\{\w+\}/g, admin.id);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) });
    if (answer.statusCode !== 401) open.push(`${method} ${path}: ${answer.statusCode}`);
  }
  return open;
}

describe('who somebody is comes from the database', () => {
  it('a disabled administrator makes no administrator, enables nobody, and gets no further anywhere', async () => {
    const disabled = await app.person({ role: 'admin' });
    await wanted(200, app.call('POST', `/users/${disabled.id}/disable`, { as: admin }));
    const invite = { email: 'second@test.example', name: 'Second', roles: [{ role: 'admin' }] };
    for (const tried of [
      app.call('POST', '/users', { as: disabled, body: invite }),
      app.call('POST', `/users/${disabled.id}/enable`, { as: disabled }),
      app.call('POST', `/users/${admin.id}/disable`, { as: disabled }),
    ])
      expect((await tried).statusCode).toBe(401);
    expect(await openTo(disabled.token)).toEqual([]);
    const board = await app.app.inject({ url: '/queues/', headers: { authorization: `Bearer ${disabled.token}` } });
    expect(board.statusCode).toBe(401);
  });

  it('the database shows a disabled administrator nobody but itself, whoever let it ask', async () => {
    const disabled = await app.person({ role: 'admin' });
    const shown = () =>
      inTransaction(app.database, disabled.actor, async (tx) => {
        const rows = await tx.execute<{ id: string }>(sql`select id from users`);
        return rows.map(({ id }) => id);
      });
    expect(await shown()).toContain(admin.id);
    await wanted(200, app.call('POST', `/users/${disabled.id}/disable`, { as: admin }));
    expect(await shown()).toEqual([disabled.id]);
  });

  it('a token tells nothing of roles: what it could say is in no claim', async () => {
    const claims = JSON.parse(Buffer.from(admin.token.split('.')[1]!, 'base64url').toString());
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub', 'ver']);
    // One that claims more is read as what the tables say.
    const member = await app.person();
    const forged = app.app.jwt.sign({ ...tokenOf(member), roles: [{ role: 'admin' }] } as never);
    const answer = await app.app.inject({ url: '/v1/users', headers: { authorization: `Bearer ${forged}` } });
    expect(answer.statusCode).toBe(403);
  });

  it('a role taken away, and one given, end the tokens of before', async () => {
    const clusterId = await app.cluster();
    const person = await app.person({ role: 'coordinator', clusterId });
    expect(await me(person)).toBe(200);
    await write(sql`insert into user_roles (id, user_id, role) values (gen_random_uuid(), ${person.id}, 'admin')`);
    expect(await me(person)).toBe(401);
    const promoted = { ...person, token: await accessToken(app.app, app.database, person.id) };
    expect((await app.call('GET', '/users', { as: promoted })).statusCode).toBe(200);
    await write(sql`delete from user_roles where user_id = ${person.id}`);
    expect(await openTo(promoted.token)).toEqual([]);
    const none = { ...person, token: await accessToken(app.app, app.database, person.id) };
    expect((await app.call('GET', '/users', { as: none })).statusCode).toBe(403);
  });

  it('one role is taken away by who may give it, and the person keeps the others', async () => {
    const [a, b] = [await app.cluster(), await app.cluster()];
    const ofA = await app.person({ role: 'coordinator', clusterId: a });
    const both = await app.person({ role: 'coordinator', clusterId: a }, { role: 'coordinator', clusterId: b });
    const take = (as: TestPerson, id: string, body: object) => app.call('POST', `/users/${id}/take-role`, { as, body });
    await wanted(404, take(ofA, both.id, { role: 'coordinator', clusterId: b }));
    await wanted(409, take(ofA, ofA.id, { role: 'coordinator', clusterId: a }));
    const left = await wanted(200, take(ofA, both.id, { role: 'coordinator', clusterId: a }));
    expect(left.roles).toEqual([{ role: 'coordinator', clusterId: b }]);
    expect(await me(both)).toBe(401);
    await wanted(404, take(ofA, both.id, { role: 'coordinator', clusterId: a }));
    await wanted(404, take(ofA, admin.id, { role: 'admin' }));
  });

  it('an access token ends with its session at logout, and no other', async () => {
    const person = await withPassword(await app.person({ role: 'admin' }));
    const login = () =>
      wanted(200, app.call('POST', '/auth/login', { body: { email: person.email, password: PASSWORD } }));
    const [here, there] = [await login(), await login()];
    await wanted(204, app.call('POST', '/auth/logout', { body: { refreshToken: here.refreshToken } }));
    expect(await me({ ...person, token: here.accessToken })).toBe(401);
    expect(await me({ ...person, token: there.accessToken })).toBe(200);
    // A refresh token that comes a second time ends them all.
    await wanted(200, app.call('POST', '/auth/refresh', { body: { refreshToken: there.refreshToken } }));
    await wanted(401, app.call('POST', '/auth/refresh', { body: { refreshToken: there.refreshToken } }));
    expect(await me({ ...person, token: there.accessToken })).toBe(401);
  });

  it('an access token ends when the password changes, also for the queue board', async () => {
    const person = await withPassword(await app.person({ role: 'admin' }));
    const basic = (password: string) =>
      app.app.inject({
        url: '/queues/',
        headers: { authorization: `Basic ${Buffer.from(`${person.email}:${password}`).toString('base64')}` },
      });
    expect((await basic(PASSWORD)).statusCode).toBe(200);
    const body = { currentPassword: PASSWORD, password: 'another long and winding one' };
    await wanted(204, app.call('POST', '/me/password', { as: person, body }));
    expect(await openTo(person.token)).toEqual([]);
    expect((await basic(PASSWORD)).statusCode).toBe(401);
  });

  it.each([
    ['close each other’s account', ['disable', 'disable']],
    ['take each other’s role', ['take-role', 'take-role']],
    ['do the one and the other', ['disable', 'take-role']],
  ] as const)('of two administrators who %s at once one remains, twelve times of twelve', async (_what, [one, two]) => {
    const other = await testApp();
    const act = (as: TestPerson, whom: TestPerson, what: 'disable' | 'take-role') =>
      other.call('POST', `/users/${whom.id}/${what}`, what === 'disable' ? { as } : { as, body: { role: 'admin' } });
    try {
      for (let round = 0; round < 12; round++) {
        await inTransaction(other.database, TEST_SYSTEM, (tx) => tx.execute(sql`delete from user_roles`));
        const [a, b] = [await other.person({ role: 'admin' }), await other.person({ role: 'admin' })];
        const answers = await Promise.all([act(b, a, one), act(a, b, two)]);
        expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
        const [left] = await inTransaction(other.database, TEST_SYSTEM, (tx) =>
          tx.execute<{ n: number }>(sql`select count(*)::int as n from users u join user_roles r on r.user_id = u.id
            where r.role = 'admin' and u.disabled_at is null`),
        );
        expect(left!.n).toBe(1);
      }
    } finally {
      await other.close();
    }
  });
});

describe('a company that two clusters have', () => {
  it('is no way from one into the other: roles for it need its people or an administrator', async () => {
    const [a, b] = [await app.cluster(), await app.cluster()];
    const ofA = await app.person({ role: 'coordinator', clusterId: a });
    const ofB = await app.person({ role: 'coordinator', clusterId: b });
    const { id: organisationId } = await wanted(
      201,
      app.call('POST', '/organisations', { as: ofB, body: { name: 'A firm of two', kind: 'company' } }),
    );
    await wanted(201, app.call('POST', `/clusters/${a}/memberships`, { as: admin, body: { organisationId } }));
    const invite = (as: TestPerson, email: string) =>
      app.call('POST', '/users', {
        as,
        body: { email, name: 'Zoé', roles: [{ role: 'member', organisationId }] },
      });
    for (const coordinator of [ofA, ofB])
      expect(await wanted(403, invite(coordinator, 'own@a.example'))).toMatchObject({
        code: 'consent_needed',
        errors: [{ pointer: '/roles/0/organisationId' }],
      });
    // Its first person comes by an administrator; from then on its people decide.
    const first = await wanted(201, invite(admin, 'first@firm.example'));
    const speaker = await app.person({ role: 'member', organisationId });
    const colleague = await wanted(201, invite(speaker, 'second@firm.example'));
    expect(colleague.roles).toEqual([{ role: 'member', organisationId }]);
    // Posting the address again from the other side renews nothing and closes nobody's account.
    await wanted(403, invite(ofA, 'first@firm.example'));
    const others = { email: 'first@firm.example', name: 'Zoé', roles: [{ role: 'coordinator', clusterId: a }] };
    await wanted(409, app.call('POST', '/users', { as: ofA, body: others }));
    for (const { id } of [first, colleague])
      expect((await app.call('POST', `/users/${id}/disable`, { as: ofA })).statusCode).toBe(404);
    // A member gives nothing beyond its own organisation.
    const more = { email: 'more@firm.example', name: 'Zoé', roles: [{ role: 'coordinator', clusterId: a }] };
    await wanted(403, app.call('POST', '/users', { as: speaker, body: more }));
  });

  it('gets a role where its people consent or, having none, every cluster; each is told; nobody else decides', async () => {
    const [a, b] = [await app.cluster(), await app.cluster()];
    const ofA = await app.person({ role: 'coordinator', clusterId: a });
    const ofB = await app.person({ role: 'coordinator', clusterId: b });
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    const shared = async () => {
      const body = { name: `Shared ${Math.random()}`, kind: 'company' };
      const { id } = await wanted(201, app.call('POST', '/organisations', { as: ofB, body }));
      await wanted(201, app.call('POST', `/clusters/${a}/memberships`, { as: admin, body: { organisationId: id } }));
      return id as string;
    };
    const [first, second] = [await shared(), await shared()];
    const ask = (as: TestPerson, id: string, email: string) =>
      app.call('POST', `/organisations/${id}/role-requests`, { as, body: { email, name: 'Zoé' } });
    const act = (as: TestPerson, id: string, what: string) => app.call('POST', `/role-requests/${id}/${what}`, { as });
    const kinds = async (as: TestPerson) =>
      (await wanted(200, app.call('GET', '/notifications', { as }))).items.map(({ kind }: { kind: string }) => kind);
    await wanted(404, ask(stranger, first, 'zoe@two.example'));
    const asked = await wanted(201, ask(ofA, first, 'zoe@two.example'));
    expect(asked).toMatchObject({ state: 'pending', asks: 'clusters', waitsFor: [b] });
    expect(await kinds(ofB)).toEqual(['role.asked']);
    await wanted(409, ask(ofB, first, 'zoe@two.example'));
    // The asker's own word is not the other's, and a stranger sees nothing of it.
    expect((await wanted(200, act(ofA, asked.id, 'consent'))).state).toBe('pending');
    await wanted(404, act(stranger, asked.id, 'consent'));
    await wanted(403, act(ofB, asked.id, 'withdraw'));
    const before = await wanted(200, app.call('GET', '/users', { as: ofA, query: { q: 'zoe@two' } }));
    expect(before.items).toEqual([]);
    expect(await wanted(200, act(ofB, asked.id, 'consent'))).toMatchObject({ state: 'given', waitsFor: [] });
    const person = (await wanted(200, app.call('GET', '/users', { as: ofA, query: { q: 'zoe@two' } }))).items[0];
    expect(person).toMatchObject({ status: 'invited', roles: [{ role: 'member', organisationId: first }] });
    expect(await kinds(ofA)).toEqual(['role.given', 'role.asked']);
    await wanted(409, act(ofB, asked.id, 'refuse'));
    // Where it has people of its own, they decide, and no cluster.
    const speaker = await withPassword(await app.person({ role: 'member', organisationId: second }));
    const other = await wanted(201, ask(ofA, second, 'max@two.example'));
    expect(other).toMatchObject({ asks: 'people', waitsFor: [] });
    await wanted(403, act(ofB, other.id, 'consent'));
    expect((await wanted(200, app.call('GET', '/role-requests', { as: speaker }))).items).toMatchObject([
      { id: other.id },
    ]);
    expect((await wanted(200, act(speaker, other.id, 'refuse'))).state).toBe('refused');
    const again = await wanted(201, ask(ofA, second, 'max@two.example'));
    expect((await wanted(200, act(speaker, again.id, 'consent'))).state).toBe('given');
    const taken = await wanted(201, ask(ofA, second, 'eva@two.example'));
    expect((await wanted(200, act(ofA, taken.id, 'withdraw'))).state).toBe('withdrawn');
  });

  it('leaves a role to the one who gave it when the company joins another cluster later', async () => {
    const [a, b] = [await app.cluster(), await app.cluster()];
    const ofA = await app.person({ role: 'coordinator', clusterId: a });
    const ofB = await app.person({ role: 'coordinator', clusterId: b });
    const { id: organisationId } = await wanted(
      201,
      app.call('POST', '/organisations', { as: ofB, body: { name: 'A firm of one', kind: 'company' } }),
    );
    const body = { email: 'given@b.example', name: 'Zoé', roles: [{ role: 'member', organisationId }] };
    const given = await wanted(201, app.call('POST', '/users', { as: ofB, body }));
    await wanted(201, app.call('POST', `/clusters/${a}/memberships`, { as: admin, body: { organisationId } }));
    expect((await app.call('POST', `/users/${given.id}/disable`, { as: ofA })).statusCode).toBe(404);
    await wanted(200, app.call('POST', `/users/${given.id}/disable`, { as: ofB }));
  });
});

const tokenOf = (person: TestPerson): { sub: string; sid: string; ver: number } => {
  const { sub, sid, ver } = JSON.parse(Buffer.from(person.token.split('.')[1]!, 'base64url').toString());
  return { sub, sid, ver };
};
