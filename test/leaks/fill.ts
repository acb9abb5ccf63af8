import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';

type Column = { name: string; type: string; needed: boolean; words: string | null };

/**
 * Gives every table that is still empty one row of the home cluster with `filled-secret` in it, so that a policy of a
 * table added later is tried too. Written by the owner with constraints and triggers out of the way: the row is there
 * to be seen, not to mean anything.
 */
export async function fillEmptyTables(
  owner: postgres.Sql,
  tables: readonly string[],
  known: { home: string; organisation: string; ids: Record<string, string[]> },
): Promise<void> {
  const byColumn: Readonly<Record<string, string>> = {
    cluster_id: known.home,
    organisation_id: known.organisation,
    a_id: known.organisation,
    tender_id: known.ids['tenders']![0]!,
    lot_id: known.ids['lots']![0]!,
    consortium_id: known.ids['consortia']![0]!,
    contract_id: known.ids['contracts']![0]!,
    user_id: known.ids['users']![0]!,
    watch_id: known.ids['watches']![0]!,
    // Equipment is held for a consortium with the need that it serves, or for neither.
    need_id: uuidv7(),
  };
  for (const table of tables) {
    const [there] = await owner.unsafe(`select 1 from ${table} limit 1`);
    if (there !== undefined) continue;
    await fillRow(owner, table, byColumn);
  }
}

/** Gives a table a row; `byColumn` says what ids its columns hold, and `set` any column's value as SQL. */
export async function fillRow(
  owner: postgres.Sql,
  table: string,
  byColumn: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string>> = {},
): Promise<void> {
  const columns = await columnsOf(owner, table);
  const row = columns.flatMap((column): [string, string][] => {
    const value = set[column.name] ?? sqlFor(column, byColumn);
    return value === null ? [] : [[column.name, value]];
  });
  const names = row.map(([name]) => `"${name}"`).join(', ');
  const values = row.map(([, value]) => value).join(', ');
  await owner.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    await tx.unsafe(`insert into ${table} (${names}) values (${values})`);
  });
}

/** The columns, and for those with a list of words in a check one of them. */
async function columnsOf(owner: postgres.Sql, table: string): Promise<Column[]> {
  return owner.unsafe<Column[]>(
    `select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as needed,
            (select (regexp_match(pg_get_constraintdef(c.oid), '''([a-z_-]+)'''))[1] from pg_constraint c
              where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any (c.conkey) limit 1) as words
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [table],
  );
}

function sqlFor(
  { name, type, needed, words }: Column,
  byColumn: Readonly<Record<string, string | undefined>>,
): string | null {
  if (type === 'uuid') return byColumn[name] !== undefined ? `'${byColumn[name]}'` : needed ? `'${uuidv7()}'` : null;
  if (type === 'text' && words === null) return `'filled-secret'`;
  if (!needed) return null;
  if (type === 'text') return `'${words}'`;
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'jsonb') return `'{"filled-secret": 1}'`;
  if (type === 'boolean') return 'true';
  // What ends does so after it began.
  if (name === 'ends_at') return `now() + interval '1 day'`;
  if (type.startsWith('timestamp') || type === 'date') return 'now()';
  if (type === 'bytea') return `'\\x00'`;
  // A word in quotes takes the column's type: numbers, and transaction ids (xid8), which no number turns into.
  return `'1'`;
}
