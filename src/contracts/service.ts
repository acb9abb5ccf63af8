import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertAnswersFor } from './access.ts';
import type { ContractCollaborators } from './draft.ts';
import { contractReading, createContractMaking, toPostable } from './making.service.ts';
import type { PostableContract } from './posting.ts';
import * as repository from './repository.ts';
import type { ContractFilter, ContractSummaryView, ContractView } from './schemas.ts';
import { contractSummary } from './view.ts';

export type ContractService = ReturnType<typeof createContractService>;

/** Contracts: made from an awarded consortium, or entered by hand for old business. */
export function createContractService(deps: { database: Database; clock: Clock } & ContractCollaborators) {
  const { database } = deps;
  const { view } = contractReading(deps);

  return {
    ...createContractMaking(deps),
    view,

    async list(actor: Actor, query: ContractFilter): Promise<Page<ContractSummaryView>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listContracts(tx, query, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(contractSummary), nextCursor };
    },

    async get(actor: Actor, id: string): Promise<ContractView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findContract(tx, id);
        if (row === null) throw notFound('contract');
        return view(tx, row);
      });
    },

    /** For other features: whether the contract is signed. */
    async isSigned(tx: Tx, id: string): Promise<boolean> {
      return (await repository.findContract(tx, id))?.signedOn != null;
    },

    /** Locks a contract for an entry; `not_found` unless the actor answers for it. */
    async forPosting(tx: Tx, actor: Actor, id: string): Promise<PostableContract> {
      const seen = await repository.findContract(tx, id);
      if (seen === null) throw notFound('contract');
      assertAnswersFor(actor, seen.clusterId);
      const row = await repository.lockOneForPosting(tx, id);
      if (row === null) throw notFound('contract');
      return toPostable(row, await repository.findMembers(tx, [id]));
    },

    /** The same for many, by id or reference as named; those that the actor does not answer for are left out. */
    async manyForPosting(tx: Tx, actor: Actor, names: readonly string[]): Promise<Map<string, PostableContract>> {
      const rows = (await repository.lockForPosting(tx, names)).filter((row) =>
        answersForCluster(actor, row.clusterId),
      );
      const members = await repository.findMembers(
        tx,
        rows.map((row) => row.id),
      );
      const found = new Map<string, PostableContract>();
      for (const row of rows) {
        const contract = toPostable(
          row,
          members.filter((member) => member.contractId === row.id),
        );
        found.set(row.id, contract);
        if (row.reference !== null && !found.has(row.reference)) found.set(row.reference, contract);
      }
      return found;
    },
  };
}
