import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import type { Decision, Lesson } from './lessons.ts';
import { needDecisions, needLessons } from './table.ts';

export type NeedDecisionRow = typeof needDecisions.$inferSelect;

export async function insertDecisions(tx: Tx, rows: (typeof needDecisions.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(needDecisions).values(rows);
}

/** Decisions on a lot's needs, oldest first. */
export const findDecisions = (tx: Tx, lotId: string): Promise<NeedDecisionRow[]> =>
  tx.select().from(needDecisions).where(eq(needDecisions.lotId, lotId)).orderBy(asc(needDecisions.id));

/** The newest decision on each need of each lot, of trades that were proposed or added: what lessons are drawn from. */
export async function findLessonDecisions(tx: Tx): Promise<Decision[]> {
  const rows = await tx.select().from(needDecisions).orderBy(asc(needDecisions.id));
  const newest = new Map<string, NeedDecisionRow>();
  for (const row of rows) if (row.certification === null) newest.set(`${row.lotId} ${row.cpv}`, row);
  return [...newest.values()]
    .filter(({ origin }) => origin === null || origin.kind === 'trade')
    .map(({ lotId, act, cpv, cpvMain, origin }) => ({
      lotId,
      act,
      cpv,
      cpvMain,
      confidence: origin?.confidence ?? null,
    }));
}

export const findLessons = (tx: Tx): Promise<Lesson[]> =>
  tx
    .select({
      work: needLessons.work,
      trade: needLessons.trade,
      cpv: needLessons.cpv,
      shift: needLessons.shift,
      proposes: needLessons.proposes,
    })
    .from(needLessons)
    .orderBy(asc(needLessons.work), asc(needLessons.trade));

/** Puts lessons in the place of those that were there. */
export async function replaceLessons(tx: Tx, lessons: readonly Lesson[], learnedAt: Date): Promise<void> {
  await tx.delete(needLessons);
  if (lessons.length > 0) await tx.insert(needLessons).values(lessons.map((one) => ({ ...one, learnedAt })));
}
