import type { AppliedMigration, BackupTable, SequenceState } from './format.ts';
import type { Session } from './session.ts';

/** The schemas that hold the product's data. BullMQ's own is left out: what it must do stands in the outbox. */
export const SCHEMAS = ['public', 'drizzle'];

/** What a migration notes for itself and writes anew after a restore (src/db/schema-files.ts, schema-version.ts). */
const NOTES = ['schema_files', 'breaking_migrations'];

/** Every table with rows of its own (a partitioned table has none, its parts have), by name. */
export function listTables(db: Session): Promise<BackupTable[]> {
  return db.rows<BackupTable>(
    `
    select n.nspname as schema, c.relname as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'r' and not (n.nspname = 'drizzle' and c.relname = any ($2))
     order by n.nspname, c.relname`,
    [SCHEMAS, NOTES],
  );
}

/** The migrations that the database has had, oldest first; none where it was never migrated. */
export async function listMigrations(db: Session): Promise<AppliedMigration[]> {
  if (!(await db.has('drizzle.__drizzle_migrations'))) return [];
  const applied = 'select hash, created_at::text as at from drizzle.__drizzle_migrations order by created_at';
  const rows = await db.rows<{ hash: string; at: string }>(applied);
  return rows.map(({ hash, at }) => ({ hash, createdAt: Number(at) }));
}

/** Where each sequence stands. A sequence is outside of every snapshot: read it last, then it is never behind the rows. */
export async function listSequences(db: Session): Promise<SequenceState[]> {
  const names = await db.rows<{ schema: string; name: string }>(
    `
    select schemaname as schema, sequencename as name from pg_sequences
     where schemaname = any ($1) order by schemaname, sequencename`,
    [SCHEMAS],
  );
  const states: SequenceState[] = [];
  for (const at of names) {
    const query = `select last_value::text as value, is_called as called from ${quoteTable(at)}`;
    for (const state of await db.rows<{ value: string; called: boolean }>(query)) states.push({ ...at, ...state });
  }
  return states;
}

/** The settings under which a value always has the same text, on every server. */
export async function fixTextFormat(db: Session): Promise<void> {
  await db.rows(`select set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
                   set_config('TimeZone', 'UTC', true), set_config('extra_float_digits', '3', true),
                   set_config('bytea_output', 'hex', true), set_config('lock_timeout', '30s', true),
                   set_config('statement_timeout', '0', true), set_config('row_security', 'off', true)`);
}

/** How many rows the table has, and their fingerprint (see `TableSummary`); needs `fixTextFormat` in the transaction. */
export async function fingerprint(db: Session, table: BackupTable): Promise<{ rows: number; fingerprint: string }> {
  const [row] = await db.rows<{ rows: number; fingerprint: string }>(`
    select count(*)::int as rows, coalesce(sum(bits::bigint::numeric), 0)::text as fingerprint
      from (select ('x' || encode(substring(sha256(convert_to(row(${quoteColumns(table)})::text, 'UTF8')) for 8), 'hex'))
                   ::bit(64) as bits
              from ${quoteTable(table)}) hashed`);
  return row ?? { rows: 0, fingerprint: '0' };
}

/** A name as SQL wants it, quoted. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `"schema"."table"` */
export const quoteTable = (table: { schema: string; name: string }): string =>
  `${quote(table.schema)}.${quote(table.name)}`;

/** `"column", …` */
export const quoteColumns = (table: BackupTable): string => table.columns.map(quote).join(', ');
