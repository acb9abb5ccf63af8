import type { Database } from '../db/client.ts';
import { actingAs, foreseen, inTransaction, type Tx } from '../db/transaction.ts';
import type { Verdict } from '../law/rule.ts';
import type { Tidings } from '../notifications/service.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { CheckService } from './checks/checks.service.ts';
import { tidingsOfDoubles } from './checks/double-rows.ts';
import type { GroupChanges } from './group-changes.ts';
import type { MemberChanges } from './member-changes.ts';
import type { OutcomeInput, OutcomePatchInput } from './outcome.schemas.ts';
import type { OutcomeService } from './outcome.service.ts';
import { completeOutcome } from './outcome-completed.ts';
import type { ConsortiumPatchInput, InviteInput, RecomposeInput } from './schemas.ts';
import * as repository from './store/repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/locked-group.ts';
import type { ConsortiumView } from './views/consortium.schemas.ts';
import type { ConsortiumReading } from './views/reading.service.ts';

const HOUR_MS = 3_600_000;
/** Who is asked in a re-composition has at least this long, and as long as the others had if that is more. */
const LEAST_ANSWER_HOURS = 1;
const STEERING = systemActor('consortium');

export type SteeringService = ReturnType<typeof createSteeringService>;

/** What coordinators do with a consortium. */
export function createSteeringService(deps: {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  checks: CheckService;
  reading: ConsortiumReading;
  outcomes: OutcomeService;
  changes: GroupChanges;
  memberChanges: MemberChanges;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
}) {
  const { database, clock, life, checks } = deps;

  /**
   * Locks the consortium, if the actor may steer it, and works on it as the system: a transition touches rows that
   * the coordinator may not see, such as candidacies in other clusters.
   */
  const steer = async (
    actor: Actor,
    id: string,
    work: (tx: Tx, loaded: LockedGroup) => Promise<unknown>,
  ): Promise<ConsortiumView> =>
    inTransaction(database, actor, async (tx) => {
      if ((await repository.findConsortium(tx, id)) === null) throw notFound('consortium');
      await actingAs(STEERING, async () => work(tx, await life.load(tx, id)));
      const row = await repository.findConsortium(tx, id);
      if (row === null) throw notFound('consortium');
      return deps.reading.viewForStaff(actor, row);
    });

  return {
    /** Sends the invitations. With `dryRun` only looked at: what the group would be, warnings included. */
    invite(actor: Actor, id: string, input: InviteInput, { dryRun = false } = {}): Promise<ConsortiumView> {
      const invite = () =>
        steer(actor, id, async (tx, loaded) => {
          const at = clock();
          const expiresAt = new Date(input.expiresAt);
          const invited = await life.apply(tx, actor, loaded, { kind: 'invite', at, expiresAt });
          await repository.updateConsortium(tx, id, {
            answerHours: Math.max(LEAST_ANSWER_HOURS, Math.ceil((expiresAt.getTime() - at.getTime()) / HOUR_MS)),
            ...(input.automatic === undefined ? {} : { automatic: input.automatic }),
          });
          return invited;
        });
      return dryRun ? inTransaction(database, actor, () => foreseen(invite)) : invite();
    },

    /** Name, form, mode, powers; and roles, shares and work of the same members. With `dryRun` only looked at. */
    change(
      actor: Actor,
      id: string,
      expected: number | null,
      patch: ConsortiumPatchInput,
      { dryRun = false } = {},
    ): Promise<ConsortiumView> {
      const change = () => steer(actor, id, (tx, loaded) => deps.changes.change(tx, actor, loaded, expected, patch));
      return dryRun ? inTransaction(database, actor, () => foreseen(change)) : change();
    },

    /** Goes on with an alternative or a composition by hand, or opens a re-composition. */
    recompose: (actor: Actor, id: string, input: RecomposeInput): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => deps.memberChanges.recompose(tx, actor, loaded, input)),

    /**
     * The group stands and the law has nothing against it. Nobody's sworn statement is made here: where one is missing,
     * that is what is told.
     */
    ready: (actor: Actor, id: string): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        // An illegal move is told before the checks are.
        if (loaded.row.state === 'agreed') assertNothingStops(await checks.stopping(tx, actor, loaded));
        await life.apply(tx, actor, loaded, { kind: 'ready', blocking: [] });
        await deps.tell(tx, await tidingsOfDoubles(tx, loaded, deps.loadTender));
      }),

    /** Notes that the bid is in. After the deadline only what was handed in before it. */
    submit: (actor: Actor, id: string, input: { submittedAt?: string }): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        if (loaded.row.state === 'ready') {
          assertInTime(await deps.loadTender(tx, loaded.row.tenderId), loaded, clock(), input.submittedAt);
          assertNothingStops(await checks.stopping(tx, actor, loaded));
        }
        return life.apply(tx, actor, loaded, {
          kind: 'submit',
          blocking: [],
          ...(input.submittedAt === undefined ? {} : { submittedAt: new Date(input.submittedAt) }),
        });
      }),

    /** Won, with values by lot, or lost. */
    outcome: (actor: Actor, id: string, input: OutcomeInput): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => deps.outcomes.record(tx, actor, loaded, input)),

    /** Rank, winner, reason and lessons of a decision that is there. */
    completeOutcome: (actor: Actor, id: string, patch: OutcomePatchInput): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => completeOutcome(tx, actor, loaded, patch)),

    dissolve: (actor: Actor, id: string, reason: string): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => life.apply(tx, actor, loaded, { kind: 'dissolve', reason })),
  };
}

/**
 * A bid that changes its members after it was in, or was called up, was handed in long ago.
 * @throws DomainError `deadline_passed` where a lot was due before the bid was handed in
 */
function assertInTime(
  { lots, tender }: Pick<LoadedTender, 'lots' | 'tender'>,
  { row }: LockedGroup,
  now: Date,
  submittedAt: string | undefined,
): void {
  if (row.change !== null) return;
  const at = submittedAt === undefined ? now : new Date(submittedAt);
  if (at > now) throw invalidField('/submittedAt', 'is in the future');
  if (submittedAt !== undefined && tender.dispatchedAt !== null && at < tender.dispatchedAt)
    throw invalidField('/submittedAt', 'is before the notice was sent to be published');
  for (const lot of lots.filter(({ id }) => row.lotIds.includes(id))) {
    if (lot.deadline === null || at <= lot.deadline) continue;
    const deadline = lot.deadline.toISOString();
    throw new DomainError(
      'conflict',
      'deadline_passed',
      `Lot ${lot.externalId} was due by ${deadline}: say when the bid was handed in, if it was before.`,
      {
        fields: [{ pointer: '/submittedAt', message: `must be no later than ${deadline}` }],
        details: { lotId: lot.id, deadline },
      },
    );
  }
}

/** @throws DomainError `checks_block` that says of each check what is missing and by which article */
function assertNothingStops(verdicts: readonly Verdict[]): void {
  if (verdicts.length === 0) return;
  const titles = verdicts.map(({ title }) => title).join(', ');
  throw new DomainError('conflict', 'checks_block', `The checks forbid it: ${titles}.`, {
    details: {
      blocking: verdicts.map(({ ruleId }) => ruleId),
      checks: verdicts.map(({ ruleId, title, message, article }) => ({ ruleId, title, message, article })),
    },
  });
}
