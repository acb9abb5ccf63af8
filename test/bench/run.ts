import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { withBenchDatabase, withBenchServer } from './server.ts';

/** A measurement: what it says in one line, its options, and what runs it. */
type Measurement = { about: string; options?: string; run: () => Promise<unknown> };

/** A measurement that is a test with more rounds: the same code, the number from the environment. */
const testWith =
  (variable: string, rounds: string, ...words: string[]) =>
  async (): Promise<void> => {
    const env = { [variable]: rounds, ...process.env };
    const { status } = spawnSync('npx', ['vitest', 'run', ...words], { stdio: 'inherit', env });
    process.exitCode = status ?? 1;
  };

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  engine: {
    about: 'the engine against brute force, HiGHS and OR-Library, and how it grows',
    options: '[--only equality,highs,scale,shapes,cover] [--instances 5] [--lots 10] [--largest 80000] [--pools 30,60]',
    run: () => import('./engine.ts'),
  },
  same: {
    about: "whether another tree's engine gives the same bytes, on the cases and on random problems",
    options: '--tree DIR [--problems 200]',
    run: async () => (await import('./same-answers.ts')).benchSameAnswers(),
  },
  constants: {
    about: 'what changes when a constant of the engine is another: halved and doubled, or a text for a text',
    options:
      '[--only SMALL,SEATS] [--on search,large,infeasible,tenders,covers,truth,notices] [--times 0.5,2] [--in src/matching] or --file src/matching/x.ts --from TEXT --to "TEXT|TEXT"',
    run: async () => (await import('./constants.ts')).benchConstants(),
  },
  access: {
    about: "row-level security's cost, statement by statement",
    run: async () => withBenchServer((await import('./api-access.ts')).benchAccess, { workers: false }),
  },
  api: {
    about: 'lists, rights, match runs and the first CPV suggestion against a bare route in the same run',
    run: async () => {
      await (await import('./api-suggest.ts')).benchFirstSuggestion();
      await withBenchServer(async (server) => {
        await (await import('./api-list.ts')).benchList(server);
        await (await import('./api-access.ts')).benchAccess(server);
        await (await import('./api-match-runs.ts')).benchMatchRuns(server);
      });
    },
  },
  notices: {
    about: 'reading notices against the bare XML parser, and the memory of it',
    run: async () => (await import('./intake-notices.ts')).benchNotices(),
  },
  lists: {
    about:
      'a list of companies: memory of the thread that reads it; looked at and taken over by the API, skills read: time and memory',
    options: '[--rows 80000] [--xlsx] [--reading]',
    run: async () => (await import('./import-list.ts')).benchImportList(),
  },
  cpv: {
    about: 'recall of CPV suggestion on folds, five minutes; with --test of the committed artifact on that file',
    options: '[--test FILE.jsonl]',
    run: async () => {
      const { values } = parseArgs({ options: { test: { type: 'string' } } });
      (await import('./intake-cpv.ts')).benchCpv(values.test);
    },
  },
  trades: {
    about: 'further trades of lots and projects: recall, precision, calibration beside floors, on folds or on a file',
    options: '[--rows FILE.jsonl.gz] [--out rankings.jsonl] [--diagram FILE.svg]',
    run: () => import('./trades.ts'),
  },
  intake: {
    about: 'notices, then cpv',
    run: async () => {
      (await import('./intake-notices.ts')).benchNotices();
      (await import('./intake-cpv.ts')).benchCpv(undefined);
    },
  },
  truth: {
    about: 'does the engine find the partners of real awards',
    options: '[--awards A.jsonl.gz --cases C.jsonl.gz [--out rankings.jsonl]]',
    run: () => import('./truth.ts'),
  },
  passengers: {
    about: "lots of real notices against the demo's network: who is proposed, and whether anybody is a passenger",
    options: '[--notices 120] [--show 10] [--organisations 20000]',
    run: async () => (await import('./passengers.ts')).benchPassengers(),
  },
  latency: {
    about: 'requests beside match runs, back to back and long ones',
    run: async () => (await import('./api-latency.ts')).benchLatency(),
  },
  answers: {
    about: "a member's answer against a bare transaction of the same writes",
    run: async () => withBenchServer((await import('./invitations.ts')).benchInvitations, { workers: false }),
  },
  recomposition: {
    about: 'from a decline to the first alternative among 2,000 organisations',
    run: async () => withBenchServer((await import('./recomposition.ts')).benchRecomposition),
  },
  reports: {
    about: 'reports over 1,000,000 entries against hand-written SQL',
    run: async () => withBenchDatabase((await import('./reports.ts')).benchReports),
  },
  ledger: {
    about: 'random operations by processes that are killed: faults, forbidden writes, entries lost',
    options: '[--operations 100000] [--kills 30]',
    run: () => import('./ledger.ts'),
  },
  audit: {
    about: 'tamperings of the audit log found (AUDIT_TAMPERINGS, 1000)',
    run: testWith('AUDIT_TAMPERINGS', '1000', 'test/audit/chains.test.ts'),
  },
  snapshot: {
    about: 'a worker among 80,000 organisations: start, changes, memory, real notices (BENCH_ORGANISATIONS)',
    run: () => import('./snapshot.ts'),
  },
  scale: {
    about:
      "every read at the size of France's clusters: p50, p95, p99, bytes, and times the SQL by hand; or people at work",
    options:
      '[--organisations 80000] [--data FOLDER that is kept, or --database URL] [--rounds 40] [--only WORDS] or [--acts], or [--people 200] [--seconds 60] [--think 3000] [--apis 1] [--workers 1] [--redis URL]',
    run: async () => (await import('./scale/run.ts')).benchScale(),
  },
  search: {
    about:
      "a question to all other clusters, counted in bands among the size of France's clusters, over HTTP; then lots matched with those found, and with all clusters",
    options: '--data FOLDER that `scale --data` filled [--questions 25]',
    run: async () => (await import('./partner-search.ts')).benchPartnerSearch(),
  },
  bookings: {
    about: 'four bookings of one time at once: one wins (BOOKING_ROUNDS, 1000)',
    run: testWith('BOOKING_ROUNDS', '1000', 'test/equipment/equipment.test.ts', '-t', 'at once'),
  },
  reliability: {
    about: 'commits, events and requests through kill -9',
    options: '[--only commits,events,keys,updates] [--kills 12] [--commits 20000] [--writers 4]',
    run: () => import('./reliability.ts'),
  },
  load: {
    about: 'load held by one process, reads and writes mixed',
    options: '[--seconds 60] [--rate 500] [--connections 24]',
    run: () => import('./load-held.ts'),
  },
  fuzz: {
    about: 'generated requests to every operation (FUZZ_REQUESTS for each, 1000)',
    run: testWith('FUZZ_REQUESTS', '1000', 'test/http/fuzz.test.ts'),
  },
  walls: {
    about: 'bodies that nobody should read, and what a cluster waits beside two monstrous tenders of another',
    run: async () => (await import('./walls.ts')).benchWalls(),
  },
  pooled: {
    about:
      'leaks and routes by roles behind PgBouncer in the mode that their files do not ask for (POOL_MODE, session)',
    run: testWith('POOL_MODE', 'session', 'test/leaks/leaks.test.ts', 'test/http/access.test.ts'),
  },
  tokens: {
    about: 'forged tokens, and refresh tokens that come twice (REFRESH_REUSES, 500)',
    run: testWith('REFRESH_REUSES', '500', 'test/auth/tokens.test.ts', 'test/auth/auth.test.ts'),
  },
  hostile: {
    about: 'hostile documents and archives, and the time of the slowest',
    run: async () => (await import('./hostile.ts')).benchHostile(),
  },
  unseen: {
    about: 'whether the time of a 404 tells that something exists (UNSEEN_PAIRS, 2000)',
    run: testWith('UNSEEN_PAIRS', '2000', 'test/leaks/leaks.test.ts', '-t', 'takes as long'),
  },
};

/** `npm run bench -- NAME [options]`: measures, and prints what was reached next to its target; alone, it lists the names. */
const [name, ...options] = process.argv.slice(2);
const chosen = name === undefined ? undefined : MEASUREMENTS[name];
if (chosen === undefined) {
  if (name !== undefined) process.stderr.write(`There is no measurement named ${name}.\n`);
  const lines = Object.entries(MEASUREMENTS).map(
    ([key, { about, options: known }]) =>
      `  ${key.padEnd(14)} ${about}${known === undefined ? '' : `\n  ${''.padEnd(14)} ${known}`}`,
  );
  process.stdout.write(`npm run bench -- NAME [options]\n\n${lines.join('\n')}\n\nFigures: test/bench/FIGURES.md\n`);
  process.exit(name === undefined ? 0 : 2);
}
// The measurements read their options as if they had been started by themselves.
process.argv.splice(2, process.argv.length, ...options);
await chosen.run();
process.exit();
