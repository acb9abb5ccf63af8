import { DomainError } from '../shared/errors.ts';
import { fingerprint } from './catalog.ts';
import { type BackupSummary, type BackupTable, type SequenceState, tableKey } from './format.ts';
import type { Session } from './session.ts';

/**
 * Compares the tables of the database, as they are in this transaction, with what the backup says they held.
 * @throws DomainError `backup_unreadable` that names the table that differs
 */
export async function assertSame(
  db: Session,
  tables: readonly BackupTable[],
  summary: BackupSummary,
  progress: (line: string) => void,
): Promise<void> {
  for (const table of tables) {
    const wanted = summary.tables[tableKey(table)];
    const found = await fingerprint(db, table);
    if (wanted?.rows !== found.rows || wanted.fingerprint !== found.fingerprint) {
      throw new DomainError(
        'invalid',
        'backup_unreadable',
        `${tableKey(table)} came out with ${found.rows} rows, not the ${wanted?.rows} that went in, or with other values.`,
      );
    }
  }
  progress(`${tables.length} tables hold what they held`);
}

/** Sets the sequences to where they stood. */
export async function restoreSequences(db: Session, sequences: readonly SequenceState[]): Promise<void> {
  for (const { schema, name, value, called } of sequences) {
    await db.rows(`select setval(format('%I.%I', $1::text, $2::text)::regclass, $3::bigint, $4)`, [
      schema,
      name,
      value,
      called,
    ]);
  }
}
