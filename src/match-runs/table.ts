import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, isSystem, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import type { EquipmentAnswer, EquipmentQuestion } from '../equipment/lot-question.domain.ts';
import type { LotResult, TenderResult } from '../matching/index.ts';
import { lots, tenders } from '../tenders/table.ts';
import type { PlanRules } from './plan.ts';

export const MATCH_RUN_STATES = ['queued', 'running', 'succeeded', 'infeasible', 'failed', 'cancelled'] as const;

/** How far a run is: `done` of `total` lots, and the search of the lot under way. */
export type MatchProgress = {
  lotsDone: number;
  lotsTotal: number;
  lotId: string | null;
  nodes: number;
  incumbent: number | null;
  upperBound: number | null;
  /** `plan`: all lots are done, and the plan for the whole tender is being made. */
  stage?: 'lots' | 'plan';
};

/** Options of one run; absent means the policy of the cluster and the engine's defaults. */
export type MatchOptions = {
  k?: number;
  nodes?: number;
  /** How long a lot is searched, where a run goes further than one that the clock had ended. */
  seconds?: number;
  minDifference?: number;
  weights?: Record<string, number>;
};

/** One run of the engine over a tender's lots. */
export const matchRuns = pgTable(
  'match_runs',
  {
    id: primaryId(),
    tenderId: uuid('tender_id')
      .notNull()
      .references(() => tenders.id, { onDelete: 'cascade' }),
    /** The tender's: a run is for coordinators only, so it does not follow who may see the tender. */
    clusterId: uuid('cluster_id').notNull(),
    status: text('status', { enum: MATCH_RUN_STATES }).notNull().default('queued'),
    options: jsonb('options').$type<MatchOptions>().notNull().default({}),
    lotIds: uuid('lot_ids').array().notNull(),
    progress: jsonb('progress').$type<MatchProgress>().notNull(),
    /** Why it failed, in words, for the coordinator. */
    error: text('error'),
    engineVersion: text('engine_version'),
    /** The plan for all lots together, what it was asked for, and the SHA-256 of its JSON; null: none was made. */
    plan: jsonb('plan').$type<TenderResult>(),
    planRules: jsonb('plan_rules').$type<PlanRules>(),
    planHash: text('plan_hash'),
    requestedBy: uuid('requested_by'),
    cancelRequestedAt: instant('cancel_requested_at'),
    /** Somebody asked to end it with the best found so far. */
    stopRequestedAt: instant('stop_requested_at'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('match_runs_tender').on(t.tenderId, t.id),
    readPolicy('match_runs', either(seesAll, coordinates('cluster_id'))),
    writePolicy('match_runs', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** The engine's answer for one lot, with the problem it answered: a run can be replayed to the same bytes. */
export const matchRunLots = pgTable(
  'match_run_lots',
  {
    id: primaryId(),
    matchRunId: uuid('match_run_id')
      .notNull()
      .references(() => matchRuns.id, { onDelete: 'cascade' }),
    clusterId: uuid('cluster_id').notNull(),
    lotId: uuid('lot_id')
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    status: text('status').notNull(),
    result: jsonb('result').$type<LotResult>().notNull(),
    /** The problem as the engine got it: gzip of its JSON, base64. */
    problem: text('problem').notNull(),
    /** SHA-256 of the problem's JSON, hexadecimal. */
    problemHash: text('problem_hash').notNull(),
    resultHash: text('result_hash').notNull(),
    /** After how many looks the clock ended its search; null: it did not. A replay ends at the same one. */
    looks: integer('looks'),
    /** The transactions that the snapshot of candidates had seen, as pg_snapshot writes them; null before there were snapshots. */
    snapshotVersion: text('snapshot_version'),
    /** What the lot asked of the cluster's pool of equipment, and the answer; null: it needs none. */
    equipment: jsonb('equipment').$type<{ question: EquipmentQuestion; answer: EquipmentAnswer }>(),
  },
  (t) => [
    uniqueIndex('match_run_lots_once').on(t.matchRunId, t.lotId),
    readPolicy('match_run_lots', either(seesAll, coordinates('cluster_id'))),
    writePolicy('match_run_lots', either(seesAll, coordinates('cluster_id'))),
  ],
);

/**
 * Who a run that succeeded proposed: what the fair turn and the exposure count, without opening the answers themselves.
 * Written by a trigger when the run succeeds (drizzle/after/proposals.sql).
 */
export const proposals = pgTable(
  'proposals',
  {
    matchRunId: uuid('match_run_id')
      .notNull()
      .references(() => matchRuns.id, { onDelete: 'cascade' }),
    /** As the answer names it; without a foreign key, like the answer: what was proposed stays what it was. */
    organisationId: uuid('organisation_id').notNull(),
    clusterId: uuid('cluster_id').notNull(),
    tenderId: uuid('tender_id').notNull(),
    /** In the first consortium of one of the lots. */
    first: boolean('first').notNull(),
    finishedAt: instant('finished_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.matchRunId, t.organisationId] }),
    index('proposals_cluster').on(t.clusterId, t.finishedAt, t.organisationId, t.tenderId),
    // In the order in which a cluster's are counted again (reports/held), without a sort.
    index('proposals_counted').on(t.clusterId, t.organisationId, t.tenderId, t.finishedAt),
    readPolicy('proposals', either(seesAll, coordinates('cluster_id'))),
    writePolicy('proposals', isSystem),
  ],
);
