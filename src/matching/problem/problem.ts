/**
 * The words of the engine's input: one lot's problem, as the problem file, the worker's snapshot of a lot and the
 * stored run all write it. Amounts are integer cents, shares basis points of the whole work, levels 1–5.
 */

/** What an organisation is. Only `research` has a rule of its own (`researchOrganisation`). */
export type Kind = 'company' | 'research' | 'training' | 'institution';

/** EU size classes (2003/361/EC); `micro`, `small` and `medium` count as SMEs. */
export type SizeClass = 'micro' | 'small' | 'medium' | 'large';

/** One thing that the lot needs. `weightBp` is its part of the whole work; all weights of a problem sum to 10,000. */
export type Requirement = {
  readonly id: string;
  /** Eight digits, no check digit. */
  readonly cpv: string;
  readonly weightBp: number;
  /** A mandatory requirement is wholly assigned to members; an optional one may be left out. Default true. */
  readonly mandatory: boolean;
  /** Least level (1–5) of the capability that serves it. Default 1. */
  readonly minLevel: number;
  /** Code of a certification that whoever works on it holds at the deadline; null: none. */
  readonly certification: string | null;
  /** Capacity that the whole requirement takes, in cents; 0: not limited by capacity. */
  readonly capacityCents: number;
  /** Least quality in [0,1] with which anyone serves it, when that is more than the problem's own. Default 0. */
  readonly minQuality: number;
  /** An essential task reserved to the group (CCP R2142-27): never left out, even if optional. Default false. */
  readonly mustBeDoneByMember: boolean;
};

/** One skill. `level` 1–5 (default 3), `evidence` number of references (default 0), yearly capacity (null: not limited). */
export type Capability = {
  readonly cpv: string;
  readonly level: number;
  readonly evidence: number;
  readonly capacityCents: number | null;
};

/** A certificate; `validUntil` is its last valid day (`YYYY-MM-DD`), null when it does not expire. */
export type Certification = { readonly code: string; readonly validUntil: string | null };

/** A candidate, with all that the engine may know of it. */
export type Organisation = {
  readonly id: string;
  readonly kind: Kind;
  /** Default: from the headcount (under 10, 50, 250), `small` without one. */
  readonly sizeClass: SizeClass;
  readonly headcount: number;
  readonly turnoverCents: number;
  readonly nuts: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** May be the mandataire. Default true. */
  readonly canLead: boolean;
  /** Excluded by law (CCP L2141-1 ff.): never proposed. Default false. */
  readonly excluded: boolean;
  /** How often it was proposed lately; for the fair turn. Default 0. */
  readonly recentProposals: number;
  /** A declared group of companies: two firms of one group never sit in the same consortium. Default null. */
  readonly group: string | null;
  readonly capabilities: readonly Capability[];
  readonly certifications: readonly Certification[];
};

/** How well two organisations know each other, in [0,1]. Several ties of one pair: the strongest counts. */
export type Tie = { readonly a: string; readonly b: string; readonly weight: number };

/** Two organisations that never sit together. */
export type Conflict = { readonly a: string; readonly b: string };

/** The hard conditions of the lot. */
export type Constraints = {
  /** Certifications must be valid on this day; null: any certification listed counts. */
  readonly deadline: string | null;
  /** Fewest members, default 2: whoever can do the lot alone is listed apart. */
  readonly minMembers: number;
  /** Most members, 1–12, default 6. */
  readonly maxMembers: number;
  /** Least turnover of the group taken together (CCP R2142-25). */
  readonly minTurnoverCents: number;
  readonly minMemberTurnoverCents: number;
  /** Least turnover of the mandataire. */
  readonly minLeadTurnoverCents: number;
  /** Least part of the whole work that SMEs do. */
  readonly minSmeShareBp: number;
  /** Least part of the whole work that each member does: 1,000 (10 %) unless given. */
  readonly minShareBp: number;
  /**
   * Coverage in [0,1] that the others lose at least without a member, or else they break a condition of the group: who
   * adds less is a passenger, and no team with one is proposed. Default 0.01; 0: passengers are let in.
   */
  readonly minContribution: number;
  /** Least quality in [0,1] with which anyone serves a requirement; below it an organisation cannot. Default 0. */
  readonly minQuality: number;
  readonly researchOrganisation: boolean;
  readonly pinned: readonly string[];
  readonly banned: readonly string[];
  readonly site: { readonly lat: number; readonly lon: number } | null;
};

/** Names of the seven score components, in the order in which they are shown. */
export const COMPONENTS = ['coverage', 'cohesion', 'proximity', 'sme', 'balance', 'fairTurn', 'parsimony'] as const;
export type Component = (typeof COMPONENTS)[number];

/** The cluster's policy: what each component weighs. Any non-negative scale; the score divides by their sum. */
export type Weights = Readonly<Record<Component, number>>;

/** A complete, valid problem (see `readProblem`). */
export type Problem = {
  readonly requirements: readonly Requirement[];
  readonly organisations: readonly Organisation[];
  readonly ties: readonly Tie[];
  readonly conflicts: readonly Conflict[];
  readonly constraints: Constraints;
  readonly weights: Weights;
  /** How many consortia are wanted, 1–20, default 5. */
  readonly k: number;
  /** By how many members two proposals differ at least, 0–12, default 1. */
  readonly minDifference: number;
  /** How far below the best score further proposals may be, as a part of it in [0,1], default 0.15. */
  readonly maxDistance: number;
};

/** As it may be written: all but the fields named may be left out, and are filled in when it is read. */
type Written<T, Needed extends keyof T> = Pick<T, Needed> & Partial<Omit<T, Needed>>;

/** An organisation of a problem file. */
export type WrittenOrganisation = Written<Omit<Organisation, 'capabilities' | 'certifications'>, 'id'> & {
  readonly capabilities: readonly Written<Capability, 'cpv'>[];
  readonly certifications?: readonly Written<Certification, 'code'>[];
};

/** A lot's own part of a problem file: everything but organisations, ties and conflicts. */
export type WrittenLot = {
  readonly requirements: readonly Written<Requirement, 'id' | 'cpv' | 'weightBp'>[];
  readonly constraints?: Partial<Constraints>;
  readonly weights?: Partial<Weights>;
} & Partial<Pick<Problem, 'k' | 'minDifference' | 'maxDistance'>>;

/** A problem as it is written down: what has a default may be left out (see `readProblem`). */
export type ProblemFile = WrittenLot &
  Partial<Pick<Problem, 'ties' | 'conflicts'>> & { readonly organisations: readonly WrittenOrganisation[] };

/**
 * The policy of a cluster that has chosen none. Coverage, cohesion and proximity stand in the proportion that finds the
 * partners of real awards best (`npm run bench -- truth`); the others cannot be read from awards and are a moderate choice.
 */
export const DEFAULT_WEIGHTS: Weights = {
  coverage: 50,
  cohesion: 30,
  proximity: 20,
  sme: 10,
  balance: 0,
  fairTurn: 5,
  parsimony: 5,
};

/** Limits of the input, all refused above. */
export const MAX_REQUIREMENTS = 64;
export const MAX_MEMBERS = 12;
export const MAX_CONSORTIA = 20;
/** What a member does at least, in basis points, and adds at least to the coverage in [0,1], unless a problem says so. */
export const MIN_SHARE_BP = 1000;
export const MIN_CONTRIBUTION = 0.01;
/** Members of a consortium at least, members by which two differ, and distance from the best, unless a problem says so. */
export const MIN_MEMBERS = 2;
export const MIN_DIFFERENCE = 1;
export const MAX_DISTANCE = 0.15;
