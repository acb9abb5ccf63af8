import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { printFigures } from '../figures.ts';
import { withBenchDatabase } from '../server.ts';
import { fillAtScale, type ScaleSizes, sizesFor } from './fill.ts';
import { withHandServer } from './hand.ts';
import { type Measured, type MeasuredAct, measureActs, measureOperations } from './measure.ts';
import { measurePeople } from './mix.ts';
import { withScaleProcesses } from './processes.ts';

const PASSWORD = process.env['DEMO_PASSWORD'] ?? 'groupement-demo';

/** Milliseconds within which 95 of 100 acts are answered. */
const ACT_MS = 250;

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
      acts: { type: 'boolean', default: false },
      people: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      think: { type: 'string', default: '3000' },
      apis: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
      redis: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  const measure = async (databaseUrl: string, among: string): Promise<void> => {
    if (values.people === undefined) return measureOn(databaseUrl, rounds, values, among);
    return measurePeople({
      databaseUrl,
      among,
      people: Number(values.people),
      seconds: Number(values.seconds),
      thinkMs: Number(values.think),
      apis: Number(values.apis),
      workers: Number(values.workers),
      ...(values.redis === undefined ? {} : { redisUrl: values.redis }),
      password: PASSWORD,
    });
  };
  if (values.database !== undefined) return measure(values.database, 'a database that was there');
  await withBenchDatabase(async ({ runtime }) => {
    const sizes = sizesFor(Number(values.organisations));
    await fillUnlessFilled(runtime.databaseUrl, sizes);
    const among = `${sizes.organisations} organisations, ${sizes.clusters} clusters, ${sizes.tenders} tenders, ${sizes.consortia} consortia, ${sizes.entries} ledger entries`;
    await measure(runtime.databaseUrl, among);
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

async function measureOn(
  databaseUrl: string,
  rounds: number,
  { only, acts }: { only?: string; acts: boolean },
  among: string,
): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await withScaleProcesses({ databaseUrl, apis: 1, workers: 0 }, async ({ urls: [url], readyMs, memory }) => {
      const on = { url: url!, owner, password: PASSWORD };
      if (acts) printActs(among, await measureActs(on, rounds));
      else
        await withHandServer(databaseUrl, async (handUrl) =>
          printTable(among, await measureOperations({ ...on, handUrl }, rounds, only)),
        );
      const [api] = await memory();
      process.stdout.write(
        `\nReady after ${(readyMs / 1_000).toFixed(1)} s; the API's memory at most: ${api!.mb} MB\n`,
      );
    });
  } finally {
    await owner.end();
  }
}

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function printTable(among: string, measured: readonly Measured[]): void {
  printFigures(
    `Reads among ${among}: milliseconds over HTTP and the answer's size; times the hand-written SQL, run by itself and served by a bare Fastify route`,
    measured.map(({ operation, p50, p95, p99, bytes, hand }) => {
      const times = hand === null ? null : p50 / Math.max(hand.alone, 1);
      const by =
        hand === null
          ? ''
          : `, ${times!.toFixed(1)} × by hand (${ms(hand.alone)} ms), ${(p50 / hand.served).toFixed(1)} × served (${ms(hand.served)} ms)`;
      return {
        what: `${operation.name} (${operation.as})`,
        reached: `${ms(p50)} / ${ms(p95)} / ${ms(p99)} ms, ${(bytes / 1_024).toFixed(0)} kB${by}`,
        target: `p95 ≤ ${operation.targetMs} ms, ≤ 1 MB${times === null ? '' : `, ≤ ${operation.mostTimes} ×`}`,
        met: p95 <= operation.targetMs && bytes <= LARGEST_ANSWER && (times === null || times <= operation.mostTimes),
      };
    }),
  );
}

function printActs(among: string, measured: readonly MeasuredAct[]): void {
  printFigures(
    `Acts among ${among}: milliseconds over HTTP`,
    measured.map(({ act, p50, p95, p99 }) => ({
      what: `${act.name} (${act.as})`,
      reached: `${ms(p50)} / ${ms(p95)} / ${ms(p99)} ms`,
      target: `p95 ≤ ${ACT_MS} ms`,
      met: p95 <= ACT_MS,
    })),
  );
}
