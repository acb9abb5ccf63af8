import postgres from 'postgres';
import { createServices } from '../../src/services.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type Figure, median, printFigures } from './figures.ts';
import { askApi } from './reports-api.ts';
import * as byHand from './reports-by-hand.ts';
import { fillLedger } from './reports-fill.ts';
import type { BenchServer } from './server.ts';

const ACTOR = systemActor('bench');
const RUNS = 5;
const PERIOD = { from: '2005-01-01', to: '2024-12-31' };
const YEAR = 2020;

/** A report with the statements that give the same figures, and the check that they do. */
type Contest = {
  name: string;
  ours: () => Promise<unknown>;
  hand: string[];
  /** What gives the amounts alone, for the record. */
  amounts?: string;
  agrees: (ours: never, rows: Record<string, string>[][]) => boolean;
};

/** Reports over 100,000 and then 1,000,000 entries, against hand-written SQL in the same run, and their growth. */
export async function benchReports(server: Pick<BenchServer, 'config' | 'runtime'>): Promise<void> {
  const services = createServices({ config: server.config, database: server.runtime.database });
  const owner = postgres(server.runtime.databaseUrl, { max: 1, onnotice: () => undefined });
  const figures: Figure[] = [];
  const before = new Map<string, number>();
  let peakBefore = 0;
  try {
    const [cluster] = await owner<
      { id: string }[]
    >`select id from clusters where name like 'Neopolia %' order by name limit 1`;
    for (const entries of [100_000, 1_000_000]) {
      process.stderr.write(`filling up to ${entries} entries\n`);
      await fillLedger(owner, entries);
      for (const contest of contests(services, cluster!.id)) {
        const rows: Record<string, string>[][] = [];
        for (const statement of contest.hand)
          rows.push([...(await owner.unsafe(statement))] as Record<string, string>[]);
        if (!contest.agrees((await contest.ours()) as never, rows))
          throw new Error(`${contest.name}: not what the hand-written SQL says`);
        // In turn, so that what else the machine does meets both alike.
        const [ours, hand] = await timed(contest.ours, async () => {
          for (const statement of contest.hand) await owner.unsafe(statement);
        });
        process.stderr.write(`${contest.name}: ${ours.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms\n`);
        figures.push(ratio(`${contest.name}, ${entries} entries: time / hand-written SQL`, ours / hand, 3));
        const { amounts } = contest;
        if (amounts !== undefined) {
          const [again, alone] = await timed(contest.ours, () => owner.unsafe(amounts));
          figures.push(ratio(`${contest.name}, ${entries} entries: time / SQL of the amounts alone`, again / alone, 3));
        }
        const small = before.get(contest.name);
        if (small !== undefined)
          figures.push(ratio(`${contest.name}: growth for 10 times the entries`, ours / small, 11));
        before.set(contest.name, ours);
      }
      const api = await askApi(server.runtime.databaseUrl, server.config.DEMO_PASSWORD, cluster!.id);
      figures.push({
        what: `memory of the API, ${entries} entries: after one round of reports in every form, after eight, at its highest`,
        reached: `${api.firstMb.toFixed(0)}, ${api.lastMb.toFixed(0)}, ${api.peakMb.toFixed(0)} MB`,
        target: peakBefore === 0 ? '–' : `≤ 1.25 × ${peakBefore.toFixed(0)} MB`,
        met: peakBefore === 0 || api.peakMb <= 1.25 * peakBefore,
      });
      peakBefore = api.peakMb;
      for (const [name, ms] of api.medianMs) {
        const small = before.get(name);
        process.stderr.write(`${name}: ${ms.toFixed(0)} ms\n`);
        if (small !== undefined)
          figures.push(ratio(`${name}, over HTTP: growth for 10 times the entries`, ms / small, 11));
        before.set(name, ms);
      }
    }
  } finally {
    await owner.end();
  }
  printFigures('Reports', figures);
}

function contests(services: ReturnType<typeof createServices>, clusterId: string): Contest[] {
  type Turnover = Awaited<ReturnType<typeof services.reports.turnover.turnover>>;
  type Kpis = Awaited<ReturnType<typeof services.reports.kpis.kpis>>;
  type Exposure = Awaited<ReturnType<typeof services.reports.kpis.exposure>>;
  const sum = (rows: readonly Record<string, string>[]): bigint =>
    rows.reduce((cents, row) => cents + BigInt(row['cents']!), 0n);
  return [
    ...byHand.TURNOVER.map(
      ({ groupBy, sql }): Contest => ({
        name: `turnover by ${groupBy.join(', ')}`,
        ours: () => services.reports.turnover.turnover(ACTOR, { ...PERIOD, groupBy }),
        hand: [sql(PERIOD, 'all')],
        amounts: sql(PERIOD, 'amounts'),
        agrees: (ours: Turnover, [rows]) =>
          sum(rows!) === BigInt(ours.total.amountCents) && rows!.length >= ours.rows.length,
      }),
    ),
    {
      name: 'key figures of a period and the one before',
      ours: () => services.reports.kpis.kpis(ACTOR, PERIOD),
      hand: [...byHand.keyFigures(PERIOD), ...byHand.keyFigures({ from: '1985-01-01', to: '2004-12-31' })],
      agrees: ({ figures }: Kpis, [measures, served, sme, , never]) =>
        figures.signedCents.value === Number(measures!.find((row) => row['measure'] === 'signed')!['cents']) &&
        figures.companiesServed.value === Number(served![0]!['served']) &&
        Math.abs(figures.smeShare.value! - Number(sme![0]!['sme'])) < 1e-12 &&
        figures.companiesNeverServed.value === Number(never![0]!['never']),
    },
    {
      name: 'exposure',
      ours: () => services.reports.kpis.exposure(ACTOR, PERIOD),
      hand: [byHand.exposure(PERIOD)],
      agrees: ({ spread, members }: Exposure, [rows]) =>
        members.length === rows!.length &&
        spread.contracts.total === rows!.reduce((total, row) => total + Number(row['contracts']), 0),
    },
    {
      name: `yearly report, its figures`,
      ours: () => services.reports.yearly.report(ACTOR, clusterId, YEAR),
      hand: byHand.yearly(YEAR).map((statement) => ofCluster(statement, clusterId)),
      agrees: (ours: Awaited<ReturnType<typeof services.reports.yearly.report>>, [measures]) =>
        ours.figures.signedCents.value === Number(measures!.find((row) => row['measure'] === 'signed')!['cents']),
    },
  ];
}

/** The same statement for one cluster alone. */
const ofCluster = (statement: string, clusterId: string): string =>
  statement
    .replace(/p\.organisation_id is not null/g, `p.organisation_id is not null and p.cluster_id = '${clusterId}'`)
    .replace(/where organisation_id is not null/g, `where organisation_id is not null and cluster_id = '${clusterId}'`)
    .replace('where m.since', `where m.cluster_id = '${clusterId}' and m.since`);

const ratio = (what: string, value: number, most: number): Figure => ({
  what,
  reached: value.toFixed(2),
  target: `≤ ${most}`,
  met: value <= most,
});

/** Medians of a few runs of the two, turn about, in milliseconds. */
async function timed(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS; i++)
    for (const n of [0, 1] as const) {
      const start = performance.now();
      await (n === 0 ? one() : other());
      times[n].push(performance.now() - start);
    }
  return [median(times[0]), median(times[1])];
}
