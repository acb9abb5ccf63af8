import { recordAudit } from '../audit/record.ts';
import { amountsOf, hung, isHolder } from '../consortia/life/domain.ts';
import { consortiumTopic } from '../consortia/store/topic.ts';
import { signal } from '../db/signals.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { assertPart, isLiving, standingOf } from './domain.ts';
import * as repository from './repository.ts';
import type { NewSubcontractInput } from './schemas.ts';

const VAT_BP = 2_000;
const WITH_THE_BID = ['proposed', 'inviting', 'recomposing', 'agreed', 'ready'];

/** The audit row, and the signal to whoever looks at the group. */
export const note = async (tx: Tx, actor: Actor, action: string, row: repository.SubcontractRow, payload: object) => {
  await recordAudit(tx, actor, {
    action: `subcontract.${action}`,
    entity: 'subcontract',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: { consortiumId: row.consortiumId, name: row.name, ...payload },
  });
  await signal(tx, consortiumTopic(row.consortiumId));
};

/** Enters a subcontract; `pointer` is where its facts stand in the body. */
export async function declare(
  tx: Tx,
  actor: Actor,
  now: Date,
  group: repository.SubcontractedGroup,
  input: NewSubcontractInput,
  { pointer, replaces }: { pointer: string; replaces: repository.SubcontractRow | null },
): Promise<repository.SubcontractRow> {
  const declared = whenDeclared(group);
  if (!group.lotIds.includes(input.lotId)) throw invalidField(`${pointer}/lotId`, 'is not a lot of this consortium');
  const principalId = principalOf(group, input, pointer);
  const firm = await firmOf(tx, input, pointer);
  const living = (await repository.listSubcontracts(tx, group.id)).filter(
    (row) => row.id !== replaces?.id && isLiving(standingOf(row, group.signedOn, dayOf(now)).state),
  );
  assertPart(input.amountCents, belowOf(living, principalId), principalCents(group, principalId));
  const row = await repository.insertSubcontract(tx, {
    consortiumId: group.id,
    clusterId: group.clusterId,
    lotId: input.lotId,
    principalId,
    organisationId: input.organisationId ?? null,
    ...firm,
    work: input.work,
    amountCents: input.amountCents,
    vatBp: input.vatBp ?? VAT_BP,
    reverseCharge: input.reverseCharge ?? false,
    defence: input.defence ?? false,
    paymentTerms: { days: null, priceRevision: null, advance: false, ...input.paymentTerms },
    declared,
    acts: [{ act: 'declared', on: dayOf(now), amountCents: input.amountCents, reference: null, note: null }],
    replacesId: replaces?.id ?? null,
    createdAt: now,
  });
  await note(tx, actor, 'declared', row, { declared, principalId, amountCents: row.amountCents });
  return row;
}

/**
 * Holds an amount against what the principal has, beside its other subcontracts.
 * @throws DomainError `invalid` at `/amountCents`
 */
export async function assertWithin(
  tx: Tx,
  group: repository.SubcontractedGroup,
  row: repository.SubcontractRow,
  amountCents: number,
  now: Date,
): Promise<void> {
  const beside = (await repository.listSubcontracts(tx, group.id)).filter(
    (one) => one.id !== row.id && isLiving(standingOf(one, group.signedOn, dayOf(now)).state),
  );
  assertPart(amountCents, belowOf(beside, row.principalId), principalCents(group, row.principalId));
}

/** With the bid before it is in, by a special act after the award; not in between, while the buyer looks at it. */
function whenDeclared({ state }: repository.SubcontractedGroup): 'bid' | 'later' {
  if (WITH_THE_BID.includes(state)) return 'bid';
  if (state === 'awarded') return 'later';
  throw new DomainError(
    'conflict',
    'illegal_transition',
    `A subcontractor is declared with the bid, or after the award; this one is ${state} (R2193-1, R2193-3).`,
    { details: { state, allowed: [...WITH_THE_BID, 'awarded'] } },
  );
}

/** @throws DomainError `invalid` where it is no holder of the group, or there is no mandataire to stand for it */
function principalOf(group: repository.SubcontractedGroup, input: NewSubcontractInput, pointer: string): string {
  const lead = group.seats.find((seat) => seat.role === 'mandataire')?.organisationId;
  const principalId = input.principalId ?? lead;
  const holds = group.seats.some((seat) => seat.organisationId === principalId && isHolder(seat));
  if (principalId === undefined || !holds)
    throw invalidField(`${pointer}/principalId`, 'is not a holder of this group');
  if (group.seats.some((seat) => seat.organisationId === input.organisationId && isHolder(seat))) {
    throw invalidField(`${pointer}/organisationId`, 'holds the contract itself: it is not a subcontractor');
  }
  return principalId;
}

async function firmOf(tx: Tx, input: NewSubcontractInput, pointer: string) {
  if (input.organisationId === undefined) {
    if (input.name === undefined) throw invalidField(`${pointer}/name`, 'is missing (or give organisationId)');
    return { name: input.name, registrationNumber: input.registrationNumber ?? null };
  }
  const firm = await repository.findFirm(tx, input.organisationId);
  if (firm === null) throw invalidField(`${pointer}/organisationId`, 'is not an organisation that you can propose');
  return {
    name: input.name ?? firm.name,
    registrationNumber: input.registrationNumber ?? firm.registrationNumber,
  };
}

const belowOf = (rows: readonly repository.SubcontractRow[], principalId: string): number =>
  rows.filter((row) => row.principalId === principalId).reduce((sum, row) => sum + row.amountCents, 0);

/** What a holder has of the contract, its subcontractors' parts included; null: not known. */
function principalCents(group: repository.SubcontractedGroup, principalId: string): number | null {
  if (group.lines !== null) {
    const own = new Set(
      hung(group.seats)
        .filter((seat) => seat.organisationId === principalId || seat.principalId === principalId)
        .map((seat) => seat.organisationId),
    );
    return group.lines.filter((line) => own.has(line.organisationId)).reduce((sum, line) => sum + line.amountCents, 0);
  }
  const whole = group.contractCents ?? group.estimatedCents;
  if (whole === null) return null;
  return amountsOf(whole, group.seats)[group.seats.findIndex((seat) => seat.organisationId === principalId)] ?? null;
}
