import { importJob } from '../../src/imports/jobs.ts';
import type { ImportService } from '../../src/imports/service.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';

/** The handler of bulk imports. */
export const importHandler = (imports: ImportService): JobHandler =>
  handle(
    importJob,
    ({ importId }, context) =>
      imports.run(importId, (error) => context.log.error({ err: error, importId }, 'a file could not be taken in')),
    ({ importId }, error) => imports.fail(importId, error.message),
  );
