import { defineConfig } from 'vitest/config';
import { pureTests } from './test/house/pure-tests.ts';
import { SlowestFirst } from './test/slowest-first.ts';

const { fast, slow } = pureTests();
// No database, no process: files of these projects share their loaded modules.
const sharing = { isolate: false, pool: 'threads', testTimeout: 30_000 } as const;

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    // One more than there are cores: more than a quarter of its time a file waits, for a process that ends, a browser, a clock.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    projects: [
      { test: { ...sharing, name: 'fast', include: fast } },
      { test: { ...sharing, name: 'pure', include: slow } },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: [...fast, ...slow],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A busy machine takes its time; the usual second would say more of it than of the program.
          expect: { poll: { timeout: 15_000 } },
          // Each file has a database of its own; loaded modules are shared: loading them anew took a quarter of the run.
          isolate: false,
          pool: 'forks',
        },
      },
    ],
  },
});
