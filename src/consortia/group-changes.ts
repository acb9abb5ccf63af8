import { recordAudit } from '../audit/record.ts';
import { signal } from '../db/signals.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { changedMeanwhile, DomainError, invalidField } from '../shared/errors.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertPrincipals } from './forming.service.ts';
import { answerBy } from './life/answer-by.ts';
import { isHolder, type Place, setShare } from './life/domain.ts';
import type { ConsortiumPatchInput } from './schemas.ts';
import { checkedAuthorisation, workOf } from './seat-work.ts';
import * as repository from './store/repository.ts';
import { consortiumTopic } from './store/topic.ts';
import { standAsCandidate } from './transitions/candidacies.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/locked-group.ts';

export type GroupChanges = ReturnType<typeof createGroupChanges>;

/** Changes of what a consortium is: its form, powers and places. In the caller's transaction. */
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
      await repository.updateConsortium(tx, row.id, columnsOf(loaded, patch, dayOf(clock())));
      await recordAudit(tx, actor, {
        action: 'consortium.changed',
        entity: 'consortium',
        entityId: row.id,
        clusterId: row.clusterId,
        payload: { fields: Object.keys(patch) },
      });
      if (patch.lotLeads !== undefined) {
        const led = await life.load(tx, row.id);
        for (const seat of led.seats.filter((one) => one.invitation === 'accepted')) {
          await Promise.all(standAsCandidate(tx, led, seat.organisationId));
        }
      }
      await signal(tx, consortiumTopic(row.id));
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
  };

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

function columnsOf({ row, seats }: LockedGroup, patch: ConsortiumPatchInput, today: string) {
  assertLotFacts(row, seats, patch);
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
    ...(patch.lotLeads === undefined ? {} : { lotLeads: patch.lotLeads }),
    ...(patch.reservedStatuses === undefined ? {} : { reservedStatuses: patch.reservedStatuses }),
    ...(patch.conditionProofs === undefined ? {} : { conditionProofs: patch.conditionProofs }),
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

/** @throws DomainError `invalid` that names the lot or the member: a lot is led by one holder of the group */
function assertLotFacts(
  row: repository.ConsortiumRow,
  seats: LockedGroup['seats'],
  { lotLeads = [], reservedStatuses = [], conditionProofs = [] }: ConsortiumPatchInput,
): void {
  const holders = new Set(seats.filter(isHolder).map((seat) => seat.organisationId));
  for (const [i, { lotId, organisationId }] of lotLeads.entries()) {
    if (!row.lotIds.includes(lotId)) throw invalidField(`/lotLeads/${i}/lotId`, 'is not a lot of this consortium');
    if (lotLeads.findIndex((one) => one.lotId === lotId) < i) {
      throw invalidField(`/lotLeads/${i}/lotId`, 'is there twice');
    }
    if (!holders.has(organisationId)) {
      throw invalidField(`/lotLeads/${i}/organisationId`, 'is not a holder of this group');
    }
  }
  for (const [field, list] of Object.entries({ reservedStatuses, conditionProofs })) {
    for (const [i, { organisationId }] of list.entries()) {
      if (holders.has(organisationId)) continue;
      throw invalidField(`/${field}/${i}/organisationId`, 'is not a holder of this group');
    }
  }
}

function placesAfter(loaded: LockedGroup, patch: ConsortiumPatchInput): Place[] | null {
  if (patch.members !== undefined && patch.share !== undefined) {
    throw invalidField('/share', 'comes without members: give one or the other');
  }
  if (patch.members !== undefined) {
    assertPrincipals(patch.members);
    return patch.members.map((member) => ({
      organisationId: member.organisationId,
      role: member.role,
      shareBp: member.shareBp,
      covers: member.covers ?? seatOf(loaded, member.organisationId)?.covers ?? [],
      principalId: member.principalId ?? seatOf(loaded, member.organisationId)?.principalId ?? null,
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
    principalId: seat.principalId,
  }));
}

const seatOf = ({ seats }: LockedGroup, organisationId: string) =>
  seats.find((seat) => seat.organisationId === organisationId);
