import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import type { Correction } from '../notices/corrections/correction.ts';
import type { JsonObject } from '../notices/json/value.ts';
import { tenders } from './table.ts';

/** A notice that tells only a part: the state of its tender comes of several. */
export type TakenPart = { release: JsonObject } | { correction: Correction };

/** Every notice version that a cluster has taken in, and the tender that it made, changed or belongs to. */
export const takenNotices = pgTable(
  'taken_notices',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id, { onDelete: 'cascade' }),
    format: text('format').notNull(),
    noticeId: text('notice_id').notNull(),
    noticeVersion: text('notice_version').notNull(),
    kind: text('kind').notNull(),
    /** Number in the Official Journal without leading zeros, or the publisher's own. */
    publicationId: text('publication_id'),
    procedureId: text('procedure_id'),
    /** The notice that a change or cancellation acts on: id or publication number. */
    changesNotice: text('changes_notice'),
    /** What later notices build on: an OCDS release to merge, or a correction that waits for its notice. */
    part: jsonb('part').$type<TakenPart>(),
    tenderId: uuid('tender_id').references(() => tenders.id, { onDelete: 'cascade' }),
    takenAt: createdAt(),
  },
  (t) => [
    uniqueIndex('taken_notices_once').on(t.clusterId, t.noticeId, t.noticeVersion, t.format),
    index('taken_notices_publication').on(t.clusterId, t.publicationId),
    index('taken_notices_procedure').on(t.clusterId, t.procedureId),
    index('taken_notices_changes').on(t.clusterId, t.changesNotice),
    index('taken_notices_tender').on(t.tenderId),
    readPolicy('taken_notices', either(seesAll, coordinates('cluster_id'))),
    writePolicy('taken_notices', either(seesAll, coordinates('cluster_id'))),
  ],
);
