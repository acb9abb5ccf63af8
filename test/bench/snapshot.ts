import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { DemoRun, DemoTender } from '../../seeds/demo/views.ts';
import { sharedData } from '../shared-data.ts';
import { median, printFigures } from './figures.ts';
import { type BenchProcesses, withBenchProcesses } from './processes.ts';

/** Real contract notices: ten lots that nobody in the network can serve (a proof for each), and works in five lots. */
const NOTICES = ['ted-notices/eforms/00694472-2023.xml.gz', 'ted-notices/ted-export-r209/00404080-2018.xml.gz'];
const CHANGES = 15;
const PATIENCE_MS = 300_000;
const organisations = Number(process.env['BENCH_ORGANISATIONS'] ?? '80000');

type Measured = BenchProcesses & { workerPid: number };
type StoredRun = {
  status: string;
  lots: { consortia: unknown[]; certificate: { status: string } }[];
};

/**
 * `npm run bench -- snapshot`: an API and a worker as processes of their own among 80,000 organisations: how long the worker
 * takes to read them all and what memory, how soon it has seen a change, and a real notice of ten lots from its
 * publication to the stored answers. BENCH_ORGANISATIONS names another number.
 */
async function measure(processes: BenchProcesses): Promise<void> {
  const measured = { ...processes, workerPid: processes.pids[1]! };
  await measureBase(measured);
  await measureChanges(measured);
  for (const notice of NOTICES) await measureLots(measured, notice);
}

async function measureBase({ url, startedAt, workerPid }: Measured): Promise<void> {
  await until(async () => (await metric(url, 'snapshot_organisations')) >= organisations, 'the snapshot');
  printFigures(`A worker that starts among ${organisations} organisations`, [
    shown('all candidates read and told of, from the start of the process', seconds(performance.now() - startedAt)),
    shown('shared memory of the snapshot', megabytes(await metric(url, 'snapshot_bytes'))),
    await peak(workerPid),
  ]);
}

async function measureChanges({ url, coordinator }: Measured): Promise<void> {
  const { items } = await coordinator.call<{ items: { id: string }[] }>('GET', `/organisations?limit=${CHANGES}`);
  const times: number[] = [];
  for (const { id } of items) {
    const pending = await metric(url, 'snapshot_pending');
    await coordinator.call('PUT', `/organisations/${id}/capabilities`, [{ cpv: '45310000', level: 3 }]);
    times.push(await until(async () => (await metric(url, 'snapshot_pending')) > pending, 'the change'));
  }
  printFigures('Capabilities replaced, from the answer until /metrics shows them (told once a second at most)', [
    {
      what: `median of ${times.length}`,
      reached: seconds(median(times)),
      target: '≤ 1.5 s',
      met: median(times) <= 1_500,
    },
  ]);
}

async function measureLots({ coordinator, workerPid }: Measured, name: string): Promise<void> {
  const file = sharedData(name);
  if (file === null) {
    process.stdout.write(`\nNo match run: ${name} is not there\n`);
    return;
  }
  const notice = gunzipSync(await readFile(file)).toString('utf8');
  const tender = await coordinator.call<DemoTender>('POST', '/tenders/import', notice, {
    'content-type': 'application/xml',
  });
  const start = performance.now();
  const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
  let first: number | null = null;
  let lots: number | null = null;
  for await (const { progress } of coordinator.events<DemoRun>(`/match-runs/${latestMatchRunId}/events`)) {
    if (progress.lotsDone >= 1) first ??= performance.now() - start;
    if (progress.lotsDone === progress.lotsTotal) lots ??= performance.now() - start;
  }
  const all = performance.now() - start;
  const run = await coordinator.call<StoredRun>('GET', `/match-runs/${latestMatchRunId}`);
  const proven = run.lots.filter(({ certificate }) => certificate.status !== 'budget_exhausted').length;
  const answered = run.lots.filter(({ consortia }) => consortia.length > 0).length;
  const { identical } = await coordinator.call<{ identical: boolean }>(
    'POST',
    `/match-runs/${latestMatchRunId}/replay`,
  );
  printFigures(`A notice of ${run.lots.length} lots among ${organisations} organisations: ${run.status}`, [
    shown("first lot's answer, from publish", seconds(first ?? all)),
    shown(`all lots, ${answered} with consortia, ${proven} proven`, seconds(lots ?? all)),
    shown('with the plan for all of them', seconds(all)),
    await peak(workerPid),
    { what: 'replayed to the same bytes', reached: String(identical), target: 'true', met: identical },
  ]);
}

const shown = (what: string, reached: string) => ({ what, reached, target: '', met: true });
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** The most memory that a process has held so far (Linux). */
async function peak(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mb = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  return { what: "the worker's memory, at most", reached: `${mb.toFixed(0)} MB`, target: '< 600 MB', met: mb < 600 };
}

/** A figure of the one worker's snapshot; 0 while it has told nothing. */
async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1] ?? '0');
}

/** Waits until something holds; milliseconds since the call. */
async function until(holds: () => Promise<boolean>, what: string): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`${what} did not come`);
    await sleep(10);
  }
  return performance.now() - start;
}

await withBenchProcesses(['api', 'worker'], measure, { organisations });
process.exit(0);
