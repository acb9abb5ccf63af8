import { recordAudit } from '../audit/record.ts';
import { notify } from '../db/notifications.ts';
import type { Tx } from '../db/transaction.ts';
import { regimeOf } from '../law/regime.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { changedMeanwhile, DomainError, invalidField } from '../shared/errors.ts';
import { procedureOf } from '../tenders/procedure.domain.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertCovers } from './forming.service.ts';
import { answerBy } from './life/answer-by.ts';
import { type Place, type Regime, setShare } from './life/domain.ts';
import { partsOf, workWeights } from './life/work.domain.ts';
import type { ConsortiumPatchInput, RecomposeInput } from './schemas.ts';
import type { ChangeRecord } from './store/records.ts';
import * as repository from './store/repository.ts';
import { consortiumTopic } from './store/topic.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/loaded.ts';

export type GroupChanges = ReturnType<typeof createGroupChanges>;

/** Changes of what a consortium is: its form, powers and places; and of who is in it. In the caller's transaction. */
export function createGroupChanges(deps: {
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** Whether the contract that an award became is signed. */
  isSigned: (tx: Tx, contractId: string) => Promise<boolean>;
}) {
  const { clock, life } = deps;

  return {
    /** @throws DomainError 412 when `expected` is not the version that stands */
    async change(
      tx: Tx,
      actor: Actor,
      loaded: LockedGroup,
      expected: number | null,
      patch: ConsortiumPatchInput,
    ): Promise<void> {
      const { row } = loaded;
      if (expected !== null && row.version !== expected) throw changedMeanwhile();
      const tender = await deps.loadTender(tx, row.tenderId);
      if (patch.legalForm !== undefined && patch.legalForm !== row.legalForm) await assertFormOpen(tx, row, patch);
      await repository.updateConsortium(tx, row.id, columnsOf(row, patch, dayOf(clock())));
      await recordAudit(tx, actor, {
        action: 'consortium.changed',
        entity: 'consortium',
        entityId: row.id,
        clusterId: row.clusterId,
        payload: { fields: Object.keys(patch) },
      });
      await notify(tx, consortiumTopic(row.id));
      const places = placesAfter(loaded, patch);
      if (places !== null) {
        const afresh = await life.load(tx, row.id);
        await life.apply(
          tx,
          actor,
          afresh,
          { kind: 'rearrange', places, at: clock(), expiresAt: answerBy(row, clock()) },
          { work: workOf(loaded, tender, places) },
        );
      }
      await life.renewTerms(tx, actor, await life.load(tx, row.id), answerBy(row, clock()));
    },

    /** With an alternative or a composition by hand goes on; otherwise opens a re-composition. */
    async recompose(tx: Tx, actor: Actor, loaded: LockedGroup, input: RecomposeInput): Promise<void> {
      const { id } = loaded.row;
      if (input.automatic !== undefined) await repository.updateConsortium(tx, id, { automatic: input.automatic });
      const row = { ...loaded.row, automatic: input.automatic ?? loaded.row.automatic };
      const group = { ...loaded, row };
      if (input.authorisation !== undefined && row.change !== null) {
        row.change = { ...row.change, authorisation: checkedAuthorisation(input.authorisation, dayOf(clock())) };
        await repository.updateConsortium(tx, id, { change: row.change });
      }
      const tender = await deps.loadTender(tx, row.tenderId);
      if (input.members !== undefined) return composeByHand(tx, actor, group, tender, input);
      const current = await repository.findRecomposition(tx, id);
      const open = row.state === 'recomposing' && current?.round === row.round ? current : null;
      const rank = input.alternative ?? (input.automatic === true && open?.status === 'found' ? 1 : undefined);
      if (rank !== undefined) {
        const alternative = open?.status === 'found' ? open.alternatives.find((a) => a.rank === rank) : undefined;
        if (alternative === undefined) {
          throw new DomainError('conflict', 'no_such_alternative', 'There is no such alternative now.', {
            fields: [{ pointer: '/alternative', message: 'is not one of those offered' }],
            details: { state: row.state, status: open?.status ?? null },
          });
        }
        await goOn(tx, actor, group, alternative.members, input, (place) =>
          alternative.members.find((m) => m.organisationId === place.organisationId),
        );
        return;
      }
      if (open?.status === 'queued' && (input.exclude ?? []).length === 0) return;
      if (open !== null && input.authorisation !== undefined && (input.exclude ?? []).length === 0) return;
      await reopen(tx, actor, group, tender, input);
    },
  };

  async function reopen(tx: Tx, actor: Actor, group: LockedGroup, tender: LoadedTender, input: RecomposeInput) {
    const { row } = group;
    const regime = await regimeNow(tx, row, tender);
    const received = input.requestedAt === undefined ? undefined : new Date(input.requestedAt);
    if (received !== undefined && received > clock()) throw invalidField('/requestedAt', 'is in the future');
    return life.apply(
      tx,
      actor,
      group,
      {
        kind: 'reopen',
        exclude: input.exclude ?? [],
        ground: input.ground ?? 'replaced',
        note: input.note ?? '',
        regime,
      },
      {
        ...(received === undefined ? {} : { requestedAt: received }),
        change: {
          frozen: regime.underCcp && !regime.signed,
          ...(input.authorisation === undefined
            ? {}
            : { authorisation: checkedAuthorisation(input.authorisation, dayOf(clock())) }),
        },
      },
    );
  }

  /** The coordinator names the new members; where nothing is open yet, that opens it, with the same gates. */
  async function composeByHand(
    tx: Tx,
    actor: Actor,
    group: LockedGroup,
    tender: LoadedTender,
    input: RecomposeInput,
  ): Promise<void> {
    const places: Place[] = (input.members ?? []).map((member) => ({
      organisationId: member.organisationId,
      role: member.role,
      shareBp: member.shareBp,
      covers: member.covers ?? group.seats.find((s) => s.organisationId === member.organisationId)?.covers ?? [],
    }));
    const requirements = tender.requirements.filter((r) => group.row.lotIds.includes(r.lotId));
    assertCovers(places, new Set(requirements.map((r) => r.id)));
    const ids = new Set(places.map((place) => place.organisationId));
    const leaving = group.seats.filter((seat) => !ids.has(seat.organisationId)).map((seat) => seat.organisationId);
    const opened =
      group.row.state === 'recomposing'
        ? group
        : await reopen(tx, actor, group, tender, { ...input, exclude: input.exclude ?? leaving });
    const work = workOf(group, tender, places);
    await goOn(tx, actor, opened, places, input, (place) => work.get(place.organisationId));
  }

  async function goOn(
    tx: Tx,
    actor: Actor,
    group: LockedGroup,
    places: readonly Place[],
    input: RecomposeInput,
    workFor: (place: Place) => SeatWork | undefined,
  ): Promise<void> {
    const { row } = group;
    const expiresAt = input.expiresAt === undefined ? answerBy(row, clock()) : new Date(input.expiresAt);
    const work = new Map(
      places.flatMap((place): [string, SeatWork][] => {
        const own = workFor(place);
        return own === undefined ? [] : [[place.organisationId, own]];
      }),
    );
    await life.apply(
      tx,
      actor,
      group,
      { kind: 'recompose', places, round: row.round, at: clock(), expiresAt },
      { work },
    );
  }

  /** Which grounds the law leaves, for this tender and at this moment. */
  async function regimeNow(tx: Tx, row: repository.ConsortiumRow, { tender }: LoadedTender): Promise<Regime> {
    const { underCcp, launchedOn } = regimeOf(tender);
    const contractId = row.outcome?.contractId ?? null;
    return {
      underCcp,
      signed: contractId !== null && (await deps.isSigned(tx, contractId)),
      negotiable: ['negotiated', 'dialogue'].includes(procedureOf(tender)) && launchedOn >= NEGOTIABLE_FROM,
    };
  }

  /**
   * The form is part of the bid: it stays once the bid is in, but where the buyer requires another one after the award,
   * with its reason (R2142-22), before the contract is signed.
   */
  async function assertFormOpen(tx: Tx, row: repository.ConsortiumRow, patch: ConsortiumPatchInput): Promise<void> {
    if (!['submitted', 'awarded', 'lost', 'dissolved'].includes(row.state)) return;
    if (row.state === 'awarded') {
      if (patch.formRequirement === undefined) {
        throw new DomainError(
          'conflict',
          'justification_required',
          'After the award the form changes only where the buyer requires it, with its reason (R2142-22).',
          { fields: [{ pointer: '/formRequirement', message: 'is missing' }], details: { article: 'R2142-22' } },
        );
      }
      const contractId = row.outcome?.contractId ?? null;
      if (contractId === null || !(await deps.isSigned(tx, contractId))) return;
    }
    throw new DomainError('conflict', 'not_editable', `The form of a consortium that is ${row.state} stays.`, {
      details: { state: row.state, allowed: [] },
    });
  }
}

/** Décret 2024-1251: since then the buyer may authorise a change where the procedure has negotiation or dialogue. */
const NEGOTIABLE_FROM = '2025-01-01';

type SeatWork = {
  parts: { requirementId: string; loadBp: number }[];
  marginal: number | null;
  essential: boolean | null;
};

function checkedAuthorisation(
  given: NonNullable<ChangeRecord['authorisation']>,
  today: string,
): NonNullable<ChangeRecord['authorisation']> {
  assertPast(given.date, '/authorisation/date', today);
  return given;
}

function columnsOf(row: repository.ConsortiumRow, patch: ConsortiumPatchInput, today: string) {
  const { habilitation, formRequirement, reliedOperators, authorisation } = patch;
  if (habilitation) assertPast(habilitation.date, '/habilitation/date', today);
  if (formRequirement !== undefined) assertPast(formRequirement.date, '/formRequirement/date', today);
  if (authorisation !== undefined && row.change === null) {
    throw invalidField('/authorisation', 'is for a change of members of a group that has applied: there is none');
  }
  return {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.legalForm === undefined ? {} : { legalForm: patch.legalForm }),
    ...(patch.automatic === undefined ? {} : { automatic: patch.automatic }),
    ...(habilitation === undefined
      ? {}
      : { habilitation: habilitation === null ? null : { ...habilitation, evidence: habilitation.evidence ?? null } }),
    ...(formRequirement === undefined
      ? {}
      : {
          formRequirement: {
            ...formRequirement,
            form: patch.legalForm ?? row.legalForm,
            reference: formRequirement.reference ?? null,
          },
        }),
    ...(authorisation === undefined || row.change === null
      ? {}
      : { change: { ...row.change, authorisation: checkedAuthorisation(authorisation, today) } }),
    ...(reliedOperators === undefined
      ? {}
      : {
          reliedOperators: reliedOperators.map((operator) => ({
            organisationId: operator.organisationId ?? null,
            name: operator.name,
            registrationNumber: operator.registrationNumber ?? null,
            capacity: operator.capacity,
            requirementIds: operator.requirementIds ?? [],
            commitment: operator.commitment ?? null,
            espd: operator.espd ?? false,
          })),
        }),
  };
}

/** What each place does, by the weights of the whole work; the engine's word stays where it was asked. */
function workOf({ row, seats }: LockedGroup, tender: LoadedTender, places: readonly Place[]): Map<string, SeatWork> {
  const requirements = tender.requirements.filter((r) => row.lotIds.includes(r.lotId));
  assertCovers(places, new Set(requirements.map((r) => r.id)));
  const lots = tender.lots.filter((lot) => row.lotIds.includes(lot.id));
  const parts = partsOf(places, workWeights(lots, requirements));
  return new Map(
    places.map((place, i) => {
      const seat = seats.find((s) => s.organisationId === place.organisationId);
      return [
        place.organisationId,
        { parts: parts[i]!, marginal: seat?.marginal ?? null, essential: seat?.essential ?? null },
      ];
    }),
  );
}

function placesAfter(loaded: LockedGroup, patch: ConsortiumPatchInput): Place[] | null {
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
