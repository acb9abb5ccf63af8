import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigures } from './figures.ts';

const FILES = ['test/notices/hostile.test.ts', 'test/consultation/hostile.test.ts', 'test/imports/bulk.test.ts'];
/** Titles of what is sent to do harm. */
const HOSTILE = 'must not be read|reads one after the other|that are bombs|that unfold to more';

type Report = { testResults: { assertionResults: { fullName: string; status: string; duration?: number }[] }[] };

/** Hostile documents and archives, each refused by its test, and the time that the slowest of them took. */
export async function benchHostile(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-hostile-'));
  const file = join(folder, 'report.json');
  const options = ['-t', HOSTILE, '--reporter=json', `--outputFile=${file}`];
  const { status } = spawnSync('npx', ['vitest', 'run', ...FILES, ...options], { stdio: 'inherit' });
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as Report;
  await rm(folder, { recursive: true, force: true });
  const tried = testResults.flatMap((one) => one.assertionResults).filter((one) => /passed|failed/.test(one.status));
  const refused = tried.filter((one) => one.status === 'passed');
  const slowest = tried.reduce((a, b) => ((b.duration ?? 0) > (a.duration ?? 0) ? b : a));
  printFigures('Hostile documents and archives', [
    {
      what: 'tests of them that hold',
      reached: `${refused.length} of ${tried.length}`,
      target: 'all',
      met: status === 0 && refused.length === tried.length,
    },
    {
      what: `the slowest (${slowest.fullName})`,
      reached: `${(slowest.duration ?? 0).toFixed(0)} ms`,
      target: '≤ 1,000 ms of a document',
      met: (slowest.duration ?? 0) <= 1_000,
    },
  ]);
  process.exitCode = status ?? 1;
}
