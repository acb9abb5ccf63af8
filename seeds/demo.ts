import { parseArgs } from 'node:util';
import { DEMO_EMAILS } from '../src/auth/demo-people.ts';
import { ConfigError, environment, loadConfig } from '../src/config.ts';
import { readyConsole } from '../src/console-files/ready.ts';
import { createLog } from '../src/log.ts';
import { openRuntime } from '../src/runtime.ts';
import { startApi } from '../src/server.ts';
import { startOwnWorker } from '../src/worker-process.ts';
import { signIn } from './demo/client.ts';
import { showFigures } from './demo/figures.ts';
import { answerTogether } from './demo/group-answers.ts';
import { callTheGroup, ownCompany, showGroups } from './demo/groups.ts';
import { importNotice, matchTender } from './demo/matching.ts';
import { decideNeeds, needHall } from './demo/needs.ts';
import { askPartners } from './demo/partners.ts';
import { tellStory } from './demo/story.ts';
import { heading } from './demo/text.ts';
import { seedDemo } from './demo-network.ts';
import { LIMOUSIN, NEOPOLIA } from './network/clusters.ts';

const NOTICE = new URL('./notices/turbinage.ocds.json', import.meta.url);
/** The cluster of Neopolia that the demo's notice suits. */
const CLUSTER = 'neopolia-energy';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run demo`: everything from an empty machine to explained consortia, over the API; then the server stays up. */
async function demo(exitAtEnd: boolean): Promise<void> {
  const settings = { LOG_LEVEL: 'error', LOGIN_ATTEMPTS_PER_MINUTE: '60', ...environment(), SMTP_URL: '' };
  const config = loadConfig(settings);
  // Its people have no mailboxes: their mails are filed, and read there. They all sign in from here, within a minute.
  if (config.production) throw new ConfigError('NODE_ENV is production: the demo never runs there');
  const log = createLog(config.LOG_LEVEL, 'demo');
  await readyConsole(config.projectFolder, say);
  say('Starting the database …');
  const runtime = await openRuntime(config, log, 'demo');
  const seeds = await seedDemo({ database: runtime.database, config });
  say(
    `${seeds.organisations} organisations in ${seeds.clusterIds.size} clusters (${seeds.added === 0 ? 'there already' : `${seeds.added} new`})`,
  );
  const worker = startOwnWorker(log, { LOG_LEVEL: config.LOG_LEVEL, SMTP_URL: '' });
  const api = await startApi(config, runtime, log);
  await worker.ready;
  const stop = async (): Promise<void> => {
    await Promise.all([api.stop(), worker.stop()]);
    await runtime.close();
  };
  const clusterId = seeds.clusterIds.get(CLUSTER);
  if (clusterId === undefined) throw new Error(`the seeds have no cluster ${CLUSTER}`);
  const coordinator = await signIn(api.url, DEMO_EMAILS.coordinator, config.DEMO_PASSWORD);
  const imported = await importNotice(coordinator, clusterId, NOTICE, say);
  const tender = await needHall(coordinator, await decideNeeds(coordinator, imported, say), say);
  const run = await matchTender(coordinator, tender, say);
  if (run !== null) await askPartners(coordinator, tender, say);
  const stage = { coordinator, url: api.url, password: config.DEMO_PASSWORD, folder: config.DATA_DIR, say };
  if (run !== null) await tellStory(stage, tender, run);
  const admin = await signIn(api.url, DEMO_EMAILS.admin, config.DEMO_PASSWORD);
  const neopolia = seeds.clusterIds.get(NEOPOLIA)!;
  await showFigures(admin, neopolia, say);
  const memberId = await ownCompany(await signIn(api.url, DEMO_EMAILS.member, config.DEMO_PASSWORD));
  await callTheGroup(coordinator, clusterId, memberId);
  await answerTogether({ ...stage, coordinator: admin }, seeds.clusterIds.get(LIMOUSIN)!);
  await showGroups(admin, { limousin: seeds.clusterIds.get(LIMOUSIN)!, neopolia }, say);
  say(heading('What to open next'));
  if (api.consoleUrl !== null) say(`  ${api.consoleUrl}        the console: sign in with one click`);
  say(`  ${api.url}/docs        try every call`);
  say(`  ${api.url}/v1          the API`);
  say(`  ${runtime.places.database}; ${runtime.places.queue}`);
  say(`\n  logins, password ${config.DEMO_PASSWORD}:`);
  for (const login of seeds.logins) say(`  ${login.email}`);
  if (exitAtEnd) return stop();
  say('\nThe server stays up; Ctrl-C stops it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

const { values } = parseArgs({ options: { exit: { type: 'boolean' } } });
demo(values.exit === true).then(
  () => (values.exit === true ? process.exit(0) : undefined),
  (error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String((error as Error).stack ?? error)}\n`);
    process.exit(1);
  },
);
