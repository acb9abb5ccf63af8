import { inTransaction } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import { sourceOf } from '../notifications/source-id.ts';
import { daysUntil, STEPS, stepOf } from '../reminders/steps.domain.ts';
import { systemActor } from '../shared/actor.ts';
import { addDays } from '../shared/day.ts';
import type { GovernanceDeps } from './circle.ts';
import type { ElectionService } from './elections.service.ts';
import { type Due, findActionsDue, findEnding } from './repository.ts';

const REMINDER = systemActor('reminders');
/** An action that is late is told of once, as long after its day. */
const LATE_DAYS = 7;
/** Electors that have not voted are told so long before the closing. */
const VOTE_HOURS = 48;
/** All are told so long before the opening that nobody stands. */
const CANDIDATE_HOURS = 48;

/** A term, to who holds the office and to the coordinators. */
function termTidings({ id, what: position, on, ...about }: Due, today: string): Tidings[] {
  const step = stepOf(daysUntil(on, today), STEPS.term);
  if (step === null) return [];
  const told = {
    kind: 'group.term_ending',
    sourceId: sourceOf('term', id, on, step),
    params: { ...about, position, on },
  };
  return [
    { ...told, to: { organisationIds: [about.organisationId] } },
    { ...told, to: { clusterId: about.clusterId } },
  ];
}

/** An action, to who does it. */
function actionTidings({ id, what: action, on: dueOn, ...about }: Due, today: string): Tidings[] {
  const step = stepOf(daysUntil(dueOn, today), STEPS.action);
  if (step === null) return [];
  const to = { organisationIds: [about.organisationId] };
  const sourceId = sourceOf('action', id, dueOn, step);
  return [{ kind: 'group.action_due', sourceId, to, params: { ...about, action, dueOn } }];
}

/** Tells in time of terms that end, actions that are due, votes without candidates and votes that close: each step once (`notifications_once`). */
export const createGovernanceReminders = (
  deps: GovernanceDeps & Pick<ElectionService, 'remindVoters' | 'askForCandidates'>,
) => ({
  /** All that is due to be told on that day, and was not told yet. */
  async remind(today: string): Promise<void> {
    await inTransaction(deps.database, REMINDER, async (tx) => {
      const terms = await findEnding(tx, today, addDays(today, Math.max(...STEPS.term)));
      const actions = await findActionsDue(tx, addDays(today, -LATE_DAYS), addDays(today, Math.max(...STEPS.action)));
      await deps.tell(tx, [
        ...terms.flatMap((term) => termTidings(term, today)),
        ...actions.flatMap((action) => actionTidings(action, today)),
      ]);
      await deps.askForCandidates(tx, CANDIDATE_HOURS);
      await deps.remindVoters(tx, VOTE_HOURS);
    });
  },
});
