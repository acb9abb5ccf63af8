import { ensureApplicationRole, migrateDatabase, migrationsFolder } from '../migrate.ts';
import { DomainError } from '../shared/errors.ts';
import { readArchive } from './archive.ts';
import { fixTextFormat, quoteColumns, quoteTable } from './catalog.ts';
import { sendUnfinishedJobsAgain, takeDownGuards } from './constraints.ts';
import { assertAlone, clearDatabase } from './empty.ts';
import { type BackupHeader, type BackupSummary, tableKey } from './format.ts';
import { parseBackup } from './parts.ts';
import { buildSchema } from './schema-version.ts';
import { openSession, type Session } from './session.ts';
import { assertSame, restoreSequences } from './verify.ts';

/**
 * Puts a backup into a database: the schema of the backup's version, its rows, then the migrations that this version
 * has beyond it. All of the rows come in one transaction, which commits only if every table holds what it held when
 * the backup was made; until then, and after any error, the database is as before.
 *
 * @param url connects as the owner of the database or as a superuser
 * @param options.force replace the data of a database that isn't empty
 * @param options.migrations where the migrations are; another folder in tests only
 * @throws DomainError `database_not_empty`, `database_in_use`, `backup_unreadable`, `backup_of_another_version`
 */
export async function restoreDatabase(
  url: string,
  file: string,
  options: { force: boolean; progress?: (line: string) => void; migrations?: string },
): Promise<BackupSummary> {
  const migrations = options.migrations ?? migrationsFolder;
  const progress = options.progress ?? (() => undefined);
  const db = await openSession(url, 'groupement-restore');
  let summary: BackupSummary;
  try {
    await assertAlone(db);
    await ensureApplicationRole(url);
    summary = await db.transaction('isolation level read committed', async () => {
      await fixTextFormat(db);
      await clearDatabase(db, options.force);
      return load(db, file, migrations, progress);
    });
  } finally {
    await db.close();
  }
  progress('rows are in; bringing the schema to this version');
  await migrateDatabase(url, migrations);
  return summary;
}

async function load(
  db: Session,
  file: string,
  migrations: string,
  progress: (line: string) => void,
): Promise<BackupSummary> {
  const parts = parseBackup(readArchive(file), file);
  let header: BackupHeader | null = null;
  let putBack: () => Promise<void> = async () => undefined;
  for await (const part of parts) {
    if (part.kind === 'header') {
      header = part.header;
      await buildSchema(db, header.migrations, migrations);
      putBack = await takeDownGuards(db);
    } else if (part.kind === 'table') {
      const { table, rows } = part;
      await db.copyIn(`copy ${quoteTable(table)} (${quoteColumns(table)}) from stdin`, rows);
      progress(`${tableKey(part.table)} loaded`);
    } else if (header !== null) {
      await assertSame(db, header.tables, part.summary, progress);
      await restoreSequences(db, part.summary.sequences);
      await sendUnfinishedJobsAgain(db);
      await putBack();
      return part.summary;
    }
  }
  throw new DomainError('invalid', 'backup_unreadable', `${file} ends too early.`);
}
