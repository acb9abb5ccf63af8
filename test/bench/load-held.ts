import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import type { DemoTender } from '../../seeds/demo/views.ts';
import { printFigures } from './figures.ts';
import { type BenchServer, withBenchServer } from './server.ts';

const HELP = `Load held by one process on the demo's network: reads and writes mixed as people mix them.

  npm run bench -- load [--seconds 60] [--rate 500] [--connections 24]

The published figure is that of --seconds 600. Then the same at a tenth of the rate with and without match runs going on.
`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '500' },
    connections: { type: 'string', default: '24' },
    help: { type: 'boolean', default: false },
  },
});

/** Nine reads to one write: lists, single things, taxonomies; a tender posted, a tender changed. */
async function mixOf({ coordinator, token }: BenchServer): Promise<autocannon.Request[]> {
  const organisations = await coordinator.call<{ items: { id: string }[] }>('GET', '/organisations?limit=50');
  const tender = await coordinator.call<DemoTender>('POST', '/tenders', { title: 'Load', buyer: { name: 'Load' } });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const get = (path: string): autocannon.Request => ({ method: 'GET', path: `/v1${path}`, headers });
  const someOf = organisations.items.slice(0, 4).map(({ id }) => get(`/organisations/${id}`));
  return [
    get('/organisations?limit=50'),
    ...someOf,
    get('/tenders'),
    get(`/tenders/${tender.id}`),
    get('/taxonomies/cpv?q=maintenance'),
    get('/me'),
    get('/clusters'),
    get('/contracts'),
    {
      method: 'PATCH',
      path: `/v1/tenders/${tender.id}`,
      headers: { ...headers, 'if-match': '*' },
      body: JSON.stringify({ description: 'Changed under load' }),
    },
    get('/ledger-entries?limit=20'),
    {
      method: 'POST',
      path: '/v1/tenders',
      headers,
      body: JSON.stringify({ title: 'A tender under load', buyer: { name: 'A buyer' } }),
    },
  ];
}

const hold = async (server: BenchServer, requests: autocannon.Request[], seconds: number, rate: number) =>
  autocannon({
    url: server.url,
    requests,
    connections: Number(values.connections),
    duration: seconds,
    overallRate: rate,
    timeout: 30,
  });

/** Publishes tenders one after the other, each matched by a worker, until told to stop. */
async function keepMatching(server: BenchServer, isOver: () => boolean): Promise<number> {
  const clusterId = server.clusterIds.get('neopolia-energy')!;
  let runs = 0;
  while (!isOver()) {
    const tender = await server.coordinator.call<DemoTender>('POST', '/tenders', {
      clusterId,
      title: `Run ${runs}`,
      buyer: { name: 'Load' },
      lots: [{ title: 'Lot', requirements: ['50000000', '09331200', '45262670', '45310000'].map((cpv) => ({ cpv })) }],
    });
    const { latestMatchRunId } = await server.coordinator.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
    for await (const _run of server.coordinator.events(`/match-runs/${latestMatchRunId}/events`));
    runs++;
  }
  return runs;
}

if (values.help) {
  process.stdout.write(HELP);
} else {
  await withBenchServer(async (server) => {
    const [seconds, rate] = [Number(values.seconds), Number(values.rate)];
    const mix = await mixOf(server);
    await hold(server, mix, 3, rate);
    const held = await hold(server, mix, seconds, rate);
    const failed = held.non2xx + held.errors + held.timeouts;
    printFigures(`Load held for ${seconds} s, ${mix.length} kinds of request`, [
      {
        what: 'requests per second',
        reached: held.requests.average.toFixed(0),
        target: `≥ ${rate}`,
        met: held.requests.average >= rate * 0.98,
      },
      { what: 'p99', reached: `${held.latency.p99} ms`, target: '< 200 ms', met: held.latency.p99 < 200 },
      { what: 'errors', reached: `${failed}`, target: '0', met: failed === 0 },
    ]);
    const part = Math.max(5, Math.round(seconds / 4));
    const [quiet, matching]: [number[], number[]] = [[], []];
    let runs = 0;
    for (let round = 0; round < 2; round++) {
      quiet.push((await hold(server, mix, part, rate / 10)).latency.p99);
      let over = false;
      const working = keepMatching(server, () => over);
      matching.push((await hold(server, mix, part, rate / 10)).latency.p99);
      over = true;
      runs += await working;
    }
    const moved = Math.min(...matching) / Math.min(...quiet) - 1;
    printFigures(`API latency while match runs are going on (${runs} runs)`, [
      { what: 'p99 without runs', reached: `${Math.min(...quiet)} ms`, target: '', met: true },
      {
        what: 'p99 with runs',
        reached: `${Math.min(...matching)} ms (${moved >= 0 ? '+' : ''}${(100 * moved).toFixed(0)} %)`,
        target: '≤ +20 %',
        met: moved <= 0.2,
      },
    ]);
    process.exitCode = failed === 0 ? 0 : 1;
  });
  process.exit();
}
