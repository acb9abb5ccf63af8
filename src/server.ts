import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginCallback } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { type Config, ConfigError } from './config.ts';
import { readyConsole } from './console-files/ready.ts';
import { listenToSignals } from './db/signals.ts';
import { startEngineThreads } from './engine-threads/threads.ts';
import { addressOf, noteAddress } from './public-url.ts';
import type { Runtime } from './runtime.ts';
import { createServices } from './services.ts';
import { readKnownCodes } from './taxonomies/known-codes.ts';

/** A listening API. */
export type ApiServer = {
  url: string;
  /** Where people work; null where there is no console. */
  consoleUrl: string | null;
  /** Whether nobody has an account yet. */
  nobodyYet: boolean;
  stop(): Promise<void>;
};

/** From when it listens until reports are read ahead: what people ask for first comes first. */
const AHEAD_AFTER_MS = 3_000;

/** Builds the API and listens. `stop` answers 503 on /health/ready first, then finishes what is under way. `tracing` sees each request. */
export async function startApi(
  config: Config,
  runtime: Runtime,
  log: Logger,
  tracing?: FastifyPluginCallback,
): Promise<ApiServer> {
  // One thread for questions that a person waits for; runs are the workers'.
  const threads = startEngineThreads(1);
  const services = createServices({ config, database: runtime.database, engine: threads });
  const signals = await listenToSignals(runtime.database);
  const consoleFolder = await readyConsole(config.projectFolder, (line) => log.warn(line));
  const app = await buildApp({
    config,
    database: runtime.database,
    services,
    signals,
    log,
    backend: runtime.backend,
    ...(consoleFolder === null ? {} : { consoleFolder }),
    ...(tracing === undefined ? {} : { tracing }),
  });
  await app.listen({ host: config.HOST, port: config.PORT }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new ConfigError(`PORT ${config.PORT} is taken by another program: set PORT to a free one, or to 0`)
      : error;
  });
  let stopping = false;
  services.trades.cpvSuggester.warm().catch((error: unknown) => {
    if (!stopping) log.error({ err: error }, 'CPV suggestions could not be made ready');
  });
  setImmediate(readKnownCodes);
  sleep(AHEAD_AFTER_MS, undefined, { ref: false })
    .then(() => services.reports.readAhead(() => !stopping))
    .catch((error: unknown) => {
      if (!stopping) log.warn({ err: error }, 'reports could not be read ahead');
    });
  const { port } = app.server.address() as AddressInfo;
  const url = addressOf(config.HOST, port);
  const forgetAddress = noteAddress(config, url);
  return {
    url,
    consoleUrl: consoleFolder === null ? null : `${url}/app/`,
    nobodyYet: await services.auth.accountInvitations.nobodyYet(),
    stop: async () => {
      stopping = true;
      forgetAddress();
      app.startDraining();
      // A balancer notices that this process is not ready any more; nobody balances a demo.
      if (config.production) await sleep(config.DRAIN_NOTICE_SECONDS * 1_000);
      await app.close();
      await signals.close();
      await threads.close();
      await services.trades.cpvSuggester.close();
      await services.organisations.sheetReader.close();
    },
  };
}
