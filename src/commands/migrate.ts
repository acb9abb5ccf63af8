import { ConfigError, environment, loadConfig } from '../config.ts';
import { SchemaError } from '../db/schema-version.ts';
import { createLog } from '../log.ts';
import { migrateDatabase } from '../migrate.ts';
import { openDatabaseServer } from '../runtime.ts';

/** `npm run db:migrate`: brings the database of the configuration to this version's schema and says where it is. */
async function run(): Promise<void> {
  const config = loadConfig(environment());
  const server = await openDatabaseServer(config, createLog(config.LOG_LEVEL, 'migrate'));
  try {
    await migrateDatabase(server.directUrl ?? server.url);
    process.stdout.write(`migrated: ${server.place}\n`);
  } finally {
    await server.stop();
  }
}

run().catch((error: unknown) => {
  const told = error instanceof ConfigError || error instanceof SchemaError;
  process.stderr.write(`${told ? error.message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
