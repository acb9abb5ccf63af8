import type { Tx } from '../../db/transaction.ts';
import type { Scope } from '../scope.repository.ts';
import type { Subject } from './feed.repository.ts';
import { createHolding, type Holding } from './holding.ts';
import { type DaysPiece, type Ledger, type LedgerDays, loadDays, loadLedgers } from './ledger.repository.ts';
import { createOrganisations, loadMemberships } from './members.repository.ts';
import { ClusterMembers } from './members.ts';
import { type Work, workLoads } from './work.repository.ts';

/** What figures of a scope are counted from, a list with an item for each of its clusters. What was not asked for is empty. */
export type Facts = {
  memberships: readonly ClusterMembers[];
  ledger: readonly Ledger[];
  /** Of the pieces asked for, in their order. */
  days: readonly (readonly LedgerDays[])[];
} & { [P in keyof Work]: readonly Work[P][] };

/** What must be read before figures can be counted. */
export type Needs = { memberships?: true; ledger?: { days: readonly DaysPiece[] }; work?: readonly (keyof Work)[] };

/** Facts by cluster, read when they are first needed and held until they are forgotten. */
export type Store = {
  /** What is of these clusters; one at a time. */
  read(tx: Tx, scope: Scope, needs: Needs): Promise<Facts>;
  forget(subject: Subject, key: string): void;
  forgetAll(): void;
};

/** Stretches of days of which postings are held; those asked for least lately go first. */
const MOST_PIECES = 16;

export function createStore(): Store {
  const organisations = createOrganisations();
  const memberships = createHolding(loadMemberships(organisations.the), () => new ClusterMembers(), {
    held: (members) => members.join(),
    forgotten: (members) => members.leave(),
  });
  const loads = workLoads(organisations.the);
  const work: { [P in keyof Work]: Holding<Work[P]> } = {
    tenders: createHolding(loads.tenders, () => []),
    contracts: createHolding(loads.contracts, () => ({ signed: [], contracted: [] })),
    agreed: createHolding(loads.agreed, () => []),
    invitations: createHolding(loads.invitations, () => ({ answers: [], invited: [] })),
    proposals: createHolding(loads.proposals, () => []),
  };
  const ledger = createHolding<Ledger>(loadLedgers(organisations.the), () => ({ signed: [], totals: [] }));
  const pieces = new Map<string, Holding<LedgerDays>>();
  const daysOf = (piece: DaysPiece): Holding<LedgerDays> => {
    const key = `${piece.from} ${piece.to} ${piece.sign}`;
    const found = pieces.get(key) ?? createHolding<LedgerDays>(loadDays(piece), () => ({ signed: [], totals: [] }));
    pieces.delete(key);
    pieces.set(key, found);
    if (pieces.size > MOST_PIECES) pieces.delete(pieces.keys().next().value ?? '');
    return found;
  };
  const forget: Record<Subject, (key: string) => void> = {
    memberships: memberships.forget,
    organisations: organisations.forget,
    tenders: work.tenders.forget,
    contracts: work.contracts.forget,
    agreed: work.agreed.forget,
    invitations: work.invitations.forget,
    proposals: work.proposals.forget,
    ledger: (cluster) => {
      for (const holding of [ledger, ...pieces.values()]) holding.forget(cluster);
    },
  };
  return {
    async read(tx, scope, needs) {
      const members = needs.memberships ? await memberships.of(tx, scope) : [];
      if (needs.memberships) await organisations.know(tx);
      const days: LedgerDays[][] = [];
      const partOf = async <P extends keyof Work>(part: P): Promise<Work[P][]> =>
        needs.work?.includes(part) ? work[part].of(tx, scope) : [];
      for (const piece of needs.ledger?.days ?? []) days.push(await daysOf(piece).of(tx, scope));
      return {
        memberships: members,
        ledger: needs.ledger ? await ledger.of(tx, scope) : [],
        days,
        tenders: await partOf('tenders'),
        contracts: await partOf('contracts'),
        agreed: await partOf('agreed'),
        invitations: await partOf('invitations'),
        proposals: await partOf('proposals'),
      };
    },
    forget: (subject, key) => forget[subject](key),
    forgetAll: () => {
      for (const holding of [memberships, ledger, ...Object.values(work), ...pieces.values(), organisations])
        holding.forgetAll();
    },
  };
}
