import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { insertRole, insertUser, setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { tokenIn } from '../mailed-token.ts';
import { mailsIn } from '../notifications/mails.ts';
import { until } from '../waiting.ts';
import { type ReceivedSpan, startCollector } from './collector.ts';
import { isAlive, workersOf } from './own-worker.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'groupement-start-'));
const SECRET = 'k3Jx9PqL2mN8vB5tR7wY4zC6dF1gH0sA';
let db: TestDatabase;
const children: ChildProcess[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

type Started = { child: ChildProcess; output: () => string; exit: Promise<number | null>; url: () => string };

function start(part: string, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', part], {
    cwd: project,
    env: { PATH: process.env['PATH'], DATABASE_URL: db.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info', ...env },
  });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, exit, url: () => /API {8}(\S+)\/v1/.exec(output)?.[1] ?? '' };
}

/** Invites somebody, and follows the mail back through the collector's spans to the request; nothing secret is among them. */
async function expectOneTrace(url: string, collector: Awaited<ReturnType<typeof startCollector>>): Promise<void> {
  const [email, password, invited] = [
    `${uuidv7()}@test.example`,
    'une phrase de passe bien longue',
    `${uuidv7()}@test.example`,
  ];
  const database = db.open();
  await inTransaction(database, systemActor('test'), async (tx) => {
    const { id } = await insertUser(tx, { email, name: 'Secretname' });
    await insertRole(tx, id, { role: 'admin' });
    await setPassword(tx, id, await hashPassword(password));
  });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  await post('/auth/login?asked=secretquery', { email, password });
  const { accessToken } = (await (await post('/auth/login', { email, password })).json()) as { accessToken: string };
  const person = { email: invited, name: 'Secretname', roles: [{ role: 'admin' }] };
  const made = await post('/users', person, {
    authorization: `Bearer ${accessToken}`,
    'x-request-id': 'the-invitation',
  });
  expect(made.status).toBe(201);

  const way = await until(
    () => {
      const spans = collector.spans();
      const mail = spans.find(({ name, service }) => name === 'send mail' && service === 'groupement-worker');
      const back = mail === undefined ? [] : upFrom(mail, spans);
      return back.at(-1)?.name === 'POST /v1/users' && back;
    },
    { what: 'the trace of the mail' },
  );
  expect(way.map(({ name, service }) => `${service} ${name}`)).toEqual([
    'groupement-worker send mail',
    'groupement-worker job invitation-mail',
    'groupement-worker outbox invitation-mail',
    'groupement-api transaction',
    'groupement-api handler',
    'groupement-api POST /v1/users',
  ]);
  expect(new Set(way.map(({ traceId }) => traceId)).size).toBe(1);
  expect(way.at(-1)!.attributes).toMatchObject({
    'http.response.status_code': 201,
    'groupement.request.id': 'the-invitation',
  });
  const token = mailsIn(join(folder, 'mail')).map(({ text }) => tokenIn(text));
  expect(token).toHaveLength(1);
  const secrets = [
    email,
    password,
    invited,
    accessToken,
    'Secretname',
    'secretquery',
    ...token,
    new URL(db.url).password,
  ];
  const said = collector.text();
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  await database.close();
}

/** A span and those above it, to the first of the trace. */
function upFrom(span: ReceivedSpan, spans: readonly ReceivedSpan[]): ReceivedSpan[] {
  const above = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return above === undefined ? [span] : [span, ...upFrom(above, spans)];
}

describe('npm start', () => {
  it('says where everything is, serves, starts its worker again when that ends, and ends cleanly on SIGTERM', async () => {
    const collector = await startCollector();
    const program = start('all', {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
      MAIL_DIGEST_MINUTES: '0',
    });
    await until(() => program.output().includes('\n  files '));
    expect(program.output()).toMatch(/database {3}PostgreSQL at 127\.0\.0\.1/);
    expect(program.output()).toContain('queue      BullMQ in the same PostgreSQL');
    expect(program.output()).toContain('nobody has an account yet: npm run administrator');
    expect(program.output()).not.toContain(new URL(db.url).password);
    const ready = await fetch(`${program.url()}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }]);
    await expectOneTrace(program.url(), collector);
    const [first] = await workersOf(program.child.pid!);
    process.kill(first!, 'SIGKILL');
    await until(() => program.output().includes('the worker ended and is started again'));
    // The second one says too where mails go.
    await until(() => program.output().split('mails go to').length > 2);
    const [second] = await workersOf(program.child.pid!);
    program.child.kill('SIGTERM');
    expect(await program.exit).toBe(0);
    expect(isAlive(second!)).toBe(false);
    collector.stop();
  }, 120_000);

  it('is not ready any more before it stops listening', async () => {
    // On a busy machine a second goes by without a request being answered.
    const program = start('api', {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'm',
      JWT_SECRET: SECRET,
      DRAIN_NOTICE_SECONDS: '5',
    });
    await until(() => program.url() !== '', { what: 'the start' });
    const ready = (): Promise<number> =>
      fetch(`${program.url()}/health/ready`, { headers: { connection: 'close' } }).then(
        (answer) => answer.status,
        () => 0,
      );
    expect(await ready()).toBe(200);
    program.child.kill('SIGTERM');
    await until(async () => {
      const status = await ready();
      if (status === 0) throw new Error('it stopped listening before it said that it is not ready');
      return status === 503;
    });
    await until(async () => (await ready()) === 0, { what: 'the end of listening' });
    expect(await program.exit).toBe(0);
  }, 120_000);

  it('refuses production without a secret, in one line', async () => {
    const program = start('all', { NODE_ENV: 'production', METRICS_TOKEN: 'm' });
    expect(await program.exit).toBe(2);
    expect(program.output().trim()).toBe('JWT_SECRET is missing: production needs one of its own');
  }, 60_000);

  it('refuses a part that it does not have', async () => {
    const program = start('everything');
    expect(await program.exit).toBe(2);
    expect(program.output()).toContain('usage: start [all | api | worker]');
  }, 60_000);
});
