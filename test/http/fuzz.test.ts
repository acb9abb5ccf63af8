import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { fuzzNetwork } from './fuzz/network.ts';
import { ALL_STATES } from './fuzz/states.ts';

/** Requests for each operation; `npm run bench -- fuzz` sends 1,000. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 12);
const SEED = Number(process.env['FUZZ_SEED'] ?? 7_141);

let app: TestApp;
let folder: string;
let network: Awaited<ReturnType<typeof fuzzNetwork>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'groupement-fuzz-'));
  app = await testApp({ env: { LOGIN_ATTEMPTS_PER_MINUTE: '10000', WATCH_FOLDER: folder } });
  network = await fuzzNetwork(app);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'answers generated requests to every operation as documented, and never with a 5xx',
  async () => {
    const report = await fuzz(app, network.people, network.known, { requests: REQUESTS, seed: SEED });
    const { reached, all, missed } = report.reach.forms;
    const notMet = ALL_STATES.filter((state) => !report.reach.states.has(state));
    process.stdout.write(
      `fuzz: ${report.requests} requests to ${report.operations} operations, ${report.neverDone.length} of them never carried out; ` +
        `${reached} of ${all} forms of bodies read; ${ALL_STATES.length - notMet.length} of ${ALL_STATES.length} states acted upon\n`,
    );
    if (REQUESTS > 12) {
      const statuses = [...report.statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${status} × ${n}`);
      process.stdout.write(`${statuses.join(', ')}\n`);
      process.stdout.write(`never carried out: ${report.neverDone.join(', ') || 'none'}\n`);
      process.stdout.write(`never read:\n${missed.join('\n')}\n`);
      process.stdout.write(`${[...report.reach.states].map(([state, n]) => `${state} × ${n}`).join(', ')}\n`);
    }
    expect(report.faults).toEqual([]);
    expect(notMet).toEqual([]);
    expect(report.requests).toBeGreaterThanOrEqual(report.operations * REQUESTS);
    // Nobody and forgers send a seventh. More: somebody's session has ended, and what should have been tried was refused.
    expect((report.statuses.get(401) ?? 0) / report.requests).toBeLessThan(0.25);
    // A fuzz that only ever meets refusals proves little: most operations must have been carried out.
    expect(report.neverDone.length, report.neverDone.join('\n')).toBeLessThan(report.operations / 2);
  },
  Math.max(600_000, REQUESTS * 20_000),
);
