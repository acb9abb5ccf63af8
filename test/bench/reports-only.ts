import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemo } from '../../seeds/demo-network.ts';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openRuntime } from '../../src/runtime.ts';
import { benchReports } from './reports.ts';

/** `npm run bench:reports`: the reports' part of `bench:api`, without the API. */
const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-'));
const config = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
const runtime = await openRuntime(config, createLog(config.LOG_LEVEL, 'bench'), 'bench');
try {
  await seedDemo({ database: runtime.database, config });
  await benchReports({ config, runtime });
} finally {
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
