import { boolean, index, jsonb, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from '../../db/columns.ts';
import { coordinates, either, isSystem, readPolicy, seesAll, writePolicy } from '../../db/policies.ts';
import { lots } from '../../tenders/table.ts';

/** What a coordinator did with a need: a proposal confirmed or struck out, or one added that was not proposed. */
export const NEED_ACTS = ['confirmed', 'struck_out', 'added'] as const;
export type NeedAct = (typeof NEED_ACTS)[number];

/** Decisions on what lots need, kept to learn from; the newest of a lot and a need counts. */
export const needDecisions = pgTable(
  'need_decisions',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id').notNull(),
    lotId: uuid('lot_id')
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    act: text('act', { enum: NEED_ACTS }).notNull(),
    cpv: text('cpv').notNull(),
    certification: text('certification'),
    /** The lot's main code then; null: it had none. */
    cpvMain: text('cpv_main'),
    /** What proposed it (`trade`, `cpv-main`, …) and how sure it was before any lesson; null: it was added. */
    origin: jsonb('origin').$type<{ kind: string; confidence: number }>(),
    decidedBy: uuid('decided_by'),
    createdAt: createdAt(),
  },
  (t) => [
    index('need_decisions_lot').on(t.lotId, t.id),
    readPolicy('need_decisions', either(seesAll, coordinates('cluster_id'))),
    writePolicy('need_decisions', either(seesAll, coordinates('cluster_id'))),
  ],
);

/**
 * What the installation has learned from them: by how much the log odds of a class of trades move for works of a kind.
 * It names no lot, no cluster and nobody.
 */
export const needLessons = pgTable(
  'need_lessons',
  {
    id: primaryId(),
    /** First three digits of the lot's main code; `*`: works of every kind. */
    work: text('work').notNull(),
    /** First four digits of the trade's code; and the code of it that coordinators chose most. */
    trade: text('trade').notNull(),
    cpv: text('cpv').notNull(),
    shift: real('shift').notNull(),
    /** Chosen so often that it is proposed where nothing else proposes it. */
    proposes: boolean('proposes').notNull().default(false),
    learnedAt: instant('learned_at').notNull(),
  },
  (t) => [
    uniqueIndex('need_lessons_pair').on(t.work, t.trade),
    readPolicy('need_lessons', isSystem),
    writePolicy('need_lessons', isSystem),
  ],
);
