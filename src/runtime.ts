import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { connectDatabase, type Database } from './db/client.ts';
import { startEmbeddedPostgres } from './db/embedded/launcher.ts';
import { dataDirBelow, defaultDataDir } from './db/embedded/paths.ts';
import { migrateDatabase } from './migrate.ts';
import { openQueueBackend, type QueueBackend } from './queue/backend.ts';

/** What a process stands on: its database and its queue backend, embedded or given. */
export type Runtime = {
  database: Database;
  backend: QueueBackend;
  /** Connects as the owner of the schema. */
  databaseUrl: string;
  /** Where the data is, for people: no passwords. */
  places: { database: string; queue: string };
  close(): Promise<void>;
};

/** Where the embedded database keeps its data: under an explicit DATA_DIR, else where the launcher thinks best. */
export const embeddedDataDir = (config: Config): string =>
  config.dataDirGiven ? dataDirBelow(config.DATA_DIR) : defaultDataDir(config.projectFolder);

/** The database's address: the given one, or an embedded server that is started or joined. */
export async function openDatabaseServer(
  config: Config,
  log: Logger,
): Promise<{ url: string; directUrl?: string; place: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL !== null) {
    const { host, pathname } = new URL(config.DATABASE_URL);
    const direct = config.DATABASE_DIRECT_URL;
    return {
      url: config.DATABASE_URL,
      ...(direct === null ? {} : { directUrl: direct }),
      place: `PostgreSQL at ${host}${pathname}`,
      stop: async () => undefined,
    };
  }
  const dataDir = embeddedDataDir(config);
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => log.debug(line) });
  return {
    url: server.url,
    place: `embedded PostgreSQL on port ${server.port}, data in ${server.dataDir}`,
    stop: () => server.stop(),
  };
}

/**
 * Opens the database (started, migrated) and the queue backend.
 * @param name shown by PostgreSQL for this process's connections
 */
export async function openRuntime(config: Config, log: Logger, name: string): Promise<Runtime> {
  const server = await openDatabaseServer(config, log);
  try {
    const directUrl = server.directUrl ?? server.url;
    await migrateDatabase(directUrl);
    const database = connectDatabase(server, { max: config.DATABASE_POOL, name });
    const backend = await openQueueBackend({
      redisUrl: config.REDIS_URL,
      databaseUrl: directUrl,
      claimSeconds: config.JOB_CLAIM_SECONDS,
    });
    for (const warning of backend.warnings) log.warn(warning);
    return {
      database,
      backend,
      databaseUrl: directUrl,
      places: {
        database: server.place,
        queue:
          config.REDIS_URL === null
            ? 'BullMQ in the same PostgreSQL'
            : `BullMQ on Redis at ${new URL(config.REDIS_URL).host}`,
      },
      close: async () => {
        await backend.close();
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
