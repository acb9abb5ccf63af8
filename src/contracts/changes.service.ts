import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { assertAnswersFor } from './access.ts';
import { checkMembers, valueAfter, withRoles } from './domain.ts';
import type { ContractCollaborators } from './draft.ts';
import { assertWithinCeiling, factsFor, factsOf, toPostable } from './making.service.ts';
import * as repository from './repository.ts';
import type { AmendInput, ContractView, EndInput, ExerciseInput } from './schemas.ts';
import type { ContractService } from './service.ts';

export type ContractChanges = ReturnType<typeof createContractChanges>;

type ChangeDeps = { database: Database; clock: Clock; contracts: ContractService } & Pick<
  ContractCollaborators,
  'book' | 'partyFacts' | 'broughtBy'
>;

/** What happens to a contract after it was made: signature, amendments, options, end. */
export function createContractChanges(deps: ChangeDeps) {
  const { clock } = deps;

  return {
    /** Signs an awarded contract: its value is posted as signed on that day. */
    sign: (actor: Actor, id: string, expected: number | null, signedOn: string): Promise<ContractView> =>
      change(deps, actor, id, expected, async (tx, row) => {
        if (row.signedOn !== null)
          throw new DomainError('conflict', 'already_signed', `The contract was signed on ${row.signedOn}.`);
        assertPast(signedOn, '/signedOn', dayOf(clock()));
        const settled = (await repository.findAmendments(tx, id)).at(-1)?.agreedOn ?? signedOn;
        if (settled > signedOn)
          throw invalidField('/signedOn', `is before ${settled}, when the last change was settled`);
        const signed = await repository.updateContract(tx, id, { signedOn });
        const valueCents = row.valueCents + row.amendedCents;
        if (row.kind !== 'framework' && valueCents > 0)
          await deps.book.post(tx, actor, [
            {
              contract: toPostable(signed, await repository.findMembers(tx, [id])),
              entry: { measure: 'signed', amountCents: valueCents, occurredOn: signedOn, reference: 'signature' },
            },
          ]);
        return { action: 'contract.signed', payload: { signedOn, valueCents } };
      }),

    /** Changes the value, the members' shares, or both, before the signature too (R2152-13). New shares hold for what is posted from here on. */
    amend: (actor: Actor, id: string, expected: number | null, input: AmendInput): Promise<ContractView> =>
      change(deps, actor, id, expected, async (tx, row) => {
        const deltaCents = input.delta?.amountCents ?? 0;
        if (deltaCents === 0 && input.members === undefined)
          throw invalidField('/delta', 'or members: an amendment changes the value, the shares, or both');
        const revision = input.members === undefined ? null : await openRevision(deps, tx, row, input.members);
        const done = await addAmendment(deps, tx, actor, row, {
          agreedOn: input.agreedOn,
          deltaCents,
          optionId: null,
          revision,
          note: input.note ?? null,
        });
        return { action: 'contract.amended', payload: { ...done, movesShares: revision !== null } };
      }),

    /** Exercises an option, once, at its price. */
    exercise: (
      actor: Actor,
      id: string,
      optionId: string,
      expected: number | null,
      input: ExerciseInput,
    ): Promise<ContractView> =>
      change(deps, actor, id, expected, async (tx, row) => {
        const option = (await repository.findOptions(tx, id)).find((o) => o.id === optionId);
        if (option === undefined) throw notFound('option');
        if ((await repository.findAmendments(tx, id)).some((a) => a.optionId === optionId))
          throw new DomainError('conflict', 'already_exercised', 'The option was exercised already.');
        if (option.exercisableUntil !== null && input.agreedOn > option.exercisableUntil)
          throw invalidField('/agreedOn', `is after the option lapsed, on ${option.exercisableUntil}`);
        const done = await addAmendment(deps, tx, actor, row, {
          agreedOn: input.agreedOn,
          deltaCents: option.valueCents,
          optionId,
          revision: null,
          note: input.note ?? option.label,
        });
        return { action: 'contract.option_exercised', payload: { ...done, optionId } };
      }),

    /** Says of which sector the contract is, for the reports: of a cluster of several, an award leaves it open. */
    setSector: (actor: Actor, id: string, expected: number | null, sector: string): Promise<ContractView> =>
      change(deps, actor, id, expected, async (tx, row) => {
        await repository.updateContract(tx, id, { sector });
        return { action: 'contract.sector_set', payload: { from: row.sector, to: sector } };
      }),

    /** Ends the contract, at its term or before. Entries can still be posted: bills come late. */
    end: (actor: Actor, id: string, expected: number | null, input: EndInput): Promise<ContractView> =>
      change(deps, actor, id, expected, async (tx, row) => {
        assertPast(input.endedOn, '/endedOn', dayOf(clock()));
        if (row.signedOn !== null && input.endedOn < row.signedOn)
          throw invalidField('/endedOn', `is before the contract was signed, on ${row.signedOn}`);
        await repository.updateContract(tx, id, { endedOn: input.endedOn, endReason: input.reason });
        return { action: 'contract.ended', payload: { endedOn: input.endedOn } };
      }),
  };
}

/** Runs a change of a contract that is locked, at the expected version (null: any) and not over. */
const change = (
  deps: ChangeDeps,
  actor: Actor,
  id: string,
  expected: number | null,
  work: (tx: Tx, row: repository.ContractLine) => Promise<{ action: string; payload: Record<string, unknown> }>,
): Promise<ContractView> =>
  inTransaction(deps.database, actor, async (tx) => {
    const seen = await repository.findContract(tx, id);
    if (seen === null) throw notFound('contract');
    assertAnswersFor(actor, seen.clusterId);
    await repository.lockContract(tx, id);
    const row = (await repository.findContract(tx, id))!;
    if (expected !== null && row.version !== expected) throw changedMeanwhile();
    if (row.endedOn !== null)
      throw new DomainError('conflict', 'contract_ended', `The contract ended on ${row.endedOn}.`, {
        details: { endedOn: row.endedOn },
      });
    const { action, payload } = await work(tx, row);
    await recordAudit(tx, actor, {
      action,
      entity: 'contract',
      entityId: id,
      clusterId: row.clusterId,
      payload: { tenderId: row.tenderId, ...payload },
    });
    return deps.contracts.view(tx, (await repository.findContract(tx, id))!);
  });

/** Adds an amendment and posts what it adds to the value as signed. */
const addAmendment = async (
  deps: ChangeDeps,
  tx: Tx,
  actor: Actor,
  row: repository.ContractLine,
  amendment: {
    agreedOn: string;
    deltaCents: number;
    optionId: string | null;
    revision: number | null;
    note: string | null;
  },
): Promise<{ number: number; agreedOn: string; deltaCents: number }> => {
  if (row.signedOn === null && amendment.optionId !== null)
    throw new DomainError(
      'conflict',
      'contract_not_signed',
      'An option is exercised on a signed contract: sign it first.',
    );
  assertPast(amendment.agreedOn, '/agreedOn', dayOf(deps.clock()));
  if (row.signedOn !== null && amendment.agreedOn < row.signedOn)
    throw invalidField('/agreedOn', `is before the contract was signed, on ${row.signedOn}`);
  const { deltaCents } = amendment;
  valueAfter(row.valueCents, [row.amendedCents, deltaCents], '/delta/amountCents');
  if (row.frameworkId !== null && deltaCents > 0)
    await assertWithinCeiling(tx, (await repository.findContract(tx, row.frameworkId))!, deltaCents);
  if (
    row.kind === 'framework' &&
    (await repository.calledOffCents(tx, row.id)) > row.valueCents + row.amendedCents + deltaCents
  )
    throw invalidField('/delta/amountCents', 'takes the ceiling below what was called off');
  const number = (await repository.findAmendments(tx, row.id)).length + 1;
  await repository.insertAmendment(tx, {
    ...amendment,
    contractId: row.id,
    clusterId: row.clusterId,
    number,
    createdBy: actor.kind === 'user' ? actor.userId : null,
  });
  // Settled before the signature (R2152-13), it is part of what is signed: the signature posts the whole.
  if (deltaCents !== 0 && row.kind !== 'framework' && row.signedOn !== null)
    await deps.book.post(tx, actor, [
      {
        contract: toPostable(row, await repository.findMembers(tx, [row.id])),
        entry: {
          measure: 'signed',
          amountCents: deltaCents,
          occurredOn: amendment.agreedOn,
          reference: `amendment ${number}`,
          note: amendment.note,
        },
      },
    ]);
  await repository.updateContract(tx, row.id, {});
  return { number, agreedOn: amendment.agreedOn, deltaCents };
};

async function openRevision(
  deps: ChangeDeps,
  tx: Tx,
  row: repository.ContractLine,
  given: NonNullable<AmendInput['members']>,
): Promise<number> {
  const members = withRoles(given);
  checkMembers(members);
  const before = await repository.findMembers(tx, [row.id]);
  const facts = await factsOf(
    deps,
    tx,
    row.tenderId,
    members.map((member) => member.organisationId),
  );
  // Who was a party keeps the name and size class of its first day.
  const known = new Map([
    ...facts,
    ...before.map(
      (m) =>
        [
          m.organisationId,
          { name: m.name, kind: m.kind, sizeClass: m.sizeClass, homeClusterId: m.homeClusterId },
        ] as const,
    ),
  ]);
  const revision = (before[0]?.revision ?? -1) + 1;
  await repository.insertMembers(
    tx,
    row,
    revision,
    members.map((member, i) => ({ ...member, ...factsFor(known, member.organisationId, i) })),
  );
  return revision;
}
