import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** Text that a careless format would spoil: its own separators, its word for null, quotes, far characters. */
const AWKWARD = 'tab\there, line\nbreak, \\back\\slash, \\N, "quotes", ’É ß 漢 🏭, trailing \\';

/** Fills a migrated database with some of everything that is hard to carry; `url` is a superuser's or the owner's. */
export async function fill(url: string, count = 50): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (tx) => {
      await tx`select app_begin('system', null)`;
      const parent = randomUUID();
      const cluster = { kind: 'association', sectors: ['a,b', 'c"d', '{e}', AWKWARD], description: AWKWARD };
      // The child refers to its parent, which comes later in the table: rows may refer forward once they are copied.
      await tx`insert into clusters ${tx([{ ...cluster, id: parent, name: 'parent' }])}`;
      await tx`insert into clusters ${tx([{ ...cluster, id: randomUUID(), name: 'child', parent_id: parent }])}`;
      await tx`update clusters set founded_year = 1999 where id = ${parent}`;
      for (let at = 0; at < count; at++) {
        const id = randomUUID();
        const name = `${AWKWARD} ${at}`;
        await tx`insert into organisations ${tx([
          {
            id,
            name,
            search_name: name,
            kind: 'company',
            lat: 0.1 + 0.2 + at,
            lon: -1e-17,
            turnover_cents: String(9_007_199_254_740_991n - BigInt(at)),
          },
        ])}`;
        await tx`insert into memberships ${tx([{ id: randomUUID(), cluster_id: parent, organisation_id: id, since: '1999-12-31' }])}`;
        await tx`insert into audit_log ${tx([
          {
            id: randomUUID(),
            actor_kind: 'system',
            action: 'test',
            entity: 'organisation',
            entity_id: id,
            payload: tx.json({ text: AWKWARD, nested: [null, 1.5, { '\\': '\n' }] }),
          },
        ])}`;
      }
      const [done, waiting] = [randomUUID(), randomUUID()];
      const job = { job: 'test', payload: tx.json({ AWKWARD }), relayed_at: new Date() };
      await tx`insert into outbox ${tx([
        { ...job, id: done },
        { ...job, id: waiting },
      ])}`;
      await tx`insert into job_effects ${tx([{ job_id: done, job: 'test' }])}`;
    });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Every table of a database with all of its rows as text, sorted: read in another way than the backup does, so that
 * comparing two of them is no echo of it. Whether an outbox row was relayed is left out: a restore changes that.
 */
export async function contents(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { timezone: 'UTC' } });
  try {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'drizzle') and table_type = 'BASE TABLE'`;
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const rows = await sql.unsafe<{ row: string }[]>(
        `select (to_jsonb(t) - 'relayed_at')::text as row from ${name} t`,
      );
      all[name] = rows.map((row) => row.row).sort();
    }
    return all;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
