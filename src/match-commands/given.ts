/**
 * The problem and result files as the checker reads them. The checker shares no code with the engine, not even types or
 * defaults, so that a mistake there can't hide here: everything below is written again from the documented formulas.
 */

export type GivenRequirement = {
  id: string;
  cpv: string;
  weightBp: number;
  mandatory?: boolean;
  minLevel?: number | null;
  certification?: string | null;
  capacityCents?: number | null;
  minQuality?: number;
  mustBeDoneByMember?: boolean;
};

export type GivenOrganisation = {
  id: string;
  kind?: string;
  sizeClass?: string;
  headcount?: number | null;
  turnoverCents?: number | null;
  nuts?: string | null;
  lat?: number | null;
  lon?: number | null;
  canLead?: boolean;
  excluded?: boolean;
  recentProposals?: number;
  group?: string | null;
  capabilities: { cpv: string; level?: number; evidence?: number; capacityCents?: number | null }[];
  certifications?: { code: string; validUntil?: string | null }[];
};

export type GivenConstraints = {
  deadline?: string | null;
  minMembers?: number;
  maxMembers?: number;
  minTurnoverCents?: number;
  minMemberTurnoverCents?: number;
  minLeadTurnoverCents?: number;
  minSmeShareBp?: number;
  minShareBp?: number;
  minContribution?: number;
  minQuality?: number;
  researchOrganisation?: boolean;
  pinned?: string[];
  banned?: string[];
  site?: { lat: number; lon: number } | null;
};

export type GivenProblem = {
  requirements: GivenRequirement[];
  organisations: GivenOrganisation[];
  ties?: { a: string; b: string; weight: number }[];
  conflicts?: { a: string; b: string }[];
  constraints?: GivenConstraints;
  weights?: Record<string, number> | null;
  k?: number;
  minDifference?: number;
  maxDistance?: number;
};

export type GivenCertificate = {
  status: string;
  score: number | null;
  upperBound: number | null;
  gap: number | null;
  nodes: number;
};

export type GivenMember = {
  organisationId: string;
  role: string;
  shareBp: number;
  covers: string[];
  marginal: number;
  essential: boolean;
  parts: { requirementId: string; loadBp: number; quality: number }[];
};

export type GivenConsortium = {
  rank: number;
  score: number;
  components: Record<string, number>;
  certificate: GivenCertificate;
  members: GivenMember[];
  leftOut: string[];
};

export type GivenResult = {
  status: string;
  certificate: GivenCertificate;
  consortia: GivenConsortium[];
  ending: { reason: string; score: number | null } | null;
  alone: { organisationId: string; quality: number; missing: string[] }[];
  infeasibility: { stage: string; requirements: string[] } | null;
};
