import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import { tenders } from '../tenders/table.ts';
import { DOCUMENT_FORMATS, type Place } from './document-text.ts';
import { FINDING_KINDS } from './findings/finding.ts';

/** Where the reading of a document stands; `no_text`: pictures of pages alone, as a scanner makes them. */
export const READING_STATES = ['reading', 'read', 'no_text', 'failed'] as const;
/** What a coordinator did with a finding. */
export const FINDING_DECISIONS = ['taken_over', 'struck_out'] as const;

/** Why a document could not be read. */
export type DocumentFault = { code: string; message: string };

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

const clusterId = () =>
  uuid('cluster_id')
    .notNull()
    .references(() => clusters.id, { onDelete: 'cascade' });
const tenderId = () =>
  uuid('tender_id')
    .notNull()
    .references(() => tenders.id, { onDelete: 'cascade' });

/**
 * A document of a buyer's consultation, as it was uploaded. For the coordinators of the cluster alone: that a cluster
 * reads it says what it plans.
 */
export const consultationDocuments = pgTable(
  'consultation_documents',
  {
    id: primaryId(),
    clusterId: clusterId(),
    tenderId: tenderId(),
    name: text('name').notNull(),
    size: integer('size').notNull(),
    /** Of the bytes, in hexadecimal: the same file is there once. */
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    state: text('state', { enum: READING_STATES }).notNull().default('reading'),
    fault: jsonb('fault').$type<DocumentFault>(),
    format: text('format', { enum: DOCUMENT_FORMATS }),
    pages: integer('pages'),
    /** Pages read so far; of what has pages. */
    pagesDone: integer('pages_done').notNull().default(0),
    pagesWithoutText: integer('pages_without_text').array().notNull().default([]),
    uploadedBy: uuid('uploaded_by'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    uniqueIndex('consultation_documents_file').on(t.tenderId, t.sha256),
    readPolicy('consultation_documents', either(seesAll, coordinates('cluster_id'))),
    writePolicy('consultation_documents', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** Something that a document says, with its words; it counts for nothing before a coordinator takes it over. */
export const consultationFindings = pgTable(
  'consultation_findings',
  {
    id: primaryId(),
    clusterId: clusterId(),
    tenderId: tenderId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => consultationDocuments.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    kind: text('kind', { enum: FINDING_KINDS }).notNull(),
    what: text('what').notNull(),
    value: bigint('value', { mode: 'number' }),
    at: text('at'),
    cpv: text('cpv').array().notNull().default([]),
    lot: text('lot'),
    mandatory: boolean('mandatory'),
    place: jsonb('place').$type<Place>().notNull(),
    quote: text('quote').notNull(),
    confidence: real('confidence').notNull(),
    decision: text('decision', { enum: FINDING_DECISIONS }),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('consultation_findings_document').on(t.documentId, t.position),
    index('consultation_findings_needs')
      .on(t.tenderId)
      .where(sql`${t.kind} in ('trade', 'certificate', 'min_turnover')`),
    readPolicy('consultation_findings', either(seesAll, coordinates('cluster_id'))),
    writePolicy('consultation_findings', either(seesAll, coordinates('cluster_id'))),
  ],
);
