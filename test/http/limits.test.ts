import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import Fastify from 'fastify';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/db/client.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { errorsPlugin } from '../../src/plugins/errors.ts';
import { healthPlugin } from '../../src/plugins/health.ts';
import type { Actor } from '../../src/shared/actor.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { wanted } from '../consortia/world.ts';

const MB = 1_048_576;
let app: TestApp;
let coordinator: TestPerson;
let admin: TestPerson;
let port: number;
let clusterId: string;
beforeAll(async () => {
  app = await testApp({ env: { TRUST_PROXY: '1' } });
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
  admin = await app.person({ role: 'admin' });
  await app.app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** Sends all of a body, without saying how long it is, before it reads a byte, as browsers do; what came back, '' for a reset. */
const sentWhole = async (path: string, piece: Buffer, times: number): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  let reset = false;
  socket.on('error', () => {
    reset = true;
  });
  const write = (bytes: Buffer | string) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  const head = ['content-type: application/json', 'transfer-encoding: chunked', 'host: here'].join('\r\n');
  await write(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n`);
  for (let n = 0; n < times; n++) {
    await write(`${piece.length.toString(16)}\r\n`);
    await write(piece);
    await write('\r\n');
  }
  await write('0\r\n\r\n');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
  return reset ? '' : String(Buffer.concat(chunks));
};

/** Sends a body chunk by chunk, without saying how long it is, over a real connection. */
const sent = (path: string, piece: Buffer, times: number): Promise<{ status: number }> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      { port, path, method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode! });
      },
    );
    // What is refused is not read to its end.
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    let n = 0;
    const more = (): void => {
      while (n++ < times) if (!outgoing.write(piece)) return void outgoing.once('drain', more);
      outgoing.end();
    };
    more();
  });

describe('a body', () => {
  it('of 31 MB to where anybody may send one is refused at once, and the process answers meanwhile', async () => {
    for (const path of ['/v1/auth/logout', '/v1/auth/login', '/v1/auth/session', '/v1/auth/accept-invitation']) {
      const [refused, live] = await Promise.all([
        sent(path, Buffer.alloc(MB, '['), 31),
        fetch(`http://127.0.0.1:${port}/health/live`).then(({ status }) => status),
      ]);
      expect([path, refused.status, live]).toEqual([path, 413, 200]);
    }
  });

  it('that is refused is read no further, and whoever sends all of it before it listens still hears why', async () => {
    for (const path of ['/v1/auth/logout', '/v1/auth/login', '/v1/auth/session', '/v1/auth/accept-invitation']) {
      const answer = await sentWhole(path, Buffer.alloc(MB, '['), 31);
      expect([path, answer.split('\r\n', 1)[0]]).toEqual([path, 'HTTP/1.1 413 Payload Too Large']);
      expect(answer).toContain('body_too_large');
    }
  });

  it('without an end holds no connection for good, nor keeps the program from ending', async () => {
    const one = await testApp();
    await one.app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((one.app.server.address() as { port: number }).port, '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      'POST /v1/auth/logout HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 99999999\r\n\r\n',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(String(answer)).toContain(' 413 ');
    await one.close();
    await closed;
    const endless = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    endless.on('error', () => undefined);
    endless.resume();
    endless.write(
      'POST /v1/auth/logout HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const ended = new Promise<'cut'>((resolve) => endless.once('close', () => resolve('cut')));
    let sent = 0;
    const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MB, '['), Buffer.from('\r\n')]);
    while (!endless.destroyed && sent < 1_024) {
      await Promise.race([new Promise((resolve) => endless.write(piece, resolve)), ended]);
      sent++;
    }
    expect(await ended).toBe('cut');
    expect(sent).toBeLessThan(128);
  });

  it.each([
    ['lists', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['objects', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`],
    ['lists where a text is due', `{"refreshToken":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('thousands of levels deep, of %s, is a 400 that says so', async (_what, body) => {
    const answer = await app.call('POST', '/auth/logout', { body, headers: { 'content-type': 'application/json' } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'too_complex']);
  });

  it('of a million members is refused before it is looked through', async () => {
    const body = `{"title":"T","buyer":{"name":"B"},"lots":[${'1,'.repeat(300_000)}1]}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await app.call('POST', '/tenders', { as: coordinator, body, headers });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'too_complex']);
  });

  it('may be large only where files come', async () => {
    const large = Buffer.alloc(2 * MB, ' ');
    const json = { 'content-type': 'application/json' };
    const limits = await Promise.all([
      app.call('POST', '/tenders', { as: coordinator, body: large, headers: json }),
      app.call('POST', '/organisations/import', {
        as: coordinator,
        body: large,
        headers: { 'content-type': 'text/csv' },
      }),
    ]);
    expect(limits[0]!.statusCode).toBe(413);
    expect(limits[1]!.statusCode).not.toBe(413);
  });
});

describe('a search', () => {
  it.each([
    ['nodes', 1_000_000],
    ['k', 20],
  ])('has a greatest number of %s that may be asked for', async (name, most) => {
    const ask = (value: number) =>
      app.call('POST', `/tenders/${clusterId}/match-runs`, { as: coordinator, body: { options: { [name]: value } } });
    expect((await ask(most)).statusCode).toBe(404);
    const refused = await ask(most + 1);
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, `/options/${name}`]);
  });
});

describe('names', () => {
  it.each([
    ['a line end', 'Zoé\nBcc: everybody@example.org'],
    ['a mark that turns the direction', 'Zoé \u202egnp.exe'],
    ['an escape', 'Zoé \u001b[2J'],
    ['an address', 'Win at https://evil.example'],
    ['an address without a scheme', 'Win at www.evil.example'],
  ])('with %s are refused', async (_what, name) => {
    const body = { email: 'zoe@cluster.example', name, roles: [{ role: 'coordinator', clusterId }] };
    const answer = await app.call('POST', '/users', { as: admin, body });
    expect([answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([400, '/name']);
  });

  it('as people and firms have them are taken', async () => {
    for (const [n, name] of ["Zoé O'Neill-Dupré", 'Łukasz Żółć', 'Société « A & B »', 'مريم', '山田 太郎'].entries()) {
      const body = { email: `name-${n}@cluster.example`, name, roles: [{ role: 'coordinator', clusterId }] };
      await wanted(201, app.call('POST', '/users', { as: admin, body }));
    }
  });
});

describe('invitations', () => {
  it('of one address are five a day', async () => {
    const invite = () =>
      app.call('POST', '/users', {
        as: coordinator,
        body: { email: 'flooded@cluster.example', name: 'Zoé', roles: [{ role: 'coordinator', clusterId }] },
      });
    const answers: number[] = [];
    for (let n = 0; n < 30; n++) answers.push((await invite()).statusCode);
    expect(answers.filter((status) => status === 201)).toHaveLength(5);
    expect(answers.slice(5).every((status) => status === 429)).toBe(true);
  });

  it('of one inviter are 500 a day, whomever they go to; others go on', async () => {
    const inviter = await app.person({ role: 'coordinator', clusterId });
    const invite = (as: TestPerson, who: string) => {
      const body = { email: `${who}@many.example`, name: 'Zoé', roles: [{ role: 'coordinator', clusterId }] };
      return app.call('POST', '/users', { as, body });
    };
    await wanted(201, invite(inviter, 'first'));
    // As 498 more of that day leave it.
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`insert into account_invitations (id, user_id, token_hash, expires_at, invited_by)
        select gen_random_uuid(), user_id, 'hash ' || n, expires_at, invited_by
          from account_invitations, generate_series(1, 498) n where invited_by = ${inviter.id}`),
    );
    await wanted(201, invite(inviter, 'last'));
    expect(await wanted(429, invite(inviter, 'one-more'))).toMatchObject({ code: 'too_many_invitations' });
    await wanted(201, invite(coordinator, 'one-more'));
  });
});

describe('a secret that is shown once', () => {
  it('is in no stored answer; a repeat is told so', async () => {
    const key = { 'idempotency-key': 'a-secret' };
    const make = () =>
      app.call('POST', '/webhooks', { as: coordinator, body: { url: 'https://hooks.example.org/x' }, headers: key });
    const { secret } = await wanted(201, make());
    const again = await make();
    expect([again.statusCode, again.json().code]).toEqual([409, 'answer_not_kept']);
    const owner = postgres(app.db.url, { max: 1 });
    const rows = await owner`select k::text as row from idempotency_keys k where key = 'a-secret'`;
    await owner.end();
    expect(rows).toHaveLength(1);
    expect(rows[0]!['row']).not.toContain(secret);
    const hooks = await wanted(200, app.call('GET', '/webhooks', { as: coordinator }));
    expect(hooks.items).toHaveLength(1);
  });
});

describe('behind a proxy', () => {
  it('metrics without a token are for the machine itself, and not for whom a proxy brings', async () => {
    const metrics = (headers: Record<string, string>) => app.app.inject({ url: '/metrics', headers });
    expect((await metrics({})).statusCode).toBe(200);
    for (const forwarded of ['8.8.8.8', '127.0.0.1', '127.0.0.1, 127.0.0.1'])
      expect((await metrics({ 'x-forwarded-for': forwarded })).statusCode).toBe(403);
  });

  it('metrics with a token are for who has it, also on the machine itself', async () => {
    const one = await testApp({ env: { METRICS_TOKEN: 'a token of its own' } });
    try {
      const metrics = async (authorization?: string) =>
        (await one.app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } }))
          .statusCode;
      expect(await metrics('Bearer a token of its own')).toBe(200);
      for (const wrong of [undefined, 'Bearer a token of its owm', 'Bearer ', 'a token of its own'])
        expect(await metrics(wrong)).toBe(403);
    } finally {
      await one.close();
    }
  });

  it('who has a network of IPv6 has one limit, whatever address of it asks', async () => {
    const one = await testApp({ env: { TRUST_PROXY: '1', LOGIN_ATTEMPTS_PER_MINUTE: '3' } });
    try {
      const ask = async (forwarded: string, n: number) => {
        const body = { email: `nobody-${n}@test.example`, password: 'x' };
        return (await one.call('POST', '/auth/login', { headers: { 'x-forwarded-for': forwarded }, body })).statusCode;
      };
      const statuses: number[] = [];
      for (let n = 0; n < 5; n++) statuses.push(await ask(`2001:db8:1:2::${n}`, n));
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
      expect(await ask('2001:db8:1:3::1', 5)).toBe(401);
    } finally {
      await one.close();
    }
  });

  it('requests that are refused count as well: without a token, to nowhere, where a route has a limit of its own', async () => {
    const one = await testApp({ env: { TRUST_PROXY: '1', REQUESTS_PER_MINUTE: '4' } });
    try {
      const ask = async (forwarded: string, path: string, method: 'GET' | 'POST' = 'GET') =>
        (
          await one.call(method, path, {
            headers: { 'x-forwarded-for': forwarded, authorization: 'Bearer of.no.use' },
            ...(method === 'POST' ? { body: {} } : {}),
          })
        ).statusCode;
      const refused = [
        await ask('8.8.8.8', '/organisations'),
        await ask('8.8.8.8', '/users'),
        await ask('8.8.8.8', '/nowhere'),
        await ask('8.8.8.8', '/me/password', 'POST'),
      ];
      expect(refused).toEqual([401, 401, 404, 401]);
      for (const path of ['/organisations', '/nowhere']) expect(await ask('8.8.8.8', path)).toBe(429);
      expect(await ask('8.8.8.8', '/me/password', 'POST')).toBe(429);
      expect(await ask('8.8.4.4', '/organisations')).toBe(401);
      const live = { url: '/health/live', headers: { 'x-forwarded-for': '8.8.8.8' } };
      expect((await one.app.inject(live)).statusCode).toBe(200);
    } finally {
      await one.close();
    }
  });

  it('only the hop that is ours is believed', async () => {
    const one = await testApp({ env: { TRUST_PROXY: '1', LOGIN_ATTEMPTS_PER_MINUTE: '3' } });
    try {
      const login = (forwarded: string) =>
        one.call('POST', '/auth/login', {
          headers: { 'x-forwarded-for': forwarded },
          body: { email: 'a@b.example', password: 'x' },
        });
      // The last entry is our proxy's; what stands before it is the caller's word.
      const statuses: number[] = [];
      for (let n = 0; n < 5; n++) statuses.push((await login(`10.0.0.${n}, 8.8.8.8`)).statusCode);
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
      expect((await login('8.8.4.4')).statusCode).toBe(401);
    } finally {
      await one.close();
    }
  });
});

describe('a list of optional fields', () => {
  it('may name them in some rows only: the others get the default', async () => {
    const { id } = await wanted(
      201,
      app.call('POST', '/organisations', { as: coordinator, body: { name: 'A firm', kind: 'company' } }),
    );
    const capabilities = [
      { cpv: '45262670', level: 3 },
      { cpv: '42131000', level: 2, evidence: 2 },
      { cpv: '50531100', level: 1, description: 'Valves' },
      { cpv: '71320000', level: 1, evidence: 4, capacityCents: 5 },
    ];
    const { capabilities: kept } = await wanted(
      200,
      app.call('PUT', `/organisations/${id}/capabilities`, { as: coordinator, body: capabilities }),
    );
    expect(kept.map((one: { evidence: number }) => one.evidence)).toEqual([2, 0, 0, 4]);
  });
});

describe('what the machine cannot do just now', () => {
  /** What a route answers that does this in a transaction of somebody who is signed in. */
  const answerTo = async (work: (tx: Tx) => Promise<unknown>) => {
    const probe = Fastify();
    await probe.register(errorsPlugin);
    probe.get('/', () => inTransaction(app.database, coordinator.actor, work));
    const answer = await probe.inject('/');
    await probe.close();
    return [answer.statusCode, answer.json().code];
  };

  it('for a full disk is a 507, of files and of the database; nothing was kept', async () => {
    expect(await answerTo(() => writeFile('/dev/full', 'a bid'))).toEqual([507, 'no_space']);
    const full = sql`do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$`;
    expect(await answerTo((tx) => tx.execute(full))).toEqual([507, 'no_space']);
  });

  it('for a question that takes too long is a 503: what a person asks for is given up, what the program does is not', async () => {
    const slow = async (tx: Tx) => {
      await tx.execute(sql`set local statement_timeout = '50ms'`);
      await tx.execute(sql`select pg_sleep(20)`);
    };
    expect(await answerTo(slow)).toEqual([503, 'too_slow']);
    const patience = (actor: Actor) =>
      inTransaction(app.database, actor, async (tx) => {
        const [row] = await tx.execute<{ statement: string; lock: string }>(
          sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`,
        );
        return row;
      });
    expect(await patience(coordinator.actor)).toEqual({ statement: '30s', lock: '20s' });
    expect(await patience({ kind: 'anonymous' })).toEqual({ statement: '30s', lock: '20s' });
    expect(await patience(TEST_SYSTEM)).toEqual({ statement: '0', lock: '0' });
  });
});

describe('readiness', () => {
  it('says no within its time when the database does not answer, and when row-level security is off', async () => {
    const owner = postgres(app.db.url, { max: 1, onnotice: () => undefined });
    expect((await app.app.inject('/health/ready')).statusCode).toBe(200);
    await owner`alter table users disable row level security`;
    const off = await app.app.inject('/health/ready');
    await owner`alter table users enable row level security`;
    expect([off.statusCode, off.json()]).toEqual([503, { status: 'row-level security is off' }]);
    await owner.end();
    expect((await app.app.inject('/health/ready')).statusCode).toBe(200);
    // A server that falls silent on the connections that it has, as a frozen PostgreSQL does.
    let silent = false;
    const url = new URL(app.db.url);
    const { hostname, port: real } = url;
    const between = createServer((near) => {
      const far = connect(Number(real), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('data', (chunk) => silent || to.write(chunk));
        from.on('error', () => undefined).on('close', () => to.destroy());
      }
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    url.host = `127.0.0.1:${(between.address() as { port: number }).port}`;
    const frozen = connectDatabase({ url: url.href }, { max: 1, name: 'frozen' });
    const probe = Fastify();
    await probe.register(healthPlugin, { database: frozen });
    expect((await probe.inject('/health/ready')).statusCode).toBe(200);
    silent = true;
    // Without a limit of its own the question would never end, nor would this test.
    expect((await probe.inject('/health/ready')).statusCode).toBe(503);
    await probe.close();
    // Its good-bye is one more question that the silent server never answers.
    await frozen.close().catch(() => undefined);
    between.close();
  });
});
