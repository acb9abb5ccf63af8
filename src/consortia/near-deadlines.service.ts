import type { Tx } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import * as repository from './store/repository.ts';
import { type Around, baseParams, type OwedFacts, owedParams } from './tidings.ts';

/** Who is told that a bid of consortia, or what members owe for it, is due; each told once for one source. */
export function createNearDeadlines(deps: {
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  clusterName: (tx: Tx, id: string) => Promise<string>;
  /** What each member still has to give for the file of a bid. In a transaction of the system. */
  owedFacts: (tx: Tx, consortiumId: string) => Promise<ReadonlyMap<string, OwedFacts>>;
}) {
  const known = async (tx: Tx, id: string) => {
    const row = await repository.findConsortium(tx, id);
    if (row === null) return null;
    const around: Around = {
      loaded: await deps.loadTender(tx, row.tenderId),
      clusterName: await deps.clusterName(tx, row.clusterId),
      owed: () => deps.owedFacts(tx, id),
    };
    const seats = await repository.findSeats(tx, [id]);
    return {
      row,
      around,
      base: baseParams(row, around),
      taken: seats.filter((seat) => seat.invitation === 'accepted'),
    };
  };

  return {
    /** The coordinators, who hand it in, and the members who are in, each with its own share alone. */
    async bidDue(tx: Tx, consortiumId: string, sourceId: string): Promise<void> {
      const found = await known(tx, consortiumId);
      if (found === null) return;
      const { row, around, base, taken } = found;
      const told = { kind: 'consortium.bid_due', sourceId };
      await deps.tell(tx, [
        { ...told, to: { clusterId: row.clusterId }, params: base },
        ...taken.map(({ organisationId, shareBp }) => ({
          ...told,
          to: { organisationIds: [organisationId] },
          params: { ...base, shareBp, cluster: around.clusterName },
        })),
      ]);
    },

    /** Members that are in and owe something; `sourceOf` says null where it is no time yet. */
    async factsDue(
      tx: Tx,
      consortiumId: string,
      sourceOf: (organisationId: string, dueOn: string) => string | null,
    ): Promise<void> {
      const found = await known(tx, consortiumId);
      if (found === null || found.taken.length === 0) return;
      const { around, base, taken } = found;
      const owed = await around.owed();
      await deps.tell(
        tx,
        taken.flatMap(({ organisationId }): Tidings[] => {
          const facts = owed.get(organisationId);
          if (facts === undefined || facts.fr.length === 0 || facts.dueOn === null) return [];
          const sourceId = sourceOf(organisationId, facts.dueOn);
          if (sourceId === null) return [];
          const params = { ...base, cluster: around.clusterName, ...owedParams(facts) };
          return [{ kind: 'consortium.facts_due', sourceId, to: { organisationIds: [organisationId] }, params }];
        }),
      );
    },
  };
}
