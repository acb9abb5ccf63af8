import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { APPLICATION_ROLE } from './db/client.ts';
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
 * After the numbered migrations runs `drizzle/guards.sql`, each time: what must hold for every table whatever
 * migration made it (forced row-level security, grants, append-only triggers).
 * @param url connects as the owner of the schema, with the right to create roles
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-migrate' },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await createApplicationRole(sql);
    await migrate(drizzle(sql), { migrationsFolder });
    await sql.unsafe(await readFile(`${migrationsFolder}/guards.sql`, 'utf8')).simple();
    await loadTaxonomies(sql);
    await migrateQueue(url);
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
