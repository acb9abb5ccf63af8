import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, isSignedIn, isSystem, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { tenders } from '../tenders/table.ts';

const clusterId = () =>
  uuid('cluster_id')
    .notNull()
    .references(() => clusters.id, { onDelete: 'cascade' });

const ofCluster = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'))),
];

/** Every notice version that a cluster has taken in, and the tender that it made, changed or belongs to. */
export const takenNotices = pgTable(
  'taken_notices',
  {
    id: primaryId(),
    clusterId: clusterId(),
    format: text('format').notNull(),
    noticeId: text('notice_id').notNull(),
    noticeVersion: text('notice_version').notNull(),
    kind: text('kind').notNull(),
    /** Number in the Official Journal without leading zeros, or the publisher's own. */
    publicationId: text('publication_id'),
    procedureId: text('procedure_id'),
    /** The notice that a change or cancellation acts on: id or publication number. */
    changesNotice: text('changes_notice'),
    tenderId: uuid('tender_id').references(() => tenders.id, { onDelete: 'cascade' }),
    takenAt: createdAt(),
  },
  (t) => [
    uniqueIndex('taken_notices_once').on(t.clusterId, t.noticeId, t.noticeVersion, t.format),
    index('taken_notices_publication').on(t.clusterId, t.publicationId),
    index('taken_notices_procedure').on(t.clusterId, t.procedureId),
    index('taken_notices_changes').on(t.clusterId, t.changesNotice),
    index('taken_notices_tender').on(t.tenderId),
    ...ofCluster('taken_notices'),
  ],
);

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
    clusterId: clusterId(),
    state: text('state', { enum: IMPORT_STATES }).notNull().default('queued'),
    total: integer('total').notNull(),
    createdBy: uuid('created_by'),
    error: text('error'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('imports_cluster').on(t.clusterId, t.id), ...ofCluster('imports')],
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

/** Public awards read from result notices: the market's memory, the same for every cluster. */
export const publicAwards = pgTable(
  'public_awards',
  {
    id: primaryId(),
    format: text('format').notNull(),
    noticeId: text('notice_id').notNull(),
    /** Key of the award within its notice. */
    awardKey: text('award_key').notNull(),
    lotId: text('lot_id').notNull(),
    buyerName: text('buyer_name').notNull(),
    buyerCountry: text('buyer_country'),
    buyerIds: text('buyer_ids').array().notNull().default([]),
    title: text('title').notNull(),
    cpv: text('cpv'),
    valueCents: bigint('value_cents', { mode: 'number' }),
    currency: text('currency'),
    /** Day of the contract, else of the notice. */
    awardedOn: text('awarded_on'),
    tendersReceived: integer('tenders_received'),
    /** The winners are one group; false also where several winners may each have a contract of their own. */
    jointly: boolean('jointly').notNull(),
    readAt: createdAt(),
  },
  (t) => [
    uniqueIndex('public_awards_once').on(t.format, t.noticeId, t.awardKey),
    index('public_awards_cpv').on(t.cpv),
    readPolicy('public_awards', isSignedIn),
    writePolicy('public_awards', isSystem),
  ],
);

export const HOLDER_MATCHES = ['registration', 'name', 'none'] as const;
export const HOLDER_DECISIONS = ['open', 'confirmed', 'rejected'] as const;

/** A winner of a public award, and the organisation that it is taken to be. */
export const awardHolders = pgTable(
  'award_holders',
  {
    id: primaryId(),
    awardId: uuid('award_id')
      .notNull()
      .references(() => publicAwards.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    registrations: text('registrations').array().notNull().default([]),
    country: text('country'),
    size: text('size'),
    role: text('role').notNull(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    matchedBy: text('matched_by', { enum: HOLDER_MATCHES }).notNull().default('none'),
    /** Confidence of the match in basis points of 1. */
    confidenceBp: integer('confidence_bp').notNull().default(0),
    decision: text('decision', { enum: HOLDER_DECISIONS }).notNull().default('open'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('award_holders_place').on(t.awardId, t.position),
    index('award_holders_organisation').on(t.organisationId),
    readPolicy('award_holders', isSignedIn),
    writePolicy('award_holders', isSystem),
  ],
);
