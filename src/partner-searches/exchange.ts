import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { LoadedTender } from '../tenders/service.ts';

/** Something to tell the coordinators of a cluster or of several, or the people of organisations. */
export type SearchTidings = {
  kind: string;
  sourceId: string;
  params: Record<string, string | number | null>;
  to: { organisationIds: readonly string[] } | { clusterId: string } | { clusterIds: readonly string[] };
};

export type PartnerSearchDeps = {
  database: Database;
  clock: Clock;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** What a cluster is called. */
  clusterName: (tx: Tx, id: string) => Promise<string>;
  /** Clusters that an organisation belongs to; none when the actor may not see it. */
  clustersOf: (tx: Tx, organisationId: string) => Promise<string[]>;
  tell: (tx: Tx, tidings: readonly SearchTidings[]) => Promise<void>;
};

/** Whoever asks may not read what others have: the program counts and lays the question with them. */
export const EXCHANGE = systemActor('partner-search');
