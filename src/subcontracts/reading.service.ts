import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import type { DeclaredSubcontract } from '../law/facts.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { notFound } from '../shared/errors.ts';
import type { Page } from '../shared/paging.ts';
import * as repository from './repository.ts';
import type { SubcontractView } from './schemas.ts';
import { subcontractView } from './view.ts';

const READING = systemActor('subcontracts');

/** Subcontracts as their readers may see them; figures of the group that a member does not see are read by the program. */
export function createSubcontractReading({ database, clock }: { database: Database; clock: Clock }) {
  const today = () => dayOf(clock());

  return {
    /** All for staff; its own, and those below it, for a member. */
    async list(actor: Actor, consortiumId: string): Promise<Page<SubcontractView>> {
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listSubcontracts(tx, consortiumId);
        if (rows.length === 0) return { items: [], nextCursor: null };
        const group = await actingAs(READING, (system) => repository.findGroup(system, consortiumId));
        if (group === null) throw notFound('consortium');
        return { items: rows.map((row) => subcontractView(row, group, today())), nextCursor: null };
      });
    },

    /** As the rules of law look at them; in the caller's transaction. */
    async declaredOf(tx: Tx, consortiumId: string): Promise<DeclaredSubcontract[]> {
      const rows = await repository.listSubcontracts(tx, consortiumId);
      const group = rows.length === 0 ? null : await repository.findGroup(tx, consortiumId);
      if (group === null) return [];
      return rows
        .map((row) => subcontractView(row, group, today()))
        .filter(({ state }) => state !== 'replaced' && state !== 'ended')
        .map(({ organisationId, name, declared, state, silenceOn, directPayment }) => ({
          organisationId,
          name,
          declared,
          state,
          silenceOn,
          paidDirectly: directPayment.due,
        }));
    },

    async get(actor: Actor, id: string): Promise<SubcontractView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findSubcontract(tx, id);
        if (row === null) throw notFound('subcontract');
        const group = await actingAs(READING, (system) => repository.findGroup(system, row.consortiumId));
        if (group === null) throw notFound('consortium');
        return subcontractView(row, group, today());
      });
    },
  };
}
