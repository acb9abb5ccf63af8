import { printFigures } from './figures.ts';
import { byTurns } from './load.ts';
import type { BenchServer } from './server.ts';

const RUNS = 400;

/** What row-level security costs: the list's SQL as the application's role, against the owner without policies. */
export async function benchAccess(server: BenchServer): Promise<void> {
  const { sql } = server.runtime.database;
  const [person] = (await sql.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    return tx`select id from users where email = 'coordinator@demo.example'`;
  })) as unknown as [{ id: string }];
  const postgres = (await import('postgres')).default;
  const owner = postgres(server.runtime.databaseUrl, { max: 1, onnotice: () => undefined });
  // The policy does what the owner's query says itself.
  const secured = (tx: typeof sql) => tx`select o.* from organisations o order by o.search_name, o.id limit 51`;
  const clusters = await coordinated(sql, person.id);
  const open = (tx: typeof sql) =>
    tx`select o.* from organisations o where o.cluster_ids && ${clusters}::uuid[] order by o.search_name, o.id limit 51`;
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < RUNS; i++) await work();
    return (performance.now() - start) / RUNS;
  };
  const begin = (tx: typeof sql) => tx`select app_begin('user', ${person.id}::uuid)`;
  const [withPolicy, without] = await byTurns(
    5,
    () => timed(() => sql.begin((tx) => [begin(tx as never), secured(tx as never)])),
    () => timed(() => owner.begin((tx) => [begin(tx as never), open(tx as never)])),
  );
  await owner.end();
  const cost = withPolicy / without - 1;
  printFigures('Row-level security', [
    { what: 'the list as the owner, no policy', reached: `${without.toFixed(2)} ms`, target: '', met: true },
    {
      what: "the list as the application's role",
      reached: `${withPolicy.toFixed(2)} ms, ${(cost * 100).toFixed(0)} % more`,
      target: '< 15 % more',
      met: cost < 0.15,
    },
  ]);
}

async function coordinated(sql: BenchServer['runtime']['database']['sql'], userId: string): Promise<string[]> {
  const rows = await sql.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    return tx`select cluster_id from user_roles where user_id = ${userId}::uuid and role = 'coordinator'`;
  });
  return rows.map((row) => row['cluster_id'] as string);
}
