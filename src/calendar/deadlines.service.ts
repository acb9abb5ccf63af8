import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import * as repository from './deadlines.repository.ts';
import type { DeadlinesView } from './deadlines.schemas.ts';

const DAY_MS = 86_400_000;
/** How far the board looks unless it is asked for another day, and how long what has passed stays on it; days. */
const AHEAD_DAYS = 90;
const BEHIND_DAYS = 14;
/** Lines at most. */
const MOST = 500;

export type DeadlineService = ReturnType<typeof createDeadlineService>;

/** What is due when, over everything that a coordinator looks after. */
export function createDeadlineService({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** Of the last fortnight, and until that day (`YYYY-MM-DD`). */
    async list(actor: Actor, query: { until?: string }): Promise<DeadlinesView> {
      const dayIn = (days: number) => dayOf(new Date(clock().getTime() + days * DAY_MS));
      const span = { since: dayIn(-BEHIND_DAYS), until: query.until ?? dayIn(AHEAD_DAYS) };
      const items = await inTransaction(database, actor, (tx) => repository.findDeadlines(tx, span, MOST + 1));
      return { items: items.slice(0, MOST), complete: items.length <= MOST };
    },
  };
}
