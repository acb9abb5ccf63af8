import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigures } from './figures.ts';

const FILES = ['test/notices/hostile.test.ts', 'test/consultation/hostile.test.ts', 'test/imports/bulk.test.ts'];
/** Tests of one document each: their time is the document's. */
const ONE_DOCUMENT = 'must not be read';
/** Titles of what is sent to do harm. */
const HOSTILE = `${ONE_DOCUMENT}|reads one after the other|that are bombs|that unfold to more`;

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
  const slowest = (of: (one: (typeof tried)[number]) => boolean) =>
    tried.filter(of).reduce((a, b) => ((b.duration ?? 0) > (a.duration ?? 0) ? b : a));
  const milliseconds = (one: (typeof tried)[number]): string => `${(one.duration ?? 0).toFixed(0)} ms`;
  const document = slowest(({ fullName }) => fullName.includes(ONE_DOCUMENT));
  const several = slowest(({ fullName }) => !fullName.includes(ONE_DOCUMENT));
  printFigures('Hostile documents and archives', [
    {
      what: 'tests of them that hold',
      reached: `${refused.length} of ${tried.length}`,
      target: 'all',
      met: status === 0 && refused.length === tried.length,
    },
    {
      what: `the slowest document (${document.fullName})`,
      reached: milliseconds(document),
      target: '≤ 1,000 ms',
      met: (document.duration ?? 0) <= 1_000,
    },
    {
      what: `the slowest of several, made on the way or ended by their limit (${several.fullName})`,
      reached: milliseconds(several),
      target: '',
      met: true,
    },
  ]);
  process.exitCode = status ?? 1;
}
