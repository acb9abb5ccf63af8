import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import { tenders } from '../tenders/table.ts';

const clusterId = () =>
  uuid('cluster_id')
    .notNull()
    .references(() => clusters.id, { onDelete: 'cascade' });

const ofCluster = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'))),
];

export const WATCH_SOURCES = ['folder', 'ted', 'boamp'] as const;

/** What a cluster wants to see of the notices that a watch finds. */
export type WatchFilters = {
  /** CPV code prefixes, two to eight digits; none: the codes of the cluster's members. */
  cpv: string[];
  /** NUTS prefixes; none: anywhere. */
  nuts: string[];
  /** Words that raise the score, in any language of the notice. */
  keywords: string[];
  /** Score in basis points from which a notice becomes a draft tender. */
  minScoreBp: number;
};

/** A source that is polled for new notices. */
export const watches = pgTable(
  'watches',
  {
    id: primaryId(),
    clusterId: clusterId(),
    name: text('name').notNull(),
    source: text('source', { enum: WATCH_SOURCES }).notNull(),
    /** A folder's path below the watch folder, or the address of a search service. */
    location: text('location').notNull(),
    query: text('query'),
    filters: jsonb('filters').$type<WatchFilters>().notNull(),
    everyMinutes: integer('every_minutes').notNull().default(60),
    enabled: boolean('enabled').notNull().default(true),
    /** Where the next poll goes on: the source's own token or day. */
    position: text('position'),
    polledAt: instant('polled_at'),
    error: text('error'),
    createdAt: createdAt(),
  },
  (t) => [index('watches_cluster').on(t.clusterId, t.id), ...ofCluster('watches')],
);

/** A notice that a watch has seen: never looked at twice. */
export const watchFinds = pgTable(
  'watch_finds',
  {
    id: primaryId(),
    watchId: uuid('watch_id')
      .notNull()
      .references(() => watches.id, { onDelete: 'cascade' }),
    clusterId: clusterId(),
    /** The source's key of the notice: file name with digest, publication number. */
    key: text('key').notNull(),
    noticeId: text('notice_id'),
    title: text('title'),
    scoreBp: integer('score_bp').notNull().default(0),
    reasons: jsonb('reasons').$type<string[]>().notNull().default([]),
    outcome: text('outcome', { enum: ['proposed', 'below', 'known', 'refused'] }).notNull(),
    tenderId: uuid('tender_id').references(() => tenders.id, { onDelete: 'set null' }),
    foundAt: createdAt(),
  },
  (t) => [
    uniqueIndex('watch_finds_once').on(t.watchId, t.key),
    index('watch_finds_cluster').on(t.clusterId, t.id),
    ...ofCluster('watch_finds'),
  ],
);
