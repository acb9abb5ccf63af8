import type postgres from 'postgres';
import { DomainError } from '../shared/errors.ts';
import { fingerprint } from './catalog.ts';
import { type BackupSummary, type BackupTable, type SequenceState, tableKey } from './format.ts';

/**
 * Compares the tables of the database, as they are in this transaction, with what the backup says they held.
 * @throws DomainError `backup_unreadable` that names the table that differs
 */
export async function assertSame(
  tx: postgres.TransactionSql,
  tables: readonly BackupTable[],
  summary: BackupSummary,
  progress: (line: string) => void,
): Promise<void> {
  for (const table of tables) {
    const wanted = summary.tables[tableKey(table)];
    const found = await fingerprint(tx, table);
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
export async function restoreSequences(
  tx: postgres.TransactionSql,
  sequences: readonly SequenceState[],
): Promise<void> {
  for (const { schema, name, value, called } of sequences) {
    await tx`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${value}::bigint, ${called})`;
  }
}
