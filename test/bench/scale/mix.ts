import { setTimeout as sleep } from 'node:timers/promises';
import { printFigures, quantile } from '../figures.ts';
import { type Asked, signInPerson, workTogether } from './people.ts';
import { withScaleProcesses } from './processes.ts';

/** The most that 95 of 100 reads, and acts, may take; milliseconds. */
const READ_MS = 100;
const ACT_MS = 250;

const SETTLE_MS = 20_000;

/**
 * `bench -- scale --people N`: so many people at work at once in a filled database, each thinking between two requests;
 * then without thinking, which tells what the machine holds.
 */
export async function measurePeople(options: {
  databaseUrl: string;
  among: string;
  people: number;
  seconds: number;
  thinkMs: number;
  apis: number;
  workers: number;
  redisUrl?: string;
  password: string;
}): Promise<void> {
  await withScaleProcesses(options, async ({ urls, readyMs, memory }) => {
    const people = await inFours(options.people, (i) =>
      signInPerson(urls[i % urls.length]!, `person-${1 + (i % 200)}@scale.example`, options.password),
    );
    // The worker reads its index of all organisations meanwhile, once: that is not their daily work.
    await sleep(SETTLE_MS);
    const where = `${options.apis} API and ${options.workers} worker processes, ${options.redisUrl === undefined ? 'queue in PostgreSQL' : 'on Redis'}`;
    const run = async (title: string, thinkMs: number): Promise<void> => {
      await workTogether(people.slice(0, 8), 0, performance.now() + 2_000);
      const start = performance.now();
      const asked = await workTogether(people, thinkMs, start + options.seconds * 1_000);
      printAsked(`${title}, ${options.among}; ${where}`, asked, (performance.now() - start) / 1_000);
    };
    await run(`${options.people} people at work, ${options.thinkMs} ms between two requests of one`, options.thinkMs);
    await run(`${options.people} people without a pause`, 0);
    const held = (await memory()).map(({ what, mb }) => `${what} ${mb} MB`).join(', ');
    process.stdout.write(`\nReady after ${(readyMs / 1_000).toFixed(1)} s; memory at most: ${held}\n`);
  });
}

function printAsked(title: string, asked: readonly Asked[], seconds: number): void {
  const names = [...new Set(asked.map(({ name }) => name))].sort();
  const rows = names.map((name) => {
    const times = asked.filter((one) => one.name === name).map(({ ms }) => ms);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(times, part)) as [number, number, number];
    const most = name.startsWith('act') ? ACT_MS : READ_MS;
    return {
      what: name,
      reached: `${p50.toFixed(0)} / ${p95.toFixed(0)} / ${p99.toFixed(0)} ms, ${times.length} asked`,
      target: `p95 ≤ ${most} ms`,
      met: p95 <= most,
    };
  });
  const faults = asked.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]));
  printFigures(title, [
    {
      what: 'requests a second',
      reached: (asked.length / seconds).toFixed(0),
      target: '',
      met: true,
    },
    { what: 'refused or failed', reached: String(faults.length), target: '0', met: faults.length === 0 },
    ...rows,
  ]);
  for (const fault of [...new Set(faults)].slice(0, 5)) process.stdout.write(`${fault}\n`);
}

/** Four at a time: passwords cost what they cost. */
async function inFours<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < count; at += 4)
    results.push(...(await Promise.all(Array.from({ length: Math.min(4, count - at) }, (_, i) => work(at + i)))));
  return results;
}
