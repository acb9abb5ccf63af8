/** What a cluster can be. */
export const KINDS = ['business', 'technopole', 'commercial', 'competitiveness', 'federation'] as const;
