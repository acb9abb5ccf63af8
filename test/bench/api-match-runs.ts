import type { DemoRun, DemoTender } from '../../seeds/demo/views.ts';
import { median, printFigures, quantile } from './figures.ts';
import type { BenchServer } from './server.ts';

const RUNS = 25;
/** Trades of an industrial maintenance tender: several members are needed. */
const CPVS = ['50000000', '09331200', '31712331', '45262670', '71320000', '45310000'];

/** From the publication of a tender to its stored consortia, among Neopolia's 245 companies, over HTTP. */
export async function benchMatchRuns(server: BenchServer): Promise<void> {
  const { coordinator } = server;
  const clusterId = server.clusterIds.get('neopolia-energy')!;
  const times: number[] = [];
  const statuses = new Map<string, number>();
  for (let i = 0; i < RUNS; i++) {
    const cpvs = CPVS.filter((_, j) => (i + j) % 3 !== 0);
    const tender = await coordinator.call<DemoTender>('POST', '/tenders', {
      clusterId,
      title: `Bench ${i}`,
      buyer: { name: 'Bench' },
      lots: [{ title: 'Lot', nuts: ['FRG01'], requirements: cpvs.map((cpv) => ({ cpv })) }],
    });
    const start = performance.now();
    const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
    for await (const run of coordinator.events<DemoRun>(`/match-runs/${latestMatchRunId}/events`)) {
      if (run.finishedAt !== null) statuses.set(run.status, (statuses.get(run.status) ?? 0) + 1);
    }
    times.push(performance.now() - start);
  }
  const middle = median(times);
  printFigures('Match run among 245 companies, from publish to stored result', [
    {
      what: `median of ${RUNS} (${[...statuses].map(([s, n]) => `${n} ${s}`).join(', ')})`,
      reached: `${middle.toFixed(0)} ms`,
      target: '≤ 1,000 ms',
      met: middle <= 1_000,
    },
    { what: '95th percentile', reached: `${quantile(times, 0.95).toFixed(0)} ms`, target: '', met: true },
  ]);
}
