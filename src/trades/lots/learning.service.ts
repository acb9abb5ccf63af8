import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../../audit/record.ts';
import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { findLessonDecisions, findLessons, replaceLessons } from './decisions.repository.ts';
import { type Foresight, foresightOf, type Lesson, lessonsFrom } from './lessons.ts';

const LEARNER = systemActor('needs-learning');

/** What learning from decisions changed. */
export type LearningReport = {
  lots: number;
  decisions: { confirmed: number; struckOut: number; added: number };
  /** Null: fewer than five lots were decided, or nothing was proposed for them. */
  foresight: Foresight | null;
  /** Lessons that are new, gone or different, the largest change first; a shift of null: there is none. */
  changes: { work: string; trade: string; cpv: string; from: number | null; to: number | null; proposes: boolean }[];
};

/** Learns from all that coordinators of this installation decided, and tells what changed. The same decisions again change nothing. */
export const learnNeeds = ({ database, clock }: { database: Database; clock: Clock }): Promise<LearningReport> =>
  inTransaction(database, LEARNER, async (tx) => {
    const decisions = await findLessonDecisions(tx);
    const before = await findLessons(tx);
    const lessons = lessonsFrom(decisions);
    const changes = changesBetween(before, lessons);
    if (changes.length > 0) {
      await replaceLessons(tx, lessons, clock());
      await recordAudit(tx, LEARNER, {
        action: 'needs.learned',
        entity: 'needs_learning',
        entityId: uuidv7(),
        payload: { decisions: decisions.length, lessons: lessons.length, changes: changes.length },
      });
    }
    const count = (act: string) => decisions.filter((one) => one.act === act).length;
    return {
      lots: new Set(decisions.map(({ lotId }) => lotId)).size,
      decisions: { confirmed: count('confirmed'), struckOut: count('struck_out'), added: count('added') },
      foresight: foresightOf(decisions),
      changes,
    };
  });

function changesBetween(before: readonly Lesson[], after: readonly Lesson[]): LearningReport['changes'] {
  const keyOf = ({ work, trade }: Lesson) => `${work} ${trade}`;
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const now = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((key) => {
      const [from, to] = [old.get(key), now.get(key)];
      const { work, trade, cpv, proposes } = (to ?? from)!;
      const moved = Math.abs((from?.shift ?? 0) - (to?.shift ?? 0));
      const same = from !== undefined && to !== undefined && moved < 1e-3 && from.proposes === to.proposes;
      if (same) return [];
      return [{ work, trade, cpv, from: from?.shift ?? null, to: to?.shift ?? null, proposes, moved }];
    })
    .sort((a, b) => b.moved - a.moved || (a.work + a.trade < b.work + b.trade ? -1 : 1))
    .map(({ moved: _, ...change }) => change);
}
