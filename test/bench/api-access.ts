import type { TransactionSql } from 'postgres';
import postgres from 'postgres';
import { printFigures } from './figures.ts';
import { byTurns } from './load.ts';
import type { BenchServer } from './server.ts';

const RUNS = 400;
const LIMIT = 'limit 51';

/** Statements that the program asks again and again; `own`: what the owner has to say itself to get the same rows. */
const READS = [
  { of: 'organisations', by: 'o.search_name, o.id', own: 'o.cluster_ids && $1::uuid[]' },
  { of: 'tenders', by: 'o.id desc', own: 'o.cluster_id = any ($1::uuid[])' },
  { of: 'contracts', by: 'o.id desc', own: 'o.cluster_id = any ($1::uuid[])' },
] as const;

/**
 * What row-level security costs: the same rows read by the application's role through the policies, and by the owner,
 * whom they do not bind, with the condition in the statement. Inside of one transaction, begun alike for both.
 */
export async function benchAccess({ runtime, coordinator, clusterIds }: BenchServer): Promise<void> {
  await fill(coordinator, clusterIds.get('neopolia-energy')!);
  const owner = postgres(runtime.databaseUrl, { max: 1, onnotice: () => undefined });
  const [person] = await owner<{ id: string }[]>`select id from users where email = 'coordinator@demo.example'`;
  const clusters = (
    await owner<{ id: string }[]>`
      select cluster_id as id from user_roles where user_id = ${person!.id} and role = 'coordinator'`
  ).map(({ id }) => id);
  const read = (role: 'groupement_app' | 'none', statement: string, values: string[][]) => () =>
    owner.begin(async (tx) => {
      await tx`select app_begin('user', ${person!.id}::uuid)`;
      await tx.unsafe(`set local role ${role}`);
      return timed(tx, statement, values);
    });
  const figures = [];
  for (const { of, by, own } of READS) {
    const secured = { text: `select o.* from ${of} o order by ${by} ${LIMIT}`, values: [] };
    const open = { text: `select o.* from ${of} o where ${own} order by ${by} ${LIMIT}`, values: [clusters] };
    const [bound, free] = await byTurns(
      7,
      async () => (await read('groupement_app', secured.text, secured.values)()).ms,
      async () => (await read('none', open.text, open.values)()).ms,
    );
    const rows = (await read('groupement_app', secured.text, secured.values)()).rows;
    const same = rows === (await read('none', open.text, open.values)()).rows;
    const cost = bound / free - 1;
    figures.push({
      what: `${rows} ${of} by the application's role, and by the owner${same ? '' : ', who gets other rows'}`,
      reached: `${bound.toFixed(3)}, ${free.toFixed(3)} ms: ${(cost * 100).toFixed(0)} % more`,
      target: '< 15 % more',
      met: same && cost < 0.15,
    });
  }
  await owner.end();
  printFigures('Row-level security, of a statement', figures);
}

/** Milliseconds of a statement, on average, and how many rows it gave. */
async function timed(tx: TransactionSql, statement: string, values: string[][]): Promise<{ ms: number; rows: number }> {
  const run = () => tx.unsafe(statement, values, { prepare: true });
  const { length } = await run();
  const start = performance.now();
  for (let i = 0; i < RUNS; i++) await run();
  return { ms: (performance.now() - start) / RUNS, rows: length };
}

/** Enough tenders and contracts for a page of each. */
async function fill(coordinator: BenchServer['coordinator'], clusterId: string): Promise<void> {
  const { items } = await coordinator.call<{ items: { id: string }[] }>('GET', `/organisations?clusterId=${clusterId}`);
  const buyer = { name: 'Bench' };
  for (let i = 0; i < 60; i++) {
    await coordinator.call('POST', '/tenders', { clusterId, title: `Tender ${i}`, buyer });
    await coordinator.call('POST', '/contracts', {
      clusterId,
      title: `Contract ${i}`,
      buyer,
      value: { amountCents: 1_000_000, currency: 'EUR' },
      members: [{ organisationId: items[i % items.length]!.id, shareBp: 10_000 }],
    });
  }
}
