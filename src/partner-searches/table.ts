import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { applicationRole, coordinates, either, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { lots, tenders } from '../tenders/table.ts';
import { COUNT_BANDS, type GroupBands, type SearchQuestion } from './question.domain.ts';

export const SEARCH_STATES = ['draft', 'published', 'closed'] as const;

/** A cluster's question to the others: who could do a part of this lot? Seen by the asking cluster alone. */
export const partnerSearches = pgTable(
  'partner_searches',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    /** For which work; null: a standing search, for no tender yet. */
    tenderId: uuid('tender_id').references(() => tenders.id),
    lotId: uuid('lot_id').references(() => lots.id, { onDelete: 'cascade' }),
    requirementIds: uuid('requirement_ids').array().notNull(),
    question: jsonb('question').$type<SearchQuestion>().notNull(),
    /** Trades and regions in one word: questions that share it are near-identical. */
    kinship: text('kinship').notNull(),
    state: text('state', { enum: SEARCH_STATES }).notNull().default('draft'),
    /** How many could do it in all clusters that were asked; null: not asked yet. */
    count: text('count', { enum: COUNT_BANDS }),
    /** The band that was told of each group of trades: told again for a while, whatever has changed. */
    bands: jsonb('bands').$type<GroupBands>().notNull().default({}),
    answerBy: instant('answer_by').notNull(),
    publishedAt: instant('published_at'),
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('partner_searches_cluster').on(t.clusterId, t.id),
    index('partner_searches_kinship').on(t.clusterId, t.kinship, t.publishedAt),
    check('partner_searches_asked', sql`${t.state} = 'draft' or ${t.publishedAt} is not null`),
    readPolicy('partner_searches', either(seesAll, coordinates('cluster_id'))),
    writePolicy('partner_searches', either(seesAll, coordinates('cluster_id'))),
  ],
);

/**
 * A member's word in advance: whoever asks for one of these groups of trades may be offered its company, without its name,
 * until that day. Its people give it and take it back.
 */
export const partnerStandingOffers = pgTable(
  'partner_standing_offers',
  {
    id: primaryId(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Groups of trades (three digits, then zeros). */
    cpv: text('cpv').array().notNull(),
    /** Last day on which it holds. */
    until: date('until_day').notNull(),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('partner_standing_offers_organisation').on(t.organisationId),
    readPolicy('partner_standing_offers', either(seesAll, speaksFor('organisation_id'))),
    writePolicy('partner_standing_offers', either(seesAll, speaksFor('organisation_id'))),
  ],
);

/** The question as it lies with a cluster that was asked. Who asks is not in the row: nobody can read it from there. */
export const partnerSearchInbox = pgTable(
  'partner_search_inbox',
  {
    id: primaryId(),
    searchId: uuid('search_id')
      .notNull()
      .references(() => partnerSearches.id, { onDelete: 'cascade' }),
    /** The cluster that was asked. */
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    question: jsonb('question').$type<SearchQuestion>().notNull(),
    /** How many of its own members could do it. */
    count: text('count', { enum: COUNT_BANDS }).notNull(),
    answerBy: instant('answer_by').notNull(),
    /** When the asking cluster ended the search. */
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('partner_search_inbox_once').on(t.searchId, t.clusterId),
    index('partner_search_inbox_cluster').on(t.clusterId, t.searchId),
    readPolicy('partner_search_inbox', either(seesAll, coordinates('cluster_id'))),
    writePolicy('partner_search_inbox', seesAll),
  ],
);

/**
 * `chosen` by its coordinator, the member is asked; `offered` it wants to; `refused` it does not; `accepted` the asking
 * cluster takes the offer and names are told; `declined` it does not; `withdrawn` the member takes the offer back.
 */
export const ANSWER_STATES = ['chosen', 'offered', 'refused', 'accepted', 'declined', 'withdrawn'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/**
 * A member that could help. Its own people and its coordinators see the row, the asking cluster only once it accepted; before
 * that it reads a profile without a name (`partner_search_offers` of drizzle/after/partner-searches.sql).
 */
export const partnerSearchAnswers = pgTable(
  'partner_search_answers',
  {
    id: primaryId(),
    searchId: uuid('search_id')
      .notNull()
      .references(() => partnerSearches.id, { onDelete: 'cascade' }),
    /** The cluster that was asked and chose the member. */
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    question: jsonb('question').$type<SearchQuestion>().notNull(),
    answerBy: instant('answer_by').notNull(),
    state: text('state', { enum: ANSWER_STATES }).notNull().default('chosen'),
    /** Who asks, and for which tender: written when names are told, null before. */
    askingClusterId: uuid('asking_cluster_id').references(() => clusters.id),
    tenderId: uuid('tender_id').references(() => tenders.id),
    offeredAt: instant('offered_at'),
    decidedAt: instant('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    // A company of two clusters may be chosen by both: a refusal would tell one of the other.
    uniqueIndex('partner_search_answers_once').on(t.searchId, t.clusterId, t.organisationId),
    index('partner_search_answers_cluster').on(t.clusterId),
    index('partner_search_answers_organisation').on(t.organisationId),
    index('partner_search_answers_guests').on(t.askingClusterId, t.tenderId),
    check('partner_search_answers_named', sql`(${t.state} = 'accepted') = (${t.askingClusterId} is not null)`),
    readPolicy(
      'partner_search_answers',
      either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'), coordinates('asking_cluster_id')),
    ),
    pgPolicy('partner_search_answers_choose', {
      as: 'permissive',
      to: applicationRole,
      for: 'insert',
      withCheck: either(seesAll, coordinates('cluster_id')),
    }),
    pgPolicy('partner_search_answers_change', {
      as: 'permissive',
      to: applicationRole,
      for: 'update',
      using: either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id')),
      withCheck: either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id')),
    }),
  ],
);
