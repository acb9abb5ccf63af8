import { createHash } from 'node:crypto';
import postgres from 'postgres';
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
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-backup' },
  });
  try {
    return await seeingEveryRow(sql, () =>
      sql.begin('isolation level repeatable read read only', async (tx) => {
        await fixTextFormat(tx);
        const header = await describe(tx);
        const summary: BackupSummary = { tables: {}, sequences: [] };
        await writeArchive(file, async (add) => {
          await add(HEADER, json(header));
          for (const [at, table] of header.tables.entries()) {
            const written = await writeTable(tx, table, add);
            summary.tables[tableKey(table)] = written;
            progress(`${at + 1}/${header.tables.length} ${tableKey(table)}: ${written.rows} rows`);
          }
          summary.sequences = await listSequences(tx);
          await add(SUMMARY, json(summary));
        });
        return { header, summary };
      }),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function describe(tx: postgres.TransactionSql): Promise<BackupHeader> {
  const migrations = await listMigrations(tx);
  if (migrations.length === 0) {
    throw new DomainError('not_found', 'nothing_to_back_up', 'This database holds no data of groupement yet.');
  }
  const [version] = await tx`select current_setting('server_version') as version`;
  return {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    postgres: String(version?.['version']),
    migrations,
    tables: await listTables(tx),
  };
}

async function writeTable(tx: postgres.TransactionSql, table: BackupTable, add: AddMember): Promise<TableSummary> {
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
  for await (const rows of copyOut(tx, table)) {
    hash.update(rows);
    bytes += rows.length;
    size += rows.length;
    waiting.push(rows);
    if (size >= CHUNK) await flush();
  }
  if (size > 0) await flush();
  return { ...(await fingerprint(tx, table)), bytes, sha256: hash.digest('hex') };
}

async function* copyOut(tx: postgres.TransactionSql, table: BackupTable): AsyncGenerator<Buffer> {
  const stream = await tx.unsafe(`copy ${quoteTable(table)} (${quoteColumns(table)}) to stdout`).readable();
  for await (const rows of stream) yield rows as Buffer;
  // postgres.js pauses its socket while we are behind. When the end of the rows came with the last of them nobody asks
  // for more, the socket stays paused and the next query would wait for ever: ask once more.
  stream._read(0);
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
