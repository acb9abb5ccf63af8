import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import type { SurveyedLot } from './wanted.domain.ts';

export const SURVEY_STATES = ['queued', 'running', 'done', 'failed'] as const;

/** A look back at the tenders that a cluster took up: which capabilities it lacked, and what each would have been worth. */
export const recruitingSurveys = pgTable(
  'recruiting_surveys',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    /** First and last day on which the tenders were taken up. */
    from: date('from_day').notNull(),
    to: date('to_day').notNull(),
    state: text('state', { enum: SURVEY_STATES }).notNull().default('queued'),
    lotsTotal: integer('lots_total').notNull().default(0),
    /** What was found so far, lot by lot: a survey that is interrupted goes on behind them. */
    found: jsonb('found').$type<SurveyedLot[]>().notNull().default([]),
    requestedBy: uuid('requested_by'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('recruiting_surveys_cluster').on(t.clusterId, t.id),
    check('recruiting_surveys_days', sql`${t.from} <= ${t.to}`),
    readPolicy('recruiting_surveys', either(seesAll, coordinates('cluster_id'))),
    writePolicy('recruiting_surveys', either(seesAll, coordinates('cluster_id'))),
  ],
);
