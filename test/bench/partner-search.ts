import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import { benchAcrossClusters } from './across-clusters.ts';
import { printFigures, quantile } from './figures.ts';
import { withScaleProcesses } from './scale/processes.ts';
import { withBenchDatabase } from './server.ts';

const PASSWORD = process.env['DEMO_PASSWORD'] ?? 'groupement-demo';
const DAY_MS = 86_400_000;
/** A cluster is answered thirty questions in thirty days. */
const MOST_QUESTIONS = 30;
const TARGET_MS = 1_000;

/**
 * `npm run bench -- search`: a coordinator lays questions with all other clusters of a database that `scale --data` has
 * filled; each is counted group by group and cluster by cluster, and told to whoever could answer. Then lots are matched
 * with those that were found. What an earlier run asked is deleted first: near-identical questions are refused.
 */
export async function benchPartnerSearch(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, questions: { type: 'string', default: '25' } } });
  const questions = Math.min(MOST_QUESTIONS, Number(values.questions));
  await withBenchDatabase(async ({ runtime }) => {
    const owner = postgres(runtime.databaseUrl, { max: 1, onnotice: () => undefined });
    const [sizes] = await owner<{ organisations: number; clusters: number; capabilities: number }[]>`
      select (select count(*)::int from organisations) as organisations, (select count(*)::int from capabilities) as capabilities,
             (select count(*)::int from clusters where answers_searches) as clusters`;
    const trades = await owner<{ cpv: string }[]>`
      select left(cpv, 3) || '00000' as cpv from capabilities group by 1 order by count(*) desc limit ${questions}`;
    await forget(owner);
    await withScaleProcesses({ databaseUrl: runtime.databaseUrl, apis: 1, workers: 0 }, async ({ urls: [url] }) => {
      const client = await signIn(url!, 'coordinator@demo.example', PASSWORD);
      const asked: { ms: number; count: string }[] = [];
      for (const [i, { cpv }] of trades.entries()) {
        // The last ones ask for a whole division, and for several groups at once.
        const several = trades.slice(i, i + (i % 3) + 1).map((one) => one.cpv);
        asked.push(await ask(client, i % 5 === 4 ? [`${cpv.slice(0, 2)}000000`] : several));
      }
      const bands = ['0', '1-2', '3+'].map((band) => `${band}: ${asked.filter(({ count }) => count === band).length}`);
      const at = (part: number): string =>
        `${quantile(
          asked.map(({ ms }) => ms),
          part,
        ).toFixed(0)} ms`;
      const most = Math.max(...asked.map(({ ms }) => ms));
      const among = `${sizes!.organisations} organisations, ${sizes!.clusters} clusters, ${sizes!.capabilities} capabilities`;
      printFigures(`Searches counted among ${among}`, [
        {
          what: `${asked.length} questions, ${bands.join(', ')}`,
          reached: `${at(0.5)} half, ${at(0.95)} p95, ${most.toFixed(0)} ms most`,
          target: `${TARGET_MS} ms`,
          met: most <= TARGET_MS,
        },
      ]);
    });
    await benchAcrossClusters(runtime.databaseUrl, owner, PASSWORD);
    await owner.end();
  }, values.data);
}

/** Deletes the questions that earlier runs asked, with what came of them. */
const forget = (owner: postgres.Sql): Promise<unknown> =>
  owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of ['partner_search_answers', 'partner_search_inbox', 'partner_searches'])
      await tx.unsafe(`delete from ${table}`);
  });

/** Puts a question for no tender yet and lays it with all clusters: how long the latter took, and the band that was told. */
async function ask(client: DemoClient, cpv: readonly string[]): Promise<{ ms: number; count: string }> {
  const answerBy = new Date(Date.now() + 20 * DAY_MS).toISOString();
  const { id } = await client.call<{ id: string }>('POST', '/partner-searches/standing', { cpv, answerBy });
  const start = performance.now();
  const { count } = await client.call<{ count: string }>('POST', `/partner-searches/${id}/publish`);
  return { ms: performance.now() - start, count };
}
