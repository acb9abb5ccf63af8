import { createHash } from 'node:crypto';
import { DomainError } from '../shared/errors.ts';
import type { Member } from './archive.ts';
import {
  type BackupHeader,
  type BackupSummary,
  type BackupTable,
  FORMAT,
  HEADER,
  SUMMARY,
  tableKey,
} from './format.ts';

/** A backup as it is read: the header, each table that has rows (read its `rows` before going on), the summary. */
export type Part =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'table'; table: BackupTable; rows: AsyncIterable<Buffer> }
  | { kind: 'summary'; summary: BackupSummary };

const unreadable = (why: string) => new DomainError('invalid', 'backup_unreadable', why);

/**
 * Reads the members of an archive as a backup and checks the bytes of every table against the summary.
 * @throws DomainError `backup_unreadable`
 */
export async function* parseBackup(members: AsyncGenerator<Member>, file: string): AsyncGenerator<Part> {
  const first = await members.next();
  if (first.done || first.value.name !== HEADER) throw unreadable(`${file} is not a backup of groupement.`);
  const header = JSON.parse(first.value.content.toString()) as BackupHeader;
  if (header.format !== FORMAT) {
    throw unreadable(`${file} is in format ${header.format}; this version reads format ${FORMAT}.`);
  }
  yield { kind: 'header', header };

  const tables = new Map(header.tables.map((table) => [`tables/${tableKey(table)}/`, table]));
  const digests = new Map<string, string>();
  let next = await members.next();
  while (!next.done && next.value.name !== SUMMARY) {
    const folder = next.value.name.slice(0, next.value.name.lastIndexOf('/') + 1);
    const table = tables.get(folder);
    if (table === undefined) throw unreadable(`${file} holds ${next.value.name}, which belongs to no table.`);
    tables.delete(folder);
    const hash = createHash('sha256');
    const rows = async function* () {
      for (; !next.done && next.value.name.startsWith(folder); next = await members.next()) {
        hash.update(next.value.content);
        yield next.value.content;
      }
    };
    yield { kind: 'table', table, rows: rows() };
    digests.set(tableKey(table), hash.digest('hex'));
  }
  if (next.done) throw unreadable(`${file} ends too early: its summary is missing.`);

  const summary = JSON.parse(next.value.content.toString()) as BackupSummary;
  const empty = createHash('sha256').digest('hex');
  for (const table of header.tables.map(tableKey)) {
    if (summary.tables[table]?.sha256 !== (digests.get(table) ?? empty)) {
      throw unreadable(`${file}: the rows of ${table} are not those that were written.`);
    }
  }
  yield { kind: 'summary', summary };
}
