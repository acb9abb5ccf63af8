import Fastify from 'fastify';
import { connectDatabase } from '../../src/db/client.ts';
import { printFigures } from './figures.ts';
import { byTurns, requestsPerSecond } from './load.ts';
import type { BenchServer } from './server.ts';

/** GET /organisations, a page of 50, against a bare Fastify route that runs the same SQL and sends the rows. */
export async function benchList(server: BenchServer): Promise<void> {
  const database = connectDatabase(
    { url: server.runtime.databaseUrl },
    { max: server.config.DATABASE_POOL, name: 'bench-bare' },
  );
  const [{ id }] = (await database.sql.begin(async (sql) => {
    await sql`select app_begin('system', null)`;
    return sql`select id from users where email = 'coordinator@demo.example'`;
  })) as unknown as [{ id: string }];
  const bare = Fastify();
  bare.get('/', async () => {
    // One transaction for one person, as row-level security needs it; nothing else.
    const rows = await database.sql.begin((sql) => [
      sql`select app_begin('user', ${id}::uuid)`,
      sql`select o.id, o.name, o.search_name as "searchName", o.kind, o.registration_number as "registrationNumber", o.country, o.nuts,
                 o.town, o.lat, o.lon, o.can_lead as "canLead", o.headcount, o.turnover_cents::float8 as "turnoverCents",
                 o.size_class as "sizeClass", o.size_class_fr as "sizeClassFr", o.cluster_ids as "clusterIds", o.version
            from organisations o order by o.search_name, o.id limit 51`,
    ]);
    return { items: rows[1], nextCursor: null };
  });
  const address = await bare.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${server.token}` };
  const [ours, floor] = await byTurns(
    5,
    () => requestsPerSecond(`${server.url}/v1/organisations`, headers),
    () => requestsPerSecond(address, {}),
  );
  await bare.close();
  await database.close();
  const ratio = ours / floor;
  printFigures('List of 50 organisations', [
    { what: 'bare Fastify route, same SQL', reached: `${floor.toFixed(0)} requests/s`, target: '', met: true },
    {
      what: 'GET /v1/organisations',
      reached: `${ours.toFixed(0)} requests/s, ${(ratio * 100).toFixed(0)} % of it`,
      target: '≥ 60 %',
      met: ratio >= 0.6,
    },
  ]);
}
