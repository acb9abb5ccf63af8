/**
 * A backup is a tar.gz of three kinds of members, in this order, so that it is written and read in one pass:
 * `backup.json` (a `BackupHeader`); `tables/SCHEMA.TABLE/000001.copy` and on, the rows as PostgreSQL's COPY writes them
 * (text format, one row a line); `summary.json` (a `BackupSummary`), whose absence betrays a file that was cut off.
 */
export const FORMAT = 1;
export const HEADER = 'backup.json';
export const SUMMARY = 'summary.json';

/** A table and its columns in the order in which the rows carry them; generated columns are left out. */
export type BackupTable = { schema: string; name: string; columns: string[] };

/** One applied migration: SHA-256 of its file, and the time (ms) by which drizzle orders it. */
export type AppliedMigration = { hash: string; createdAt: number };

/** What the backup is of. */
export type BackupHeader = {
  format: number;
  /** ISO 8601. */
  madeAt: string;
  /** Of the server that it was taken from. */
  postgres: string;
  /** The schema's version: every migration that it has had, in order. */
  migrations: AppliedMigration[];
  tables: BackupTable[];
};

/**
 * What a table held. `bytes` and `sha256` are of the rows in the file; `fingerprint` is of the rows in the database,
 * whatever their order: the sum of the first 64 bits of each row's SHA-256, as a decimal number.
 */
export type TableSummary = { rows: number; bytes: number; sha256: string; fingerprint: string };

/** Where a sequence stood. */
export type SequenceState = { schema: string; name: string; value: string; called: boolean };

/** What was written; `tables` by `SCHEMA.TABLE`. */
export type BackupSummary = { tables: Record<string, TableSummary>; sequences: SequenceState[] };

/** The name of a table as the archive and people's messages use it. */
export const tableKey = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}`;
