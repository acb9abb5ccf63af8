import { parseArgs } from 'node:util';
import { measureCommits } from './reliability-commits.ts';

const HELP = `Figures of the reliability programme, measured on the embedded database.

  npm run bench:reliability -- [--kills 12] [--commits 20000] [--writers 4]

The published figure is that of --kills 50 --commits 100000. Exit code 1 when a target is missed.
`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    commits: { type: 'string', default: '20000' },
    writers: { type: 'string', default: '4' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const [kills, commits, writers] = [Number(values.kills), Number(values.commits), Number(values.writers)];
  const seen = await measureCommits({ kills, commits, writers });
  const slowest = Math.max(...seen.back);
  const median = seen.back.toSorted((a, b) => a - b)[Math.floor(seen.back.length / 2)] ?? 0;
  const met = seen.lost === 0 && slowest < 2000 && seen.checksumFailures === 0;
  process.stdout.write(
    [
      'acknowledged commits lost, PostgreSQL kill -9',
      `  acknowledged       ${seen.acknowledged} by ${writers} writers`,
      `  kills              ${seen.kills}`,
      `  lost               ${seen.lost} (target 0)`,
      `  unanswered         ${seen.unanswered} (committed, the answer died with the server; allowed)`,
      `  back after         ${Math.round(median)} ms median, ${Math.round(slowest)} ms at worst (target < 2000)`,
      `  damaged pages      ${seen.checksumFailures}`,
      met ? '  met' : '  MISSED',
      '',
    ].join('\n'),
  );
  process.exitCode = met ? 0 : 1;
}
