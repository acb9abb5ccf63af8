import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';

/** Who shares in a contract, by which part of 10,000 (basis points). */
export type Sharer = { organisationId: string; shareBp: number };

/** A contract as whoever posts to it needs it; `sharers` are those of today. */
export type PostableContract = {
  id: string;
  clusterId: string;
  kind: 'contract' | 'framework' | 'call_off';
  /** Day of the signature, null before it. */
  signedOn: string | null;
  sharers: readonly Sharer[];
};

/** Value that was signed, in cents; negative where an amendment takes from it. */
type SignedValue = {
  measure: 'signed';
  amountCents: number;
  occurredOn: string;
  reference?: string | null;
  note?: string | null;
};

/** What contracts need of the ledger: to write down what was signed, and what was counted so far. */
export type ContractBook = {
  post: (
    tx: Tx,
    actor: Actor,
    items: readonly { contract: PostableContract; entry: SignedValue }[],
  ) => Promise<unknown>;
  /** Totals of a contract in cents; to a member, of its own part. */
  totalsOf: (tx: Tx, contractId: string) => Promise<{ signed: number; invoiced: number; paid: number }>;
  /** What is posted as signed for each organisation, in cents, by its id; to a member, of its own alone. */
  signedByMember: (tx: Tx, contractId: string) => Promise<ReadonlyMap<string, number>>;
};
