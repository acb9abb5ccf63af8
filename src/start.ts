import { ConfigError, environment, loadConfig } from './config.ts';
import { SchemaError } from './db/schema-version.ts';
import { createLog } from './log.ts';
import { stepBack } from './step-back.ts';
import { followParent, startOwnWorker, tellParent } from './worker-process.ts';

type Part = 'all' | 'api' | 'worker';
const PARTS: readonly Part[] = ['all', 'api', 'worker'];

/**
 * So long a worker has to finish when the program that started it is gone: the database may be gone with it, and nothing
 * of what it waits for would ever come. What it leaves is taken up by the next, once.
 */
const ORPHANED_SECONDS = 5;

/**
 * `npm start`, `npm run start:api`, `npm run start:worker`: one program, the parts chosen by its first argument. `all` is
 * the API with a worker in a process of its own beside it. Each part loads its own code alone, and only once the
 * configuration makes sense: the code of the API comes while the database starts.
 */
async function start(part: Part): Promise<void> {
  // Until there is something to finish, a worker whose parent is gone ends at once.
  let orphaned = (): void => process.exit(1);
  if (part === 'worker') followParent(() => orphaned());
  const config = loadConfig(environment());
  const log = createLog(config.LOG_LEVEL, part === 'all' ? 'groupement' : part);
  // Before the code that it looks into.
  const tracing =
    config.OTEL_EXPORTER_OTLP_ENDPOINT === null
      ? null
      : (await import('./tracing/start.ts')).startTracing(
          config.OTEL_EXPORTER_OTLP_ENDPOINT,
          part === 'worker' ? 'worker' : 'api',
          log,
        );
  const { openRuntime } = await import('./runtime.ts');
  const opening = openRuntime(config, log, part);
  const serving = part === 'worker' ? null : import('./server.ts');
  const working = part === 'worker' ? import('../workers/main.ts') : null;
  const runtime = await opening;
  // Not before: a database that is started here would inherit it.
  if (part === 'worker') stepBack();
  const worker = working === null ? null : await (await working).startWorkerProcess(config, runtime, log);
  const api = serving === null ? null : await (await serving).startApi(config, runtime, log, tracing?.requests);
  // After the API: people wait for that one, and what they ask for waits in the queue meanwhile.
  const own = part === 'all' ? startOwnWorker(log) : null;

  let stopping = false;
  const stop = async (signal: string, seconds = config.DRAIN_SECONDS): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'draining');
    const tooLong = setTimeout(() => {
      log.error('did not finish in time');
      process.exit(1);
    }, seconds * 1_000);
    tooLong.unref();
    try {
      await Promise.all([api?.stop(), own?.stop()]);
      await worker?.stop();
      await runtime.close();
      await tracing?.stop();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  orphaned = () => void stop('the program that started it is gone', Math.min(ORPHANED_SECONDS, config.DRAIN_SECONDS));
  if (part === 'worker') tellParent();

  // A worker beside the API is told of by the API.
  if (part !== 'worker' || process.send === undefined)
    process.stdout.write(
      [
        `groupement ${part === 'all' ? 'API and worker' : part} started`,
        ...(api === null
          ? []
          : [
              ...(api.consoleUrl === null ? [] : [`  console    ${api.consoleUrl}`]),
              `  API        ${api.url}/v1`,
              `  try it     ${api.url}/docs`,
              `  queues     ${api.url}/queues`,
              `  health     ${api.url}/health/ready`,
            ]),
        `  database   ${runtime.places.database}`,
        `  queue      ${runtime.places.queue}`,
        `  files      ${config.DATA_DIR}`,
        ...(api?.nobodyYet === true ? ['  nobody has an account yet: npm run administrator -- you@example.org'] : []),
        '',
      ].join('\n'),
    );
  own?.ready.then(
    () => process.stdout.write('  jobs       taken by the worker\n'),
    // It is started again, and the log says so.
    () => undefined,
  );
}

const part = (process.argv[2] ?? 'all') as Part;
if (!PARTS.includes(part)) {
  process.stderr.write(`usage: start [${PARTS.join(' | ')}]\n`);
  process.exit(2);
}
start(part).catch((error: unknown) => {
  const told = error instanceof ConfigError || error instanceof SchemaError;
  process.stderr.write(`${told ? error.message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(told ? 2 : 1);
});
