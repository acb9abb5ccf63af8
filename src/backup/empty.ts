import { DomainError } from '../shared/errors.ts';
import { listTables, quote, quoteTable, SCHEMAS } from './catalog.ts';
import { tableKey } from './format.ts';
import type { Session } from './session.ts';

/** Tables that a migration fills by itself: a database with nothing else in it counts as empty. */
const SHIPPED = new Set([
  'drizzle.__drizzle_migrations',
  'public.cpv_codes',
  'public.nuts_codes',
  'public.taxonomy_loads',
]);

/**
 * Nobody else may be at work in the database.
 * @throws DomainError `database_in_use` that names who is
 */
export async function assertAlone(db: Session): Promise<void> {
  const others = await db.rows<{ name: string }>(`
    select distinct coalesce(nullif(application_name, ''), 'an unnamed program') as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
  if (others.length > 0) {
    throw new DomainError(
      'conflict',
      'database_in_use',
      `The database is in use by ${others.map((row) => row.name).join(', ')}: stop that first.`,
    );
  }
}

/**
 * Drops what is there, in the caller's transaction: nothing is lost unless it commits.
 * @throws DomainError `database_not_empty` when there is data and no `force`
 */
export async function clearDatabase(db: Session, force: boolean): Promise<void> {
  const filled: string[] = [];
  for (const table of await listTables(db)) {
    if (SHIPPED.has(tableKey(table))) continue;
    // It would hide the rows from an owner who is no superuser; the table is dropped below, or all of this is undone.
    await db.rows(`alter table ${quoteTable(table)} no force row level security`);
    if ((await db.rows(`select 1 from ${quoteTable(table)} limit 1`)).length > 0) filled.push(table.name);
  }
  if (filled.length > 0 && !force) {
    const some = filled.slice(0, 5).join(', ');
    throw new DomainError(
      'conflict',
      'database_not_empty',
      `The database already holds data (${some}${filled.length > 5 ? ', …' : ''}). With --force the backup replaces it.`,
    );
  }
  // BullMQ's jobs belong to the rows that go.
  for (const schema of [...SCHEMAS, 'bullmq']) await db.rows(`drop schema if exists ${quote(schema)} cascade`);
  await db.rows('create schema public; grant usage on schema public to public');
}
