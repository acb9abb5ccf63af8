import type { Tx } from '../../db/transaction.ts';
import type { Scope } from '../scope.repository.ts';
import { mergeContracts, noContracts } from './contracts.repository.ts';
import type { Subject } from './feed.repository.ts';
import { createHolding, type Holding } from './holding.ts';
import {
  createPartNumbers,
  type DaysPiece,
  type Ledger,
  type LedgerDays,
  loadDays,
  loadLedgers,
  mergeLedgers,
} from './ledger.repository.ts';
import { createOrganisations, loadMemberships, mergeMemberships } from './members.repository.ts';
import { type ClusterMembers, noMembers, type Organisations } from './members.ts';
import { noParts } from './parts.ts';
import { nothingSigned } from './signed.ts';
import { type Work, workLoads } from './work.repository.ts';

/** What figures of a scope are counted from, a list with an item for each of its clusters. What was not asked for is empty. */
export type Facts = {
  /** Of all clusters: those of which the others speak by number. */
  organisations: Organisations;
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
  forget(subject: Subject, key: string, item: string | null): void;
  forgetAll(): void;
};

/** Stretches of days of which postings are held; those asked for least lately go first. */
const MOST_PIECES = 16;

export function createStore(): Store {
  const organisations = createOrganisations();
  const memberships = createHolding(loadMemberships(organisations.the), noMembers, mergeMemberships(organisations.the));
  const loads = workLoads(organisations.the);
  const work: { [P in keyof Work]: Holding<Work[P]> } = {
    tenders: createHolding(loads.tenders, () => []),
    contracts: createHolding(loads.contracts, noContracts, mergeContracts),
    agreed: createHolding(loads.agreed, () => []),
    invitations: createHolding(loads.invitations, () => ({ answers: [], invited: noParts() })),
    proposals: createHolding(loads.proposals, noParts),
  };
  const part = createPartNumbers();
  const ledger = createHolding<Ledger>(
    loadLedgers(organisations.the, part),
    () => ({ signed: nothingSigned(), totals: [] }),
    mergeLedgers,
  );
  const pieces = new Map<string, Holding<LedgerDays>>();
  const daysOf = (piece: DaysPiece): Holding<LedgerDays> => {
    const key = `${piece.from} ${piece.to} ${piece.sign}`;
    const found =
      pieces.get(key) ?? createHolding<LedgerDays>(loadDays(piece, part), () => ({ signed: [], totals: [] }));
    pieces.delete(key);
    pieces.set(key, found);
    if (pieces.size > MOST_PIECES) pieces.delete(pieces.keys().next().value ?? '');
    return found;
  };
  const forget: Record<Subject, (key: string, item: string | null) => void> = {
    memberships: memberships.forget,
    organisations: organisations.forget,
    tenders: work.tenders.forget,
    contracts: work.contracts.forget,
    agreed: work.agreed.forget,
    invitations: work.invitations.forget,
    proposals: work.proposals.forget,
    ledger: (cluster, contract) => {
      for (const holding of [ledger, ...pieces.values()]) holding.forget(cluster, contract);
    },
  };
  return {
    async read(tx, scope, needs) {
      const partOf = async <P extends keyof Work>(part: P): Promise<Work[P][]> =>
        needs.work?.includes(part) ? work[part].of(tx, scope) : [];
      const knownMembers = async (): Promise<ClusterMembers[]> => {
        const members = await memberships.of(tx, scope);
        await organisations.know(tx);
        return members;
      };
      // Sent together: the database works on the next while this process takes in those before it.
      const reads = [
        needs.ledger ? ledger.of(tx, scope) : [],
        needs.memberships ? knownMembers() : [],
        Promise.all((needs.ledger?.days ?? []).map((piece) => daysOf(piece).of(tx, scope))),
        partOf('tenders'),
        partOf('contracts'),
        partOf('agreed'),
        partOf('invitations'),
        partOf('proposals'),
      ] as const;
      // None is under way any more when the next transaction reads.
      await Promise.allSettled(reads);
      const [sums, members, days, tenders, contracts, agreed, invitations, proposals] = await Promise.all(reads);
      return {
        organisations: organisations.all,
        memberships: members,
        ledger: sums,
        days,
        tenders,
        contracts,
        agreed,
        invitations,
        proposals,
      };
    },
    forget: (subject, key, item) => forget[subject](key, item),
    forgetAll: () => {
      for (const holding of [memberships, ledger, ...Object.values(work), ...pieces.values(), organisations])
        holding.forgetAll();
    },
  };
}
