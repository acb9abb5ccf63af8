import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoRun, DemoTender } from '../../seeds/demo/views.ts';
import { type Figure, median, printFigures } from './figures.ts';
import { type BenchProcesses, withBenchProcesses } from './processes.ts';

const MB = 1_048_576;
const DOORS = ['/auth/logout', '/auth/login', '/auth/session', '/auth/accept-invitation'];
const ROUNDS = 5;
/** Trades that an ordinary tender asks for. */
const CPVS = ['50000000', '09331200', '31712331', '45262670', '71320000', '45310000'];

/** What one caller and one cluster can take from the others of a program that runs as `npm start` runs it. */
export const benchWalls = (): Promise<void> =>
  withBenchProcesses(['all'], async (processes) => {
    await bodies(processes);
    await turns(processes);
  });

/** Bodies that nobody should read, sent by anybody; and how long others wait meanwhile. */
async function bodies({ url }: BenchProcesses): Promise<void> {
  const seen: Figure[] = [];
  for (const [what, piece, times] of [
    ['31 MB', Buffer.alloc(MB, '['), 31],
    ['5,000 levels', Buffer.from('['.repeat(5_000) + ']'.repeat(5_000)), 1],
  ] as const) {
    const taken: number[] = [];
    const alive: number[] = [];
    const statuses = new Set<number>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const door of DOORS) {
        const answer = timed(() => sent(`${url}/v1${door}`, piece, times));
        const live = timed(() => fetch(`${url}/health/live`).then(({ status }) => status));
        statuses.add((await answer).value);
        taken.push((await answer).ms);
        alive.push((await live).ms);
      }
    }
    const is4xx = [...statuses].every((status) => status >= 400 && status < 500);
    const [slowest, waited] = [Math.max(...taken), Math.max(...alive)];
    seen.push({
      what: `${what} to ${DOORS.length} doors, slowest of ${taken.length} (${[...statuses].join(', ')})`,
      reached: `${slowest.toFixed(0)} ms`,
      target: 'a 4xx within 200 ms',
      met: is4xx && slowest <= 200,
    });
    seen.push({
      what: '/health/live meanwhile, slowest',
      reached: `${waited.toFixed(0)} ms`,
      target: '≤ 100 ms',
      met: waited <= 100,
    });
  }
  printFigures('Bodies that nobody should read', seen);
}

/** Two monstrous tenders of one cluster, and what another cluster waits beside them. */
async function turns({ coordinator }: BenchProcesses): Promise<void> {
  const [own, other] = await twoClusters(coordinator);
  const alone: number[] = [];
  for (let i = 0; i < ROUNDS; i++) alone.push((await ordinary(coordinator, other, `alone ${i}`)).ms);
  const trades = await tradesOf(coordinator, own);
  const monsters = [await monster(coordinator, own, trades), await monster(coordinator, own, trades)];
  await searching(coordinator, monsters);
  const beside: number[] = [];
  let last: Awaited<ReturnType<typeof ordinary>> | null = null;
  for (let i = 0; i < ROUNDS; i++) {
    last = await ordinary(coordinator, other, `beside ${i}`);
    beside.push(last.ms);
  }
  const answered = await refusalAnswered(coordinator, last!.runId);
  const still = await Promise.all(monsters.map((id) => coordinator.call<DemoRun>('GET', `/match-runs/${id}`)));
  for (const { id, finishedAt } of still)
    if (finishedAt === null) await coordinator.call('POST', `/match-runs/${id}/cancel`);
  const times = median(beside) / median(alone);
  printFigures('Beside two monstrous tenders of another cluster', [
    { what: 'an ordinary run alone, median', reached: `${median(alone).toFixed(0)} ms`, target: '', met: true },
    {
      what: `the same beside them, median (slowest ${Math.max(...beside).toFixed(0)} ms)`,
      reached: `${median(beside).toFixed(0)} ms, ${times.toFixed(1)}×`,
      target: '≤ 3×',
      met: times <= 3,
    },
    {
      what: 'from a refusal to its alternatives',
      reached: `${answered.toFixed(0)} ms`,
      target: '≤ 5,000 ms',
      met: answered <= 5_000,
    },
    {
      what: 'monsters that were over by then',
      reached: `${still.filter(({ finishedAt }) => finishedAt !== null).length}`,
      target: '0',
      met: still.every(({ finishedAt }) => finishedAt === null),
    },
  ]);
}

type Coordinator = BenchProcesses['coordinator'];
type Group = {
  id: string;
  members: { invitation: { id: string } | null }[];
  recomposition: { status: string; alternatives: unknown[] } | null;
};

/** The two clusters of the coordinator that have the most members. */
async function twoClusters(coordinator: Coordinator): Promise<[string, string]> {
  const { roles } = await coordinator.call<{ roles: { role: string; clusterId?: string }[] }>('GET', '/me');
  const sizes = await Promise.all(
    roles.flatMap(({ clusterId }) =>
      clusterId === undefined
        ? []
        : [
            coordinator
              .call<{ items: unknown[] }>('GET', `/organisations?clusterId=${clusterId}&limit=200`)
              .then(({ items }) => ({ clusterId, size: items.length })),
          ],
    ),
  );
  const [first, second] = sizes.sort((a, b) => b.size - a.size);
  return [second!.clusterId, first!.clusterId];
}

/** A run of one lot, from its tender's publication to its stored result. */
async function ordinary(
  coordinator: Coordinator,
  clusterId: string,
  title: string,
): Promise<{ ms: number; runId: string }> {
  const body = {
    clusterId,
    title,
    buyer: { name: 'Bench' },
    lots: [{ title: 'Lot', requirements: CPVS.map((cpv) => ({ cpv })) }],
  };
  const tender = await coordinator.call<DemoTender>('POST', '/tenders', body);
  const began = performance.now();
  const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
  for await (const run of coordinator.events<DemoRun>(`/match-runs/${latestMatchRunId}/events`))
    if (run.finishedAt !== null && run.status !== 'succeeded') throw new Error(`${title}: ${run.status}`);
  return { ms: performance.now() - began, runId: latestMatchRunId! };
}

/** Trades that the members of a cluster have, each once. */
async function tradesOf(coordinator: Coordinator, clusterId: string): Promise<string[]> {
  const { items } = await coordinator.call<{ items: { id: string }[] }>(
    'GET',
    `/organisations?clusterId=${clusterId}&limit=200`,
  );
  const members = await Promise.all(
    items.map(({ id }) => coordinator.call<{ capabilities: { cpv: string }[] }>('GET', `/organisations/${id}`)),
  );
  return [...new Set(members.flatMap(({ capabilities }) => capabilities.map(({ cpv }) => cpv)))];
}

/**
 * Ten lots of 64 wishes, as many trades as the members have: of the same few asked for again and again the engine makes
 * one, and is done before anybody waited. Its run.
 */
async function monster(coordinator: Coordinator, clusterId: string, trades: readonly string[]): Promise<string> {
  const requirements = Array.from({ length: 64 }, (_, i) => ({ cpv: trades[i % trades.length], mandatory: false }));
  const lots = Array.from({ length: 10 }, (_, i) => ({ title: `Lot ${i}`, requirements }));
  const body = {
    clusterId,
    title: 'Everything, ten times',
    buyer: { name: 'Bench' },
    constraints: { maxMembers: 12 },
    lots,
  };
  const tender = await coordinator.call<DemoTender>('POST', '/tenders', body);
  return (await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`)).latestMatchRunId!;
}

async function searching(coordinator: Coordinator, runs: readonly string[]): Promise<void> {
  const now = await Promise.all(runs.map((id) => coordinator.call<DemoRun>('GET', `/match-runs/${id}`)));
  if (now.every(({ status }) => status === 'running')) return;
  await sleep(50);
  return searching(coordinator, runs);
}

/** From a refusal to what the coordinator reads whom else to ask. */
async function refusalAnswered(coordinator: Coordinator, matchRunId: string): Promise<number> {
  const run = await coordinator.call<{ lots: { lotId: string }[] }>('GET', `/match-runs/${matchRunId}`);
  const { id } = await coordinator.call<Group>('POST', '/consortia', {
    matchRunId,
    lotId: run.lots[0]!.lotId,
    rank: 1,
  });
  const expiresAt = new Date(Date.now() + 72 * 3_600_000).toISOString();
  const { members } = await coordinator.call<Group>('POST', `/consortia/${id}/invite`, { expiresAt });
  const answer = { answer: 'declined', reason: 'By telephone', evidence: 'A note of today' };
  await coordinator.call('POST', `/invitations/${members.at(-1)!.invitation!.id}/proxy-answer`, answer);
  const began = performance.now();
  for (;;) {
    const { recomposition } = await coordinator.call<Group>('GET', `/consortia/${id}`);
    if (recomposition !== null && recomposition.status !== 'queued') return performance.now() - began;
    await sleep(20);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

/** Sends a body piece by piece without saying how long it is; the status that comes back, 0 where none is read. */
const sent = (url: string, piece: Buffer, times: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    // What is refused is not read to its end: the connection may be cut behind the answer, or before it is read (0).
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    outgoing.on('close', () => resolve(0));
    let n = 0;
    const more = (): void => {
      while (n++ < times) if (!outgoing.write(piece)) return void outgoing.once('drain', more);
      outgoing.end();
    };
    more();
  });
