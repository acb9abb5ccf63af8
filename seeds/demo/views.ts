/** What the demo reads of the API's answers (DESIGN.md section 7). */
export type DemoTender = {
  id: string;
  state: string;
  title: string;
  clusterId: string;
  buyer: { name: string };
  latestMatchRunId: string | null;
  warnings: { message: string }[];
  lots: DemoLot[];
};
export type DemoLot = {
  id: string;
  externalId: string;
  title: string;
  cpvMain: string | null;
  nuts: string[];
  estimatedValue: { amountCents: number; currency: string } | null;
  deadline: string | null;
  equipment: { id: string }[];
  requirements: {
    id: string;
    cpv: string;
    weightBp: number;
    mandatory: boolean;
    origin: { kind: string; quote: string | null };
  }[];
};
export type DemoRun = {
  id: string;
  status: string;
  error: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  progress: { lotsDone: number; lotsTotal: number; nodes: number; incumbent: number | null; upperBound: number | null };
  lots: {
    lotId: string;
    status: string;
    certificate: { status: string; score: number | null; upperBound: number | null; gap: number | null; nodes: number };
    consortia: DemoConsortium[];
    explanation?: string[];
    equipment?: { needs: { explanation: string }[] } | null;
    infeasibility: { explanation: string[] } | null;
  }[];
};
export type DemoConsortium = {
  rank: number;
  score: number;
  components: Record<string, number>;
  certificate?: { status: string; gap: number | null };
  members: {
    organisationId: string;
    name: string | null;
    role: string;
    shareBp: number;
    covers: string[];
    marginal: number;
  }[];
  explanation?: string[];
};
