import { documentNeeds } from '../consultation/needs.ts';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { OrganisationView } from '../organisations/view.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { createBackgroundSuggester } from './background.ts';
import { createCapabilityService } from './capabilities/service.ts';
import { createNeedDecisionService } from './lots/decisions.service.ts';
import { createLotNeedsService } from './lots/service.ts';

/** What the work needs and what members can do, with the thread that both ask. */
export function buildTrades(deps: {
  database: Database;
  clock: Clock;
  organisation: (actor: Actor, id: string) => Promise<OrganisationView>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  const cpvSuggester = createBackgroundSuggester();
  const lotNeeds = createLotNeedsService({
    database: deps.database,
    suggester: cpvSuggester,
    documentNeeds,
  });
  return {
    cpvSuggester,
    capabilities: createCapabilityService({ ...deps, suggester: cpvSuggester }),
    lotNeeds,
    needDecisions: createNeedDecisionService({ database: deps.database, needs: lotNeeds, publish: deps.publish }),
  };
}
