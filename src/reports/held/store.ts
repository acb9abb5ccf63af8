import type { Tx } from '../../db/transaction.ts';
import type { Scope } from '../scope.repository.ts';
import type { Subject } from './feed.repository.ts';
import { createHolding, type Holding } from './holding.ts';
import { type DaysPiece, type Ledger, type LedgerDays, loadDays, loadLedgers } from './ledger.repository.ts';
import { createOrganisations, loadMemberships } from './members.repository.ts';
import { ClusterMembers } from './members.ts';
import { loadWork, noWork, type Work } from './work.repository.ts';

/** What figures of a scope are counted from, a list for each of its clusters. What was not asked for is empty. */
export type Facts = {
  memberships: readonly ClusterMembers[];
  ledger: readonly Ledger[];
  /** Of the pieces asked for, in their order. */
  days: readonly (readonly LedgerDays[])[];
  work: readonly Work[];
};

/** What must be read before figures can be counted. */
export type Needs = { memberships?: true; ledger?: { days: readonly DaysPiece[] }; work?: true };

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
  const work = createHolding(loadWork(organisations.the), noWork);
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
    work: work.forget,
    ledger: (cluster) => {
      for (const holding of [ledger, ...pieces.values()]) holding.forget(cluster);
    },
  };
  return {
    async read(tx, scope, needs) {
      const members = needs.memberships ? await memberships.of(tx, scope) : [];
      if (needs.memberships) await organisations.know(tx);
      const days: LedgerDays[][] = [];
      for (const piece of needs.ledger?.days ?? []) days.push(await daysOf(piece).of(tx, scope));
      return {
        memberships: members,
        ledger: needs.ledger ? await ledger.of(tx, scope) : [],
        days,
        work: needs.work ? await work.of(tx, scope) : [],
      };
    },
    forget: (subject, key) => forget[subject](key),
    forgetAll: () => {
      for (const holding of [memberships, work, ledger, ...pieces.values(), organisations]) holding.forgetAll();
    },
  };
}
