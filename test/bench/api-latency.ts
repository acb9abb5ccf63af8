import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoRun, DemoTender } from '../../seeds/demo/views.ts';
import { type Figure, median, printFigures, quantile } from './figures.ts';
import { type BenchProcesses, withBenchProcesses } from './processes.ts';

/** Requests a second; each at its moment, whether or not those before it are answered. */
const RATE = 100;
const WINDOW_MS = 8_000;
const ROUNDS = 5;
/** Tenders matched at once while runs are going on. */
const LANES = 2;
/** Runs are under way for this long before a window begins, and the machine is quiet for as long after it. */
const LEAD_MS = 1_000;
/** A network in which the engine searches for seconds. */
const LONG_ORGANISATIONS = 20_000;
const CPVS = ['50000000', '09331200', '31712331', '45262670', '71320000', '45310000'];
/** Beside those, for lots that are searched for seconds each. */
const FURTHER_CPVS = ['45421000', '45261000', '45330000', '45442100', '50531100', '50700000'];
const PATHS = [
  '/organisations?limit=50',
  '/tenders',
  '/me',
  '/clusters',
  '/taxonomies/cpv?q=maintenance',
  '/contracts',
];

/** What goes on beside the requests. */
type Load = {
  what: string;
  network?: { organisations: number };
  parts: readonly (readonly ('all' | 'api' | 'worker')[])[];
  start(processes: BenchProcesses, lane: number, isOver: () => boolean): Promise<number>;
};

const LOADS: readonly Load[] = [
  { what: 'match runs posted and matched back to back', parts: [['api', 'worker'], ['all']], start: keepMatching },
  {
    what: `long match runs of ten lots among ${LONG_ORGANISATIONS} organisations`,
    network: { organisations: LONG_ORGANISATIONS },
    parts: [['api', 'worker'], ['all']],
    start: searchLong,
  },
];

/**
 * Latency of the API with and without match runs going on, in turn, each part of the program in a process of its own,
 * then all of it in one: runs of a moment back to back, and long ones that keep the engine's threads busy. A request's
 * time counts from the moment that it was due.
 */
export async function benchLatency(): Promise<void> {
  for (const load of LOADS) {
    for (const parts of load.parts) {
      await withBenchProcesses(parts, (processes) => compare(processes, load, parts.length === 1), load.network);
    }
  }
}

async function compare(processes: BenchProcesses, load: Load, inOne: boolean): Promise<void> {
  await window(processes);
  const [quiet, matching]: [number[][], number[][]] = [[], []];
  let runs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    quiet.push(await window(processes));
    let isOver = false;
    const lanes = Array.from({ length: LANES }, (_, lane) => load.start(processes, lane, () => isOver));
    await sleep(LEAD_MS);
    matching.push(await window(processes));
    isOver = true;
    for (const done of await Promise.all(lanes)) runs += done;
    await sleep(LEAD_MS);
  }
  const figure = (what: string, part: number): Figure[] => {
    const [without, during] = [quiet, matching].map((windows) => median(windows.map((w) => quantile(w, part))));
    const moved = during! / without! - 1;
    return [
      { what: `${what} without runs`, reached: `${without!.toFixed(1)} ms`, target: '', met: true },
      {
        what: `${what} with runs`,
        reached: `${during!.toFixed(1)} ms (${moved >= 0 ? '+' : ''}${(100 * moved).toFixed(0)} %)`,
        target: part === 0.99 ? '≤ +20 %' : '',
        met: part !== 0.99 || moved <= 0.2,
      },
    ];
  };
  printFigures(
    `Latency at ${RATE} requests/s beside ${load.what} (${runs} in all), ${inOne ? 'one process' : 'API and worker apart'}`,
    [...figure('p50', 0.5), ...figure('p99', 0.99)],
  );
}

/** Times of the requests of one window, in milliseconds. */
async function window({ url, token }: BenchProcesses): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const headers = { authorization: `Bearer ${token}` };
  const start = performance.now();
  const times: Promise<number>[] = [];
  for (let n = 0; n < (RATE * WINDOW_MS) / 1_000; n++) {
    const due = start + (n * 1_000) / RATE;
    await sleep(due - performance.now());
    times.push(answered(`${url}/v1${PATHS[n % PATHS.length]}`, headers, agent).then(() => performance.now() - due));
  }
  const all = await Promise.all(times);
  agent.destroy();
  return all;
}

const answered = (url: string, headers: Record<string, string>, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    request(url, { headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      answer.on('end', resolve).resume();
    })
      .on('error', reject)
      .end();
  });

/** Publishes tenders one after the other, each matched by a worker, until told to stop; how many. */
async function keepMatching(
  { coordinator, clusterId }: BenchProcesses,
  lane: number,
  isOver: () => boolean,
): Promise<number> {
  let runs = 0;
  while (!isOver()) {
    const cpvs = CPVS.filter((_, i) => (lane + runs + i) % 3 !== 0);
    const tender = await coordinator.call<DemoTender>('POST', '/tenders', {
      clusterId,
      title: `Run ${lane} ${runs}`,
      buyer: { name: 'Load' },
      lots: [{ title: 'Lot', nuts: ['FRG01'], requirements: cpvs.map((cpv) => ({ cpv })) }],
    });
    const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
    for await (const _run of coordinator.events(`/match-runs/${latestMatchRunId}/events`));
    runs++;
  }
  return runs;
}

/** A run over ten lots that is searched for longer than the window, cancelled at its end; another where one ends before. */
async function searchLong(
  { coordinator, clusterId }: BenchProcesses,
  lane: number,
  isOver: () => boolean,
): Promise<number> {
  const codes = [...CPVS, ...FURTHER_CPVS];
  let runs = 0;
  while (!isOver()) {
    const tender = await coordinator.call<DemoTender>('POST', '/tenders', {
      clusterId,
      title: `Long run ${lane} ${runs}`,
      buyer: { name: 'Load' },
      constraints: { maxMembers: 8, minQuality: 0 },
      lots: Array.from({ length: 10 }, (_, lot) => ({
        title: `Lot ${lot + 1}`,
        nuts: ['FRG01'],
        requirements: codes.filter((_code, i) => (i + lot + lane) % 6 !== 0).map((cpv) => ({ cpv })),
      })),
    });
    const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
    const path = `/match-runs/${latestMatchRunId}`;
    for await (const run of coordinator.events<DemoRun>(`${path}/events`)) {
      // One that ended this very moment has nothing to cancel.
      if (isOver() && run.status === 'running') await coordinator.call('POST', `${path}/cancel`).catch(() => undefined);
    }
    runs++;
  }
  return runs;
}
