import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { createApplicationRole, migrateDatabase } from '../db/migrate.ts';
import { DomainError } from '../shared/errors.ts';
import { readArchive } from './archive.ts';
import { fixTextFormat, quoteColumns, quoteTable } from './catalog.ts';
import { sendUnfinishedJobsAgain, takeDownGuards } from './constraints.ts';
import { assertAlone, clearDatabase } from './empty.ts';
import { type BackupHeader, type BackupSummary, tableKey } from './format.ts';
import { type Part, parseBackup } from './parts.ts';
import { buildSchema } from './schema-version.ts';
import { assertSame, restoreSequences } from './verify.ts';

/**
 * Puts a backup into a database: the schema of the backup's version, its rows, then the migrations that this version
 * has beyond it. All of the rows come in one transaction, which commits only if every table holds what it held when
 * the backup was made; until then, and after any error, the database is as before.
 *
 * @param url connects as the owner of the database or as a superuser
 * @param options.force replace the data of a database that isn't empty
 * @throws DomainError `database_not_empty`, `database_in_use`, `backup_unreadable`, `backup_of_another_version`
 */
export async function restoreDatabase(
  url: string,
  file: string,
  options: { force: boolean; progress?: (line: string) => void },
): Promise<BackupSummary> {
  const progress = options.progress ?? (() => undefined);
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-restore' },
  });
  try {
    await assertAlone(sql);
    await createApplicationRole(sql);
    const summary = await sql.begin(async (tx) => {
      await fixTextFormat(tx);
      await clearDatabase(tx, options.force);
      return load(tx, file, progress);
    });
    progress('rows are in; bringing the schema to this version');
    await migrateDatabase(url);
    return summary;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function load(
  tx: postgres.TransactionSql,
  file: string,
  progress: (line: string) => void,
): Promise<BackupSummary> {
  const parts = parseBackup(readArchive(file), file);
  let header: BackupHeader | null = null;
  let putBack: () => Promise<void> = async () => undefined;
  for await (const part of parts) {
    if (part.kind === 'header') {
      header = part.header;
      await buildSchema(tx, header);
      putBack = await takeDownGuards(tx);
    } else if (part.kind === 'table') {
      await copyIn(tx, part);
      progress(`${tableKey(part.table)} loaded`);
    } else if (header !== null) {
      await assertSame(tx, header.tables, part.summary, progress);
      await restoreSequences(tx, part.summary.sequences);
      await sendUnfinishedJobsAgain(tx);
      await putBack();
      return part.summary;
    }
  }
  throw new DomainError('invalid', 'backup_unreadable', `${file} ends too early.`);
}

async function copyIn(tx: postgres.TransactionSql, part: Extract<Part, { kind: 'table' }>): Promise<void> {
  const { table } = part;
  const sink = await tx.unsafe(`copy ${quoteTable(table)} (${quoteColumns(table)}) from stdin`).writable();
  await pipeline(Readable.from(part.rows), sink);
}
