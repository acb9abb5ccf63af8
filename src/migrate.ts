import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { APPLICATION_ROLE } from './db/client.ts';
import { runChangedFiles, schemaFiles } from './db/schema-files.ts';
import { isNewer, noteBreaking, ownMigrations } from './db/schema-version.ts';
import { migrateQueue } from './queue/backend.ts';
import { loadTaxonomies } from './taxonomies/load.ts';

/** Any constant: every migrator of this product takes the same lock, so one runs at a time. */
const MIGRATION_LOCK = 7_141_099;

/** Where the numbered migrations are. */
export const migrationsFolder = fileURLToPath(new URL('../drizzle', import.meta.url));

/**
 * Brings a database to this version's schema and loads the taxonomies that it ships. Safe to run again and from
 * several processes at once: they queue on an advisory lock and the later ones find nothing to do.
 *
 * In this order: `drizzle/before` (functions that policies read), the numbered migrations, `drizzle/after` (functions
 * and triggers on the tables); the files of both run again when their text changes. Then `drizzle/guards.sql`, each
 * time: what must hold for every table whatever migration made it (forced row-level security, grants, append-only
 * triggers). See drizzle/README.md.
 * @param url connects as the owner of the schema, with the right to create roles
 * @param folder where the migrations are; another one in tests only
 * @throws SchemaError when a newer version has migrated the database in a way that this one can't work with
 */
export async function migrateDatabase(url: string, folder = migrationsFolder): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-migrate' },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const own = ownMigrations(folder);
    if (!(await isNewer(sql, own))) {
      await createApplicationRole(sql);
      await runChangedFiles(sql, schemaFiles(folder, 'before'));
      await migrate(drizzle(sql), { migrationsFolder: folder });
      await noteBreaking(sql, own);
      await runChangedFiles(sql, schemaFiles(folder, 'after'));
      await sql.unsafe(await readFile(`${folder}/guards.sql`, 'utf8')).simple();
      await loadTaxonomies(sql);
      await migrateQueue(url);
    }
    await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes the application's role if the server of `url` lacks it, and lets that URL's user take it on. */
export async function ensureApplicationRole(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await createApplicationRole(sql).finally(() => sql.end({ timeout: 5 }));
}

/** Roles belong to the whole server, so another database's migrator may make it at the same moment. */
async function createApplicationRole(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      if not pg_has_role(current_user, '${APPLICATION_ROLE}', 'member') then
        execute 'grant ${APPLICATION_ROLE} to ' || quote_ident(current_user);
      end if;
    exception when unique_violation then null;
    end $$;`);
}
