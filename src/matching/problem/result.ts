import type { Component, Weights } from './problem.ts';
import type { Lack, Told } from './told.ts';

/**
 * What is proven. `optimal`: nothing better exists (gap 0, or at most `epsilon` when one was allowed);
 * `budget_exhausted`: the nodes ran out, nothing is better than `upperBound`; `infeasible`: no consortium exists;
 * `cancelled`: stopped from outside, the bound holds as far as it got.
 * Score and bound are in [0,1]; null when no consortium is known.
 */
export type Certificate = {
  readonly status: 'optimal' | 'budget_exhausted' | 'infeasible' | 'cancelled';
  readonly score: number | null;
  readonly upperBound: number | null;
  readonly gap: number | null;
  readonly nodes: number;
};

/** The seven components, each in [0,1]. */
export type Components = Readonly<Record<Component, number>>;

/** One piece of work: `loadBp` basis points of the whole work, done at `quality` in [0,1]. */
export type Part = { readonly requirementId: string; readonly loadBp: number; readonly quality: number };

/** A seat. */
export type Member = {
  readonly organisationId: string;
  readonly role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Its part of the contract; the members' shares sum to 10,000. */
  readonly shareBp: number;
  readonly covers: readonly string[];
  /** Score of the consortium less the best score of the same one without this member (0 when that cannot stand). */
  readonly marginal: number;
  /** True when the others cannot stand without it. */
  readonly essential: boolean;
  readonly parts: readonly Part[];
};

/** A proposal. Rank n is the best that differs enough from ranks 1 to n − 1, with its own proof of that. */
export type Proposal = {
  readonly rank: number;
  readonly score: number;
  readonly components: Components;
  readonly certificate: Certificate;
  readonly members: readonly Member[];
  /** Optional requirements that nobody does, or does wholly. */
  readonly leftOut: readonly string[];
  /** Who covers what and why. */
  readonly explanation: readonly Told[];
};

/** An organisation that can do the whole lot by itself. `quality`: its coverage in [0,1]. */
export type Alone = {
  readonly organisationId: string;
  readonly quality: number;
  /** Optional requirements that it does not do, or not wholly. */
  readonly missing: readonly string[];
};

/**
 * Why the list of consortia ends before the last rank asked for. `distance`: the next one scores `score`, too far below
 * the best; `none`: no further one that differs enough exists; `budget`: none was found within the budget.
 */
export type Ending = {
  readonly reason: 'distance' | 'none' | 'budget';
  readonly score: number | null;
  readonly certificate: Certificate;
};

/** What a result was asked for: the options and weights as they were used. */
export type Asked = {
  readonly k: number;
  readonly nodes: number;
  readonly epsilon: number;
  readonly minDifference: number;
  readonly maxDistance: number;
  readonly minMembers: number;
  readonly minShareBp: number;
  readonly minContribution: number;
};

/** An organisation that comes near a requirement, and what keeps it out. */
export type Nearest = {
  readonly organisationId: string;
  /** Closeness of its nearest code, in [0,1]. */
  readonly closeness: number;
  readonly lacks: readonly Lack[];
  readonly explanation: Told;
};

/** Why no consortium exists. `requirements` and `constraints` together are to blame; dropping any one of them helps. */
export type Infeasibility = {
  readonly stage: 'pinned' | 'no_candidate' | 'capacity' | 'team_size' | 'conflicting_set' | 'constraints';
  readonly requirements: readonly string[];
  readonly constraints: readonly string[];
  /** True when the set is proven to be minimal. */
  readonly minimal: boolean;
  readonly nearest: readonly { readonly requirementId: string; readonly organisations: readonly Nearest[] }[];
  readonly explanation: readonly Told[];
};

/** Answer for one lot. */
export type LotResult = {
  readonly engineVersion: string;
  readonly status: 'succeeded' | 'infeasible' | 'cancelled';
  readonly certificate: Certificate;
  readonly consortia: readonly Proposal[];
  /** Why there are fewer consortia than asked for; null: there are as many, or the search was stopped. */
  readonly ending: Ending | null;
  /** How the list of consortia ends; empty where there are as many as asked for, or none is possible. */
  readonly explanation: readonly Told[];
  /** Who can do the lot alone, best first, at most 100; `aloneCount` tells how many there are. */
  readonly alone: readonly Alone[];
  readonly aloneCount: number;
  readonly options: Asked;
  readonly weights: Weights;
  readonly infeasibility: Infeasibility | null;
};
