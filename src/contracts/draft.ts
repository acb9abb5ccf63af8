import type { Tx } from '../db/transaction.ts';
import type { Membership } from './domain.ts';
import type { ContractBook } from './posting.ts';
import type * as repository from './repository.ts';

/** What a contract's parties were on the day that it was made. */
export type PartyFacts = {
  name: string;
  kind: repository.MemberRow['kind'];
  sizeClass: repository.MemberRow['sizeClass'];
  /** The cluster that brought it by a partner search; null: the contract's own. */
  homeClusterId: string | null;
};
/** A contract to be, checked by nobody yet. */
export type ContractDraft = {
  clusterId: string;
  kind: repository.ContractRow['kind'];
  tenderId: string | null;
  consortiumId: string | null;
  matchRunId: string | null;
  frameworkId: string | null;
  title: string;
  reference: string | null;
  buyerName: string;
  buyerPrivate: boolean;
  /** Null: the cluster's where it has one alone. */
  sector: string | null;
  valueCents: number;
  signedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  lots: { lotId: string | null; label: string }[];
  members: Membership[];
  options: { label: string; valueCents: number; exercisableUntil: string | null }[];
};
/** What an awarded consortium's contract is made of; the rest of the draft has defaults. */
export type Award = Pick<
  ContractDraft,
  'clusterId' | 'tenderId' | 'consortiumId' | 'title' | 'buyerName' | 'valueCents' | 'members'
> &
  Partial<ContractDraft>;
/** What contracts need of other features. */
export type ContractCollaborators = {
  book: ContractBook;
  sectorsOf: (tx: Tx, clusterId: string) => Promise<string[]>;
  /** Of the organisations that the actor may see. */
  partyFacts: (tx: Tx, organisationIds: string[]) => Promise<Map<string, Omit<PartyFacts, 'homeClusterId'>>>;
  /** Organisations that other clusters brought to a tender, each with that cluster. */
  broughtBy: (tx: Tx, tenderId: string) => Promise<ReadonlyMap<string, string>>;
  /** Throws `not_found` unless the actor may see the tender. */
  loadTender: (
    tx: Tx,
    id: string,
  ) => Promise<{
    tender: { id: string; clusterId: string; buyerName: string; buyerPrivate: boolean };
    lots: { id: string; externalId: string; title: string }[];
  }>;
  /** Locked, with its seats; null unless the actor coordinates it. */
  consortiumForContract: (
    tx: Tx,
    id: string,
  ) => Promise<{
    id: string;
    clusterId: string;
    tenderId: string;
    matchRunId: string | null;
    state: string;
    members: Membership[];
  } | null>;
  /** The last day on which the consortium's buyer may not sign (R2182-1); null where none is known. */
  standstillOf: (tx: Tx, consortiumId: string) => Promise<string | null>;
  /** Has the consortium's outcome name its contract. */
  noteContract: (tx: Tx, consortiumId: string, contractId: string) => Promise<void>;
  /** The match run, as far as the actor may see it. */
  runOf: (tx: Tx, id: string) => Promise<{ tenderId: string } | null>;
};
