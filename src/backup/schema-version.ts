import { readMigrationFiles } from 'drizzle-orm/migrator';
import { schemaFiles } from '../db/schema-files.ts';
import { DomainError } from '../shared/errors.ts';
import type { AppliedMigration } from './format.ts';
import type { Session } from './session.ts';

/**
 * Makes the tables that the backup was taken of, in the caller's transaction, by the migrations that it had had. Those
 * that this version has beyond it must run later, on the rows; so must drizzle/after and guards.sql. What drizzle notes
 * of the migrations is itself a table of the backup.
 *
 * @throws DomainError `backup_of_another_version` when it had migrations that this version doesn't have
 */
export async function buildSchema(
  db: Session,
  migrations: readonly AppliedMigration[],
  migrationsFolder: string,
): Promise<void> {
  for (const file of schemaFiles(migrationsFolder, 'before')) await db.rows(file.text);
  const known = new Map(readMigrationFiles({ migrationsFolder }).map((migration) => [migration.hash, migration]));
  for (const { hash, createdAt } of migrations) {
    const migration = known.get(hash);
    if (migration === undefined) {
      throw new DomainError(
        'conflict',
        'backup_of_another_version',
        `The backup is of a newer or a changed version: this one doesn't know its migration of ` +
          `${new Date(createdAt).toISOString()}. Restore it with the version that made it.`,
      );
    }
    for (const statement of migration.sql) await db.rows(statement);
  }
  // As drizzle makes it; its rows come with the others.
  await db.rows(`create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
}
