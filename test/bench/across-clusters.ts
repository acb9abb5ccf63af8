import type postgres from 'postgres';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import type { DemoRun, DemoTender } from '../../seeds/demo/views.ts';
import { type Figure, printFigures } from './figures.ts';
import { withScaleProcesses } from './scale/processes.ts';

const DAY_MS = 86_400_000;
/** Coordinates one of the clusters that `scale` filled, of some hundred members. */
const ASKER = 'person-40@scale.example';
/** Requirements of a lot that the whole country is matched for. */
const LOTS = 3;
const REQUIREMENTS = 6;

/** A trade that the asking cluster has nobody for, somebody else's company that has it, and the trades that both know. */
type Case = {
  clusterId: string;
  cluster: string;
  missing: string;
  organisationId: string;
  email: string;
  common: string[];
};

/**
 * Matching beyond one cluster, over HTTP beside one worker: a lot that no member can serve, the same with a member of
 * another cluster that was searched for and taken, and lots for which all 300 clusters share their organisations. Each
 * member that is of no cluster of the asker's must be told with its origin.
 */
export async function benchAcrossClusters(databaseUrl: string, owner: postgres.Sql, password: string): Promise<void> {
  const found = await findCase(owner);
  await withScaleProcesses({ databaseUrl, apis: 1, workers: 1 }, async ({ urls: [url], memory }) => {
    const asker = await signIn(url!, ASKER, password);
    const alone = await tenderOf(asker, found.clusterId, [[...found.common.slice(0, 3), found.missing]]);
    // The worker reads its index of all organisations first, once: that is not the lot's.
    await published(asker, await tenderOf(asker, found.clusterId, [found.common.slice(0, 2)]));
    const figures: Figure[] = [];
    const look = async (what: string, run: Promise<Ran>): Promise<void> => {
      const ran = await run;
      const { untold, told, clusters } = await originsOf(owner, found.clusterId, ran);
      const most = (await memory()).map((one) => `${one.what} ${one.mb} MB`).join(', ');
      figures.push({
        what,
        reached: `first team ${ms(ran.teamMs)}, first lot ${ms(ran.firstMs)}, all ${ran.lots.length} ${ms(ran.allMs)} (${ran.ending}), read in ${ms(ran.readMs)}; ${told} members of ${clusters} other clusters told with their origin, ${untold} without; ${most}`,
        target: 'first team ≤ 1 s, none without',
        met: ran.teamMs <= 1_000 && untold === 0,
      });
    };
    await look('a lot with a trade that no member has, one cluster', published(asker, alone));
    const takenMs = await take(url!, asker, password, found, alone);
    figures.push({ what: 'asked, chosen, offered, taken', reached: ms(takenMs), target: '', met: true });
    await look('the same lot, with the member of another cluster that was taken', matchedAgain(asker, alone));
    await sharing(owner, found.clusterId, async () => {
      const lots = Array.from({ length: LOTS }, (_, i) => found.common.slice(i * REQUIREMENTS, (i + 1) * REQUIREMENTS));
      const wide = await tenderOf(asker, found.clusterId, lots);
      await look(`${LOTS} lots of ${REQUIREMENTS} trades among all clusters, which share`, published(asker, wide));
    });
    printFigures(`Matching across clusters, asked by ${found.cluster}`, figures);
  });
}

const ms = (value: number): string => (value < 1_000 ? `${value.toFixed(0)} ms` : `${(value / 1_000).toFixed(1)} s`);

async function findCase(owner: postgres.Sql): Promise<Case> {
  const [row] = await owner<Case[]>`
    with asking as (select c.id, c.name from user_roles r join users u on u.id = r.user_id join clusters c on c.id = r.cluster_id
                     where u.email = ${ASKER}),
    own as (select c.cpv, count(*) as n from capabilities c join organisations o on o.id = c.organisation_id, asking a
             where o.cluster_ids @> array[a.id] group by 1)
    select a.id as "clusterId", a.name as cluster, c.cpv as missing, u.email, r.organisation_id as "organisationId",
           array(select cpv from own order by n desc, cpv limit ${LOTS * REQUIREMENTS}) as common
      from user_roles r join users u on u.id = r.user_id join organisations o on o.id = r.organisation_id
      join capabilities c on c.organisation_id = o.id cross join asking a
     where u.email like 'person-%@scale.example' and c.level >= 3 and not o.cluster_ids @> array[a.id]
       and not exists (select 1 from own where left(own.cpv, 3) = left(c.cpv, 3))
     order by u.email, c.cpv limit 1`;
  if (row === undefined) throw new Error(`whatever anybody can do, the cluster of ${ASKER} can as well`);
  return row;
}

/** A tender of these lots, each of these trades in equal parts. */
async function tenderOf(
  asker: DemoClient,
  clusterId: string,
  lots: readonly (readonly string[])[],
): Promise<DemoTender> {
  const deadline = new Date(Date.now() + 40 * DAY_MS).toISOString();
  const parts = (trades: readonly string[]): { cpv: string; weightBp: number }[] => {
    const part = Math.floor(10_000 / trades.length);
    return trades.map((cpv, i) => ({ cpv, weightBp: i === 0 ? 10_000 - part * (trades.length - 1) : part }));
  };
  return asker.call<DemoTender>('POST', '/tenders', {
    clusterId,
    title: 'Across clusters',
    buyer: { name: 'A buyer' },
    lots: lots.map((trades, i) => ({
      title: `Lot ${i + 1}`,
      cpvMain: trades[0],
      nuts: ['FRG01'],
      deadline,
      estimatedValue: { amountCents: 80_000_000, currency: 'EUR' },
      requirements: parts(trades),
    })),
  });
}

type StoredRun = DemoRun & { origins: { organisationId: string; clusterId: string }[] };
/** Milliseconds from the request until a team was found, or that there is none, until the first lot was done, and all. */
type Ran = StoredRun & { teamMs: number; firstMs: number; allMs: number; readMs: number; ending: string };

const published = async (asker: DemoClient, { id }: DemoTender): Promise<Ran> => {
  const start = performance.now();
  const { latestMatchRunId } = await asker.call<DemoTender>('POST', `/tenders/${id}/publish`);
  return followed(asker, latestMatchRunId!, start);
};

const matchedAgain = async (asker: DemoClient, { id }: DemoTender): Promise<Ran> => {
  const start = performance.now();
  return followed(asker, (await asker.call<{ id: string }>('POST', `/tenders/${id}/match-runs`)).id, start);
};

/** From the request until the answers are stored, and then read. */
async function followed(asker: DemoClient, runId: string, start: number): Promise<Ran> {
  let [teamMs, firstMs]: (number | null)[] = [null, null];
  for await (const { progress } of asker.events<DemoRun>(`/match-runs/${runId}/events`)) {
    if (progress.incumbent !== null || progress.lotsDone >= 1) teamMs ??= performance.now() - start;
    if (progress.lotsDone >= 1) firstMs ??= performance.now() - start;
  }
  const allMs = performance.now() - start;
  const run = await asker.call<StoredRun>('GET', `/match-runs/${runId}`);
  const proven = run.lots.filter(({ certificate }) => certificate.status !== 'budget_exhausted').length;
  const ending = `${run.status}, ${proven} proven`;
  return {
    ...run,
    teamMs: teamMs ?? allMs,
    firstMs: firstMs ?? allMs,
    allMs,
    readMs: performance.now() - start - allMs,
    ending,
  };
}

/** From the search to the offer that is taken, each side by its own people; how long its four acts took. */
async function take(
  url: string,
  asker: DemoClient,
  password: string,
  { organisationId, email }: Case,
  { id, lots }: DemoTender,
): Promise<number> {
  const answerBy = new Date(Date.now() + 20 * DAY_MS).toISOString();
  const [admin, member] = [await signIn(url, 'admin@demo.example', password), await signIn(url, email, password)];
  const start = performance.now();
  const search = await asker.call<{ id: string }>('POST', '/partner-searches', {
    tenderId: id,
    lotId: lots[0]!.id,
    answerBy,
  });
  await asker.call('POST', `/partner-searches/${search.id}/publish`);
  const chosen = await admin.call<{ id: string }>('POST', `/partner-searches/${search.id}/answers`, { organisationId });
  await member.call('POST', `/partner-search-answers/${chosen.id}/offer`);
  await asker.call('POST', `/partner-search-answers/${chosen.id}/accept`);
  return performance.now() - start;
}

/** While every other cluster shares its organisations with this one. */
async function sharing(owner: postgres.Sql, clusterId: string, work: () => Promise<void>): Promise<void> {
  const made = await owner<{ id: string }[]>`
    insert into partnerships (id, cluster_id, partner_cluster_id, shares_organisations, since)
    select uuidv7(), id, ${clusterId}, true, today_in_france() from clusters where id <> ${clusterId} on conflict do nothing returning id`;
  try {
    await work();
  } finally {
    await owner`delete from partnerships where id in ${owner(made.map(({ id }) => id))}`;
  }
}

/** Members of other clusters in the answers: how many are told with their origin, of how many clusters, and how many are not. */
async function originsOf(
  owner: postgres.Sql,
  clusterId: string,
  { lots, origins }: StoredRun,
): Promise<{ told: number; untold: number; clusters: number }> {
  const members = lots.flatMap((lot) =>
    lot.consortia.flatMap((one) => one.members.map(({ organisationId }) => organisationId)),
  );
  const foreign = await owner<{ id: string }[]>`
    select id from organisations where id = any (${[...new Set(members)]}::uuid[]) and not cluster_ids @> array[${clusterId}::uuid]`;
  const told = new Set(origins.map(({ organisationId }) => organisationId));
  const untold = foreign.filter(({ id }) => !told.has(id)).length;
  return { told: told.size, untold, clusters: new Set(origins.map((one) => one.clusterId)).size };
}
