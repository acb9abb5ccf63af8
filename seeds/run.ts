import { parseArgs } from 'node:util';
import { ConfigError, environment, loadConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { openRuntime } from '../src/runtime.ts';
import { seedDemo } from './demo-network.ts';

const USAGE = `usage: npm run seed -- --demo | --organisations N

  --demo             load the demo's network and its three logins; never in production
  --organisations N  the demo's network and further organisations, so many in all, to try things at scale (up to 1,000,000)
`;

/** `npm run seed`: writes nothing without the explicit flag. */
async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { demo: { type: 'boolean' }, organisations: { type: 'string' } } });
  const organisations = values.organisations === undefined ? 0 : Number(values.organisations);
  if (
    (values.demo !== true && values.organisations === undefined) ||
    !Number.isInteger(organisations) ||
    organisations < 0 ||
    organisations > 1_000_000
  ) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = loadConfig(environment());
  if (config.production) throw new ConfigError('NODE_ENV is production: the demo seeds are never loaded there');
  const runtime = await openRuntime(config, createLog('warn', 'seed'), 'seed');
  try {
    const summary = await seedDemo({ database: runtime.database, config }, { organisations, onProgress: showProgress });
    process.stdout.write(
      [
        `${summary.organisations} organisations in ${summary.clusterIds.size} clusters, ${summary.added} of them new`,
        `  database   ${runtime.places.database}`,
        ...summary.logins.map((login) => `  login      ${login.email}`),
        `  password   ${environment()['DEMO_PASSWORD'] ? 'as DEMO_PASSWORD says' : config.DEMO_PASSWORD}`,
        '',
      ].join('\n'),
    );
    return 0;
  } finally {
    await runtime.close();
  }
}

const WIDTH = 40;

function showProgress(done: number, total: number): void {
  const full = Math.round((done / total) * WIDTH);
  process.stderr.write(
    `\r  [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${done} of ${total}${done === total ? '\n' : ''}`,
  );
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const expected = error instanceof ConfigError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(
      `${expected ? `${(error as Error).message}\n${USAGE}` : String((error as Error).stack ?? error)}\n`,
    );
    process.exit(expected ? 2 : 1);
  },
);
