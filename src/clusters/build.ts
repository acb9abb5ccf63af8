import type { Database } from '../db/client.ts';
import type { Clock } from '../shared/clock.ts';
import { createMembershipService } from './memberships.service.ts';
import { createNetworkService } from './network.service.ts';
import { createClusterService } from './service.ts';

/** The services of clusters: themselves, who belongs to them, which share their members. */
export const buildClusters = (deps: { database: Database; clock: Clock }) => ({
  directory: createClusterService(deps),
  memberships: createMembershipService(deps),
  network: createNetworkService(deps),
});
