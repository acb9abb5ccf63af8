import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first: begun last, one of them would keep one worker busy alone at the end.
 * Where a file is missing here, the run is only less even.
 */
const SLOWEST = [
  // Builds the console, which the second worker's first file does not need.
  'test/console/sound.test.ts',
  'test/leaks/leaks.test.ts',
  'test/console/journey-tender.test.ts',
  'test/consortia/crowd-redis.test.ts',
  'test/consortia/crowd-postgres.test.ts',
  'test/match-runs/at-once.test.ts',
  'test/http/fuzz.test.ts',
  'test/process/start.test.ts',
  'test/process/lost-connections.test.ts',
  'test/db/embedded/processes.test.ts',
  'test/process/dist.test.ts',
  'test/imports/kill.test.ts',
  'test/db/embedded/places.test.ts',
  'test/backup/commands.test.ts',
  'test/console/shell.test.ts',
];

/** Vitest's own order, with the slowest files before all others. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOWEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at === -1 ? SLOWEST.length : at;
    };
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => place(a) - place(b));
  }
}
