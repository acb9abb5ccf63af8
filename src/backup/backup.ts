import { createHash } from 'node:crypto';
import { DomainError } from '../shared/errors.ts';
import { type AddMember, writeArchive } from './archive.ts';
import {
  fingerprint,
  fixTextFormat,
  listMigrations,
  listSequences,
  listTables,
  quoteColumns,
  quoteTable,
} from './catalog.ts';
import {
  type BackupHeader,
  type BackupSummary,
  type BackupTable,
  FORMAT,
  HEADER,
  SUMMARY,
  type TableSummary,
  tableKey,
} from './format.ts';
import { seeingEveryRow } from './row-security.ts';
import { openSession, type Session } from './session.ts';

/** Bytes of rows in one member of the archive, and so about what is held in memory. */
const CHUNK = 1 << 20;

/**
 * Writes the whole database to one file, as it stood at one instant, while the application works on.
 *
 * @param url connects as the owner of the tables or as a superuser
 * @param file replaced if it exists, and only by a complete backup
 * @throws DomainError `nothing_to_back_up` where no schema is yet, `backup_needs_owner`
 */
export async function backupDatabase(
  url: string,
  file: string,
  progress: (line: string) => void = () => undefined,
): Promise<{ header: BackupHeader; summary: BackupSummary }> {
  const db = await openSession(url, 'groupement-backup');
  try {
    return await seeingEveryRow(db, () =>
      db.transaction('isolation level repeatable read, read only', async () => {
        await fixTextFormat(db);
        const header = await describe(db);
        const summary: BackupSummary = { tables: {}, sequences: [] };
        await writeArchive(file, async (add) => {
          await add(HEADER, json(header));
          for (const [at, table] of header.tables.entries()) {
            const written = await writeTable(db, table, add);
            summary.tables[tableKey(table)] = written;
            progress(`${at + 1}/${header.tables.length} ${tableKey(table)}: ${written.rows} rows`);
          }
          summary.sequences = await listSequences(db);
          await add(SUMMARY, json(summary));
        });
        return { header, summary };
      }),
    );
  } finally {
    await db.close();
  }
}

async function describe(db: Session): Promise<BackupHeader> {
  const migrations = await listMigrations(db);
  if (migrations.length === 0) {
    throw new DomainError('not_found', 'nothing_to_back_up', 'This database holds no data of groupement yet.');
  }
  const [server] = await db.rows<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    postgres: server?.version ?? '',
    migrations,
    tables: await listTables(db),
  };
}

async function writeTable(db: Session, table: BackupTable, add: AddMember): Promise<TableSummary> {
  const hash = createHash('sha256');
  let bytes = 0;
  let members = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    const content = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    members += 1;
    await add(`tables/${tableKey(table)}/${String(members).padStart(6, '0')}.copy`, content);
  };
  for await (const rows of db.copyOut(`copy ${quoteTable(table)} (${quoteColumns(table)}) to stdout`)) {
    hash.update(rows);
    bytes += rows.length;
    size += rows.length;
    waiting.push(rows);
    if (size >= CHUNK) await flush();
  }
  if (size > 0) await flush();
  return { ...(await fingerprint(db, table)), bytes, sha256: hash.digest('hex') };
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
