import type { Organisation } from '../problem/organisation.ts';

/** The last day of an exclusion without end: it sorts after every other, as PostgreSQL's date and as a text. */
export const FOREVER = '9999-12-31';

/**
 * What the network knows of an organisation for matching, whatever the tender: business facts only. What depends on
 * the tender (its turn, whether it is excluded on that day, who may propose it) is laid over when a problem is made.
 */
export type Candidate = Omit<Organisation, 'excluded' | 'recentProposals' | 'group'> & {
  /** Last day (`YYYY-MM-DD`) on which it is excluded by law, FOREVER without end; null: not excluded. */
  readonly excludedUntil: string | null;
  /** Ids of the clusters that it belongs to today. */
  readonly clusters: readonly string[];
  /** Ids of the working groups that it sits in; two in one group know each other. */
  readonly workingGroups: readonly string[];
};

/** What the day and the tender make of a candidate: an organisation of the tender's problem. Every field written out. */
export function organisationAt(candidate: Candidate, today: string, recentProposals: number): Organisation {
  const { excludedUntil } = candidate;
  // Named one by one: a pool has tens of thousands, and what the rest of a pattern leaves is slow to make.
  return {
    id: candidate.id,
    kind: candidate.kind,
    sizeClass: candidate.sizeClass,
    headcount: candidate.headcount,
    turnoverCents: candidate.turnoverCents,
    nuts: candidate.nuts,
    lat: candidate.lat,
    lon: candidate.lon,
    canLead: candidate.canLead,
    excluded: excludedUntil !== null && excludedUntil >= today,
    recentProposals,
    group: null,
    capabilities: candidate.capabilities,
    certifications: candidate.certifications,
  };
}

/**
 * Two candidates that know each other, in basis points; or that never sit together (competitors, firms of one group).
 * `of` is the cluster whose word it is: it counts where organisations of that cluster may be proposed; null or absent:
 * everywhere.
 */
export type CandidatePair =
  | {
      readonly kind: 'tie';
      readonly a: string;
      readonly b: string;
      readonly weightBp: number;
      readonly of?: string | null;
    }
  | { readonly kind: 'apart'; readonly a: string; readonly b: string; readonly of?: string | null };

/** A candidate with every pair that it is one end of. */
export type CandidateRecord = { readonly candidate: Candidate; readonly pairs: readonly CandidatePair[] };
