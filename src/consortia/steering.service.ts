import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { notify } from '../db/notifications.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { CheckService } from './checks/checks.service.ts';
import { assertCovers } from './forming.service.ts';
import { type Command, type Place, setShare } from './life/domain.ts';
import { partsOf, workWeights } from './life/work.domain.ts';
import type { OutcomeService } from './outcome.service.ts';
import type { ConsortiumPatchInput, ConsortiumView, InviteInput, OutcomeInput, RecomposeInput } from './schemas.ts';
import * as repository from './store/repository.ts';
import { consortiumTopic } from './store/topic.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { Extra, Loaded } from './transitions/loaded.ts';
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
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
}) {
  const { database, clock, life, checks } = deps;

  /**
   * Locks the consortium, if the actor may steer it, and works on it as the system: a transition touches rows that
   * the coordinator may not see, such as candidacies in other clusters.
   */
  const steer = async (
    actor: Actor,
    id: string,
    work: (tx: Tx, loaded: Loaded) => Promise<unknown>,
  ): Promise<ConsortiumView> =>
    inTransaction(database, actor, async (tx) => {
      if ((await repository.findConsortium(tx, id)) === null) throw notFound('consortium');
      await actingAs(STEERING, async () => work(tx, await life.load(tx, id)));
      const row = await repository.findConsortium(tx, id);
      if (row === null) throw notFound('consortium');
      return deps.reading.viewForStaff(row);
    });

  const apply = (tx: Tx, actor: Actor, loaded: Loaded, command: Command, extra?: Extra) =>
    life.apply(tx, actor, loaded, command, extra);

  return {
    /** Sends the invitations. */
    invite: (actor: Actor, id: string, input: InviteInput): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        const at = clock();
        const expiresAt = new Date(input.expiresAt);
        const invited = await apply(tx, actor, loaded, { kind: 'invite', at, expiresAt });
        await repository.updateConsortium(tx, id, {
          answerHours: Math.max(LEAST_ANSWER_HOURS, Math.ceil((expiresAt.getTime() - at.getTime()) / HOUR_MS)),
          ...(input.automatic === undefined ? {} : { automatic: input.automatic }),
        });
        return invited;
      }),

    /** Name, form, mode; and roles, shares and work of the same members. */
    change: (actor: Actor, id: string, expected: number | null, patch: ConsortiumPatchInput): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        if (expected !== null && loaded.row.version !== expected) throw changedMeanwhile();
        const { tender, lots, requirements } = await deps.loadTender(tx, loaded.row.tenderId);
        if (patch.legalForm !== undefined) assertFormOpen(loaded);
        await repository.updateConsortium(tx, id, {
          ...(patch.name === undefined ? {} : { name: patch.name }),
          ...(patch.legalForm === undefined ? {} : { legalForm: patch.legalForm }),
          ...(patch.automatic === undefined ? {} : { automatic: patch.automatic }),
        });
        await recordAudit(tx, actor, {
          action: 'consortium.changed',
          entity: 'consortium',
          entityId: id,
          clusterId: tender.clusterId,
          payload: { fields: Object.keys(patch) },
        });
        await notify(tx, consortiumTopic(id));
        const places = placesAfter(loaded, patch);
        if (places === null) return;
        const work = requirements.filter((r) => loaded.row.lotIds.includes(r.lotId));
        assertCovers(places, new Set(work.map((r) => r.id)));
        const weights = workWeights(
          lots.filter((lot) => loaded.row.lotIds.includes(lot.id)),
          work,
        );
        const parts = partsOf(places, weights);
        await apply(
          tx,
          actor,
          loaded,
          { kind: 'rearrange', places, at: clock(), expiresAt: answerBy(loaded.row, clock()) },
          {
            work: new Map(
              places.map((place, i) => {
                const seat = loaded.seats.find((s) => s.organisationId === place.organisationId);
                return [
                  place.organisationId,
                  { parts: parts[i]!, marginal: seat?.marginal ?? null, essential: seat?.essential ?? null },
                ];
              }),
            ),
          },
        );
      }),

    /** Goes on with an alternative, or opens a re-composition. */
    recompose: (actor: Actor, id: string, input: RecomposeInput): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        if (input.automatic !== undefined) await repository.updateConsortium(tx, id, { automatic: input.automatic });
        const row = { ...loaded.row, automatic: input.automatic ?? loaded.row.automatic };
        const current = await repository.findRecomposition(tx, id);
        const open = loaded.row.state === 'recomposing' && current?.round === loaded.row.round ? current : null;
        const rank = input.alternative ?? (input.automatic === true && open?.status === 'found' ? 1 : undefined);
        if (rank !== undefined) {
          const alternative = open?.status === 'found' ? open.alternatives.find((a) => a.rank === rank) : undefined;
          if (alternative === undefined) {
            throw new DomainError('conflict', 'no_such_alternative', 'There is no such alternative now.', {
              fields: [{ pointer: '/alternative', message: 'is not one of those offered' }],
              details: { state: loaded.row.state, status: open?.status ?? null },
            });
          }
          const expiresAt = input.expiresAt === undefined ? answerBy(row, clock()) : new Date(input.expiresAt);
          await apply(
            tx,
            actor,
            { ...loaded, row },
            { kind: 'recompose', places: alternative.members, round: row.round, at: clock(), expiresAt },
            { work: new Map(alternative.members.map((m) => [m.organisationId, m])) },
          );
          return;
        }
        if (open?.status === 'queued' && (input.exclude ?? []).length === 0) return;
        const { tender } = await deps.loadTender(tx, row.tenderId);
        await apply(
          tx,
          actor,
          { ...loaded, row },
          {
            kind: 'reopen',
            exclude: input.exclude ?? [],
            ground: input.ground ?? 'replaced',
            note: input.note ?? '',
            underCcp: !tender.buyerPrivate,
          },
          input.requestedAt === undefined ? {} : { requestedAt: new Date(input.requestedAt) },
        );
      }),

    /** The group stands and the law has nothing against it. */
    ready: (actor: Actor, id: string): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        // An illegal move is told before the checks are.
        const blocking = loaded.row.state === 'agreed' ? await checks.blocking(tx, loaded) : [];
        return apply(tx, actor, loaded, { kind: 'ready', blocking });
      }),

    submit: (actor: Actor, id: string): Promise<ConsortiumView> =>
      steer(actor, id, async (tx, loaded) => {
        const blocking = loaded.row.state === 'ready' ? await checks.blocking(tx, loaded) : [];
        return apply(tx, actor, loaded, { kind: 'submit', blocking });
      }),

    /** Won, with values by lot, or lost. */
    outcome: (actor: Actor, id: string, input: OutcomeInput): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => deps.outcomes.record(tx, actor, loaded, input)),

    dissolve: (actor: Actor, id: string, reason: string): Promise<ConsortiumView> =>
      steer(actor, id, (tx, loaded) => apply(tx, actor, loaded, { kind: 'dissolve', reason })),
  };
}

/** Until when those who are asked now may answer. */
export const answerBy = (row: { answerHours: number }, now: Date): Date =>
  new Date(now.getTime() + row.answerHours * HOUR_MS);

function placesAfter(loaded: Loaded, patch: ConsortiumPatchInput): Place[] | null {
  if (patch.members !== undefined && patch.share !== undefined) {
    throw invalidField('/share', 'comes without members: give one or the other');
  }
  if (patch.members !== undefined) {
    return patch.members.map((member) => ({
      organisationId: member.organisationId,
      role: member.role,
      shareBp: member.shareBp,
      covers: member.covers ?? loaded.seats.find((seat) => seat.organisationId === member.organisationId)?.covers ?? [],
    }));
  }
  if (patch.share === undefined) return null;
  const { organisationId, shareBp } = patch.share;
  if (!loaded.seats.some((seat) => seat.organisationId === organisationId)) {
    throw invalidField('/share/organisationId', 'is not a member of this consortium');
  }
  return setShare(loaded.seats, organisationId, shareBp).map((seat) => ({
    organisationId: seat.organisationId,
    role: seat.role,
    shareBp: seat.shareBp,
    covers: seat.covers,
  }));
}

/** The form is part of the bid: it stays once the bid is in. */
function assertFormOpen(loaded: Loaded): void {
  if (!['submitted', 'awarded', 'lost', 'dissolved'].includes(loaded.row.state)) return;
  throw new DomainError('conflict', 'not_editable', `The form of a consortium that is ${loaded.row.state} stays.`, {
    details: { state: loaded.row.state, allowed: [] },
  });
}
