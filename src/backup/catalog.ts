import type postgres from 'postgres';
import type { AppliedMigration, BackupTable, SequenceState } from './format.ts';

type Sql = postgres.Sql | postgres.TransactionSql;

/** The schemas that hold the product's data. BullMQ's own is left out: what it must do stands in the outbox. */
export const SCHEMAS = ['public', 'drizzle'];

/** Every table with rows of its own (a partitioned table has none, its parts have), by name. */
export async function listTables(sql: Sql): Promise<BackupTable[]> {
  return sql<BackupTable[]>`
    select n.nspname as schema, c.relname as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any (${SCHEMAS}) and c.relkind = 'r'
     order by n.nspname, c.relname`;
}

/** The migrations that the database has had, oldest first; none where it was never migrated. */
export async function listMigrations(sql: Sql): Promise<AppliedMigration[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.['there']) return [];
  const rows = await sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => ({ hash: String(row['hash']), createdAt: Number(row['created_at']) }));
}

/** Where each sequence stands. A sequence is outside of every snapshot: read it last, then it is never behind the rows. */
export async function listSequences(sql: Sql): Promise<SequenceState[]> {
  const names = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, sequencename as name from pg_sequences
     where schemaname = any (${SCHEMAS}) order by schemaname, sequencename`;
  const states: SequenceState[] = [];
  for (const { schema, name } of names) {
    const [row] = await sql`select last_value::text as value, is_called as called from ${sql(schema)}.${sql(name)}`;
    states.push({ schema, name, value: String(row?.['value']), called: Boolean(row?.['called']) });
  }
  return states;
}

/** The settings under which a value always has the same text, on every server. */
export async function fixTextFormat(sql: Sql): Promise<void> {
  await sql`select set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
                   set_config('TimeZone', 'UTC', true), set_config('extra_float_digits', '3', true),
                   set_config('bytea_output', 'hex', true), set_config('lock_timeout', '30s', true),
                   set_config('statement_timeout', '0', true), set_config('row_security', 'off', true)`;
}

/** How many rows the table has, and their fingerprint (see `TableSummary`); needs `fixTextFormat` in the transaction. */
export async function fingerprint(sql: Sql, table: BackupTable): Promise<{ rows: number; fingerprint: string }> {
  const [row] = await sql.unsafe(`
    select count(*)::int as rows, coalesce(sum(bits::bigint::numeric), 0)::text as fingerprint
      from (select ('x' || encode(substring(sha256(convert_to(row(${quoteColumns(table)})::text, 'UTF8')) for 8), 'hex'))
                   ::bit(64) as bits
              from ${quoteTable(table)}) hashed`);
  return { rows: Number(row?.['rows']), fingerprint: String(row?.['fingerprint']) };
}

/** A name as SQL wants it, quoted. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `"schema"."table"` */
export const quoteTable = (table: { schema: string; name: string }): string =>
  `${quote(table.schema)}.${quote(table.name)}`;

/** `"column", …` */
export const quoteColumns = (table: BackupTable): string => table.columns.map(quote).join(', ');
