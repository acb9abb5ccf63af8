import { sql } from 'drizzle-orm';
import { customType, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';

export const IMPORT_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export const FILE_OUTCOMES = ['waiting', 'done', 'refused'] as const;

/** What became of one file of an import: counts of notices by outcome and the tenders concerned. */
export type FileResult = {
  notices: number;
  created: number;
  updated: number;
  unchanged: number;
  recorded: number;
  tenderIds: string[];
  /** Notices of the file that could not be used, by their place in it. */
  refused: { index: number; noticeId: string; code: string; message: string }[];
};

/** Why a file could not be read at all. */
export type FileError = { code: string; message: string; line?: number; column?: number };

/** A bulk import: one job, its files one transaction each. */
export const imports = pgTable(
  'imports',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id, { onDelete: 'cascade' }),
    state: text('state', { enum: IMPORT_STATES }).notNull().default('queued'),
    total: integer('total').notNull(),
    createdBy: uuid('created_by'),
    error: text('error'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('imports_cluster').on(t.clusterId, t.id),
    readPolicy('imports', either(seesAll, coordinates('cluster_id'))),
    writePolicy('imports', either(seesAll, coordinates('cluster_id'))),
  ],
);

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

/** One file of an import; its bytes are dropped when it is done. */
export const importFiles = pgTable(
  'import_files',
  {
    id: primaryId(),
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    content: bytes('content'),
    outcome: text('outcome', { enum: FILE_OUTCOMES }).notNull().default('waiting'),
    result: jsonb('result').$type<FileResult>(),
    error: jsonb('error').$type<FileError>(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    uniqueIndex('import_files_position').on(t.importId, t.position),
    index('import_files_waiting').on(t.importId, t.position).where(sql`${t.outcome} = 'waiting'`),
    readPolicy('import_files', sql.raw('exists (select 1 from imports i where i.id = import_files.import_id)')),
    writePolicy(
      'import_files',
      sql.raw(`exists (select 1 from imports i where i.id = import_files.import_id
        and ((select app_sees_all()) or i.cluster_id = any ((select app_clusters())::uuid[])))`),
    ),
  ],
);
