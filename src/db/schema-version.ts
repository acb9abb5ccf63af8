import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';

/** First line of a migration beside which processes of earlier versions cannot work; the reason follows the colon. */
const BREAKING = /^-- breaking(?:: *(.*))?$/m;

/** A process can't work on the database as it is. Its message says what to do. */
export class SchemaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SchemaError';
  }
}

/** A numbered migration of this version; `breaking` is the reason why earlier versions can't work beside it. */
export type Migration = { tag: string; hash: string; createdAt: number; breaking: string | null };

/** This version's migrations, oldest first. */
export function ownMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  const tags = new Map(journal.entries.map(({ tag, when }) => [when, tag]));
  return readMigrationFiles({ migrationsFolder: folder }).map(({ hash, folderMillis, sql }) => {
    const marked = BREAKING.exec(sql[0]?.split('\n', 1)[0] ?? '');
    return {
      tag: tags.get(folderMillis) ?? String(folderMillis),
      hash,
      createdAt: folderMillis,
      breaking: marked === null ? null : (marked[1] ?? ''),
    };
  });
}

/**
 * Whether a newer version has migrated this database: then it is left as it is.
 * @throws SchemaError when one of the migrations that this version doesn't know is marked as breaking, or when the
 *   database has had another line of migrations
 */
export async function isNewer(sql: postgres.Sql, own: readonly Migration[]): Promise<boolean> {
  if (!(await exists(sql, 'drizzle.__drizzle_migrations'))) return false;
  const applied = (await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`).map((row) => row.hash);
  const known = new Set(own.map((migration) => migration.hash));
  const unknown = applied.filter((hash) => !known.has(hash));
  if (unknown.length === 0) return false;
  const missing = own.find((migration) => !applied.includes(migration.hash));
  if (missing !== undefined) {
    throw new SchemaError(
      `The database has had other migrations than this version's: ${missing.tag} is missing there, and ${unknown.length} ` +
        'that it has had are unknown here. Start the version that made it, or an empty database.',
    );
  }
  if (!(await exists(sql, 'drizzle.breaking_migrations'))) return true;
  const [breaking] = await sql<{ tag: string; reason: string }[]>`
    select tag, reason from drizzle.breaking_migrations where hash = any (${unknown}) order by tag`;
  if (breaking !== undefined) {
    const reason = breaking.reason === '' ? '' : ` (${breaking.reason})`;
    throw new SchemaError(
      `A newer version has migrated the database in a way that this one can't work with: ${breaking.tag}${reason}. ` +
        'Start the newer version.',
    );
  }
  return true;
}

/** Notes this version's breaking migrations, for processes of earlier versions to read. */
export async function noteBreaking(sql: postgres.Sql, own: readonly Migration[]): Promise<void> {
  await sql.unsafe(
    'create table if not exists drizzle.breaking_migrations (hash text primary key, tag text not null, reason text not null)',
  );
  for (const { hash, tag, breaking } of own) {
    if (breaking === null) continue;
    await sql`insert into drizzle.breaking_migrations (hash, tag, reason) values (${hash}, ${tag}, ${breaking})
              on conflict do nothing`;
  }
}

async function exists(sql: postgres.Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ there: boolean }[]>`select to_regclass(${table}) is not null as there`;
  return row?.there === true;
}
