import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { until } from '../waiting.ts';

const PGBOUNCER = process.env['PGBOUNCER'] ?? '/usr/sbin/pgbouncer';

/** Why no pooler can be started; null: one can. */
export const poolerMissing: string | null = existsSync(PGBOUNCER)
  ? null
  : `did not run: no ${PGBOUNCER} (apt-get install pgbouncer)`;

/** A PgBouncer in front of a database. */
export type Pooler = { url: string; stop(): Promise<void> };

/** Starts one that shares two connections of the server among all who come. */
export async function startPooler(databaseUrl: string, mode: 'session' | 'transaction'): Promise<Pooler> {
  const at = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'groupement-pooler-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const name = at.pathname.slice(1);
  const server = `host=${at.hostname} port=${at.port} dbname=${name} user=${at.username} password=${decodeURIComponent(at.password)}`;
  const settings = [
    '[databases]',
    `${name} = ${server}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    `default_pool_size = ${mode === 'session' ? 8 : 2}`,
    'ignore_startup_parameters = extra_float_digits,options',
  ];
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o644 });
  // It refuses to run as root.
  const asSomebody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(PGBOUNCER, [...asSomebody, file], { stdio: 'ignore' });
  const url = `postgres://groupement@127.0.0.1:${port}/${name}`;
  await until(() => answers(url), { what: 'the pooler', patienceMs: 15_000 });
  return {
    url,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, prepare: false });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
