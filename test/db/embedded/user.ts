import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../../src/db/embedded/launcher.ts';
import { defaultDataDir } from '../../../src/db/embedded/paths.ts';

/** What the program prints, as one line of JSON, once it has its server. */
export type Started = { url: string; port: number; attached: boolean; dataDir: string; uid: number };

/**
 * A program that uses the embedded database, for tests that need several processes, other accounts or kill -9:
 * `node user.js PROJECT [DATA]`. On SIGTERM it drains (works on for a while, then asks the database once more), prints
 * `drained` and gives up its share of the server.
 */
const [projectDir = '', dataDir] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ projectDir, dataDir: dataDir ?? defaultDataDir(projectDir) });
const sql = postgres(server.url, { max: 1, onnotice: () => {} });
// One after the other: PostgreSQL itself does not make a table once when several ask for it in the same moment.
await sql.begin((tx) => [
  tx`select pg_advisory_xact_lock(1)`,
  tx`create table if not exists visits (at timestamptz default now())`,
  tx`insert into visits default values`,
]);

process.once('SIGTERM', async () => {
  await sleep(300);
  await sql`select count(*) from visits`;
  print('drained');
  await sql.end();
  await server.stop();
  process.exit(0);
});
setInterval(() => {}, 60_000);

const { url, port, attached } = server;
print({ url, port, attached, dataDir: server.dataDir, uid: process.getuid?.() ?? -1 } satisfies Started);

function print(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
