import { defineConfig } from 'vitest/config';

/** `npm run shots`: pictures of every page, for people to look at. No test of the suite. */
export default defineConfig({
  test: {
    include: ['test/console/shots/*.shots.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    pool: 'forks',
  },
});
