import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { assertWithin, declare, note } from './declaring.ts';
import { standingOf, withAct } from './domain.ts';
import { createSubcontractReading } from './reading.service.ts';
import * as repository from './repository.ts';
import type {
  NewSubcontractInput,
  ReplacementInput,
  SubcontractActInput,
  SubcontractPatchInput,
  SubcontractView,
} from './schemas.ts';
import { subcontractView } from './view.ts';

export type SubcontractService = ReturnType<typeof createSubcontractService>;

/** The life of subcontracts (L2193-1 ff.): declared with the bid or later, accepted, changed, replaced, ended. */
export function createSubcontractService({ database, clock }: { database: Database; clock: Clock }) {
  const today = () => dayOf(clock());

  return {
    ...createSubcontractReading({ database, clock }),

    async declare(actor: Actor, consortiumId: string, input: NewSubcontractInput): Promise<SubcontractView> {
      return inTransaction(database, actor, async (tx) => {
        const group = await locked(tx, consortiumId);
        const row = await declare(tx, actor, clock(), group, input, { pointer: '', replaces: null });
        return subcontractView(row, group, today());
      });
    },

    /** Changes what is declared, as long as the buyer has said nothing. */
    async change(
      actor: Actor,
      id: string,
      expected: number | null,
      patch: SubcontractPatchInput,
    ): Promise<SubcontractView> {
      return inTransaction(database, actor, async (tx) => {
        const { group, row } = await found(tx, id);
        if (expected !== null && row.version !== expected) throw changedMeanwhile();
        const { state } = standingOf(row, group.signedOn, today());
        if (state !== 'declared') {
          throw new DomainError('conflict', 'not_editable', `A subcontract that is ${state} changes by an act.`, {
            details: { state, allowed: ['declared'] },
          });
        }
        const amountCents = patch.amountCents ?? row.amountCents;
        await assertWithin(tx, group, row, amountCents, clock());
        const updated = await saved(tx, row, {
          ...patch,
          paymentTerms: { ...row.paymentTerms, ...patch.paymentTerms },
          acts: row.acts.map((act) => (act.act === 'declared' ? { ...act, amountCents } : act)),
        });
        await note(tx, actor, 'changed', updated, { fields: Object.keys(patch) });
        return subcontractView(updated, group, today());
      });
    },

    /** What the buyer or the holder did about it. */
    async act(actor: Actor, id: string, input: SubcontractActInput): Promise<SubcontractView> {
      return inTransaction(database, actor, async (tx) => {
        const { group, row } = await found(tx, id);
        assertPast(input.on, '/on', today());
        const { act, on, reference = null, note: words = null } = input;
        if (input.amountCents !== undefined && act !== 'amended') {
          throw invalidField('/amountCents', 'is for an amendment');
        }
        const amountCents = act === 'amended' ? (input.amountCents ?? null) : null;
        const acts = withAct(
          row,
          { act, on, amountCents, reference, note: words },
          { signedOn: group.signedOn, today: today() },
        );
        if (amountCents !== null) await assertWithin(tx, group, row, amountCents, clock());
        const updated = await saved(tx, row, { acts, ...(amountCents === null ? {} : { amountCents }) });
        await note(tx, actor, act, updated, { on, reference, amountCents });
        return subcontractView(updated, group, today());
      });
    },

    /** Another one takes its place, and the group stays as it is: R2142-26 speaks of members. */
    async replace(actor: Actor, id: string, input: ReplacementInput): Promise<SubcontractView> {
      return inTransaction(database, actor, async (tx) => {
        const { group, row } = await found(tx, id);
        assertPast(input.on, '/on', today());
        const acts = withAct(
          row,
          { act: 'replaced', on: input.on, amountCents: null, reference: null, note: null },
          { signedOn: group.signedOn, today: today() },
        );
        const by = { principalId: row.principalId, ...input.by };
        const next = await declare(tx, actor, clock(), group, by, { pointer: '/by', replaces: row });
        await note(tx, actor, 'replaced', await saved(tx, row, { acts }), { by: next.id });
        return subcontractView(next, group, today());
      });
    },
  };
}

const locked = async (tx: Tx, consortiumId: string): Promise<repository.SubcontractedGroup> => {
  const group = await repository.lockGroup(tx, consortiumId);
  if (group === null) throw notFound('consortium');
  return group;
};

/** The subcontract with its group, both locked. */
const found = async (tx: Tx, id: string) => {
  const seen = await repository.findSubcontract(tx, id);
  if (seen === null) throw notFound('subcontract');
  const group = await locked(tx, seen.consortiumId);
  return { group, row: (await repository.findSubcontract(tx, id))! };
};

const saved = async (
  tx: Tx,
  row: repository.SubcontractRow,
  changes: Partial<repository.SubcontractRow>,
): Promise<repository.SubcontractRow> => {
  const updated = await repository.updateSubcontract(tx, row, changes);
  if (updated === null) throw changedMeanwhile();
  return updated;
};
