import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { seedDemo } from '../../seeds/demo-network.ts';
import { loadConfig } from '../../src/config.ts';
import { connectDatabase } from '../../src/db/client.ts';
import { createLog } from '../../src/log.ts';
import { openRuntime } from '../../src/runtime.ts';
import { createServices } from '../../src/services.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { compareWithLines, emptyResult, operateAtRandom } from '../ledger/random-operations.ts';
import { printFigures } from './figures.ts';

const ACTOR = systemActor('bench');
const PROCESSES = 3;
const CONTRACTS = 60;

/** `npm run bench -- ledger [-- --operations 100000 --kills 30]`: random operations by processes that are killed. */
const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '30' },
    worker: { type: 'string' },
    contracts: { type: 'string' },
  },
});
const config = loadConfig({ LOG_LEVEL: 'silent', JWT_SECRET: 'a benchmark of the ledger, thirty-two characters' });

if (values.worker !== undefined) await operate(values.worker, values.contracts ?? '[]');
else await lead(Number(values.operations), Number(values.kills));
process.exit(0);

/** One process: operates until it is killed, and tells each acknowledged entry on its output. */
async function operate(url: string, contracts: string): Promise<void> {
  const database = connectDatabase({ url }, { max: 4, name: 'groupement-bench' });
  await operateAtRandom({
    services: createServices({ config, database }),
    database,
    ownerUrl: url,
    contracts: JSON.parse(contracts),
    operations: Number.POSITIVE_INFINITY,
    concurrency: 4,
    kills: 0,
    seed: process.pid,
    onDone: (line) => process.stdout.write(`${line}\n`),
  });
}

async function lead(operations: number, kills: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-'));
  const runtime = await openRuntime(
    { ...config, DATA_DIR: folder, dataDirGiven: true },
    createLog('silent', 'bench'),
    'bench',
  );
  const services = createServices({ config, database: runtime.database });
  const { clusterIds } = await seedDemo({ database: runtime.database, config });
  const contracts = await makeContracts(services, clusterIds.get('neopolia-maritime')!);
  const acknowledged = new Map<string, number>();
  const result = emptyResult();
  let done = 0;
  let killed = 0;
  const start = performance.now();
  await new Promise<void>((resolve) => {
    const running = new Set<ReturnType<typeof spawn>>();
    const launch = (): void => {
      const child = spawn(
        process.execPath,
        [
          '--import',
          'tsx',
          import.meta.filename,
          '--worker',
          runtime.databaseUrl,
          '--contracts',
          JSON.stringify(contracts),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      running.add(child);
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const [what, id, amount] = line.split(' ');
        done++;
        if (what === 'entry') acknowledged.set(id!, Number(amount));
        if (what === 'forbidden') result.forbiddenTried++;
        if (what === 'accepted') result.forbiddenAccepted++;
        if (done >= operations) for (const other of running) other.kill('SIGKILL');
        else if (killed < kills && done >= ((killed + 1) * operations) / (kills + 1)) {
          killed++;
          [...running][killed % running.size]!.kill('SIGKILL');
        }
      });
      child.on('exit', () => {
        running.delete(child);
        if (done < operations) launch();
        else if (running.size === 0) resolve();
      });
    };
    for (let i = 0; i < PROCESSES; i++) launch();
  });
  const seconds = (performance.now() - start) / 1_000;
  const run = {
    services,
    database: runtime.database,
    ownerUrl: runtime.databaseUrl,
    contracts,
    operations,
    concurrency: 0,
    kills,
    seed: 0,
  };
  await compareWithLines(run, acknowledged, result);
  for (const fault of result.faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
  printFigures(
    `The ledger after ${done} random operations by ${PROCESSES} processes, ${killed} × kill -9 (${Math.round(done / seconds)}/s)`,
    [
      {
        what: 'entries that do not balance, sums that do not agree',
        reached: `${result.faults.length} of ${result.entries} entries`,
        target: '0',
        met: result.faults.length === 0,
      },
      {
        what: 'forbidden writes accepted',
        reached: `${result.forbiddenAccepted} of ${result.forbiddenTried}`,
        target: '0',
        met: result.forbiddenAccepted === 0 && result.forbiddenTried > 0,
      },
      {
        what: 'acknowledged entries that are not there',
        reached: `${result.faults.filter((f) => f.startsWith('acknowledged')).length} of ${acknowledged.size}`,
        target: '0',
        met: !result.faults.some((f) => f.startsWith('acknowledged')),
      },
    ],
  );
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
}

async function makeContracts(
  services: ReturnType<typeof createServices>,
  clusterId: string,
): Promise<{ id: string; members: string[] }[]> {
  const { items } = await services.organisations.directory.list(ACTOR, { clusterId, limit: 50 });
  const contracts: { id: string; members: string[] }[] = [];
  for (let i = 0; i < CONTRACTS; i++) {
    const members = Array.from({ length: 2 + (i % 3) }, (_, n) => items[(i + n * 7) % items.length]!.id);
    const { id } = await services.contracts.create(ACTOR, {
      clusterId,
      title: `Bench ${i}`,
      buyer: { name: 'Buyer' },
      value: { amountCents: 100_000_000, currency: 'EUR' },
      signedOn: '2020-01-01',
      members: members.map((organisationId, n) => ({
        organisationId,
        shareBp: n === 0 ? 10_000 - 1_234 * (members.length - 1) : 1_234,
      })),
    });
    contracts.push({ id, members });
  }
  return contracts;
}
