import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { freePort } from '../../../src/db/embedded/postmaster.ts';
import { printFigures } from '../figures.ts';
import { withBenchDatabase } from '../server.ts';
import { fillAtScale, type ScaleSizes, sizesFor } from './fill.ts';
import { type Measured, measureOperations } from './measure.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** What no answer but a download may be larger than. */
const LARGEST_ANSWER = 2 ** 20;

/**
 * `npm run bench -- scale`: the reads of daily work among as many organisations as France's clusters have, over HTTP to
 * an API process of its own, beside the statement that somebody who knows the tables would write.
 */
export async function benchScale(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organisations: { type: 'string', default: '80000' },
      rounds: { type: 'string', default: '40' },
      only: { type: 'string' },
      database: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  if (values.database !== undefined)
    return measureOn(values.database, rounds, values.only, 'a database that was there');
  await withBenchDatabase(async ({ runtime }) => {
    const sizes = sizesFor(Number(values.organisations));
    await fillUnlessFilled(runtime.databaseUrl, sizes);
    const among = `${sizes.organisations} organisations, ${sizes.clusters} clusters, ${sizes.tenders} tenders, ${sizes.consortia} consortia, ${sizes.entries} ledger entries`;
    await measureOn(runtime.databaseUrl, rounds, values.only, among);
  }, values.data);
}

/** Fills a database, unless an earlier run did (`--data`): filling takes minutes. */
async function fillUnlessFilled(databaseUrl: string, sizes: ScaleSizes): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const start = performance.now();
  const [found] = await owner<{ organisations: number }[]>`select count(*)::int as organisations from organisations`;
  if ((found?.organisations ?? 0) < sizes.organisations) {
    await fillAtScale(owner, sizes);
    process.stderr.write(`filled in ${((performance.now() - start) / 1_000).toFixed(0)} s: ${JSON.stringify(sizes)}\n`);
  }
  await owner.end();
}

async function measureOn(databaseUrl: string, rounds: number, only: string | undefined, among: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-scale-'));
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts', 'api'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '10000000',
      LOGIN_ATTEMPTS_PER_MINUTE: '1000',
    },
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    while ((await fetch(`${url}/health/ready`).catch(() => null))?.status !== 200) {
      if (child.exitCode !== null) throw new Error('the API ended');
      await sleep(100);
    }
    const password = process.env['DEMO_PASSWORD'] ?? 'groupement-demo';
    const measured = await measureOperations({ url, owner, password }, rounds, only);
    printTable(among, measured, await memoryOf(child));
  } finally {
    child.kill('SIGTERM');
    await owner.end();
    await rm(folder, { recursive: true, force: true });
  }
}

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function printTable(among: string, measured: readonly Measured[], memory: string): void {
  printFigures(
    `Reads among ${among}: milliseconds over HTTP and the answer's size; times the hand-written SQL`,
    measured.map(({ operation, p50, p95, p99, bytes, handMs }) => {
      const times = handMs === null ? null : p50 / Math.max(handMs, 1);
      const by = times === null ? '' : `, ${times.toFixed(1)} × by hand (${ms(handMs!)} ms)`;
      return {
        what: `${operation.name} (${operation.as})`,
        reached: `${ms(p50)} / ${ms(p95)} / ${ms(p99)} ms, ${(bytes / 1_024).toFixed(0)} kB${by}`,
        target: `p95 ≤ ${operation.targetMs} ms, ≤ 1 MB${times === null ? '' : `, ≤ ${operation.mostTimes} ×`}`,
        met: p95 <= operation.targetMs && bytes <= LARGEST_ANSWER && (times === null || times <= operation.mostTimes),
      };
    }),
  );
  process.stdout.write(`\nThe API's memory at most: ${memory}\n`);
}

/** The most memory that a process has held so far (Linux). */
async function memoryOf({ pid }: ChildProcess): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return `${(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024).toFixed(0)} MB`;
}
