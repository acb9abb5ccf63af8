import type { Database } from '../db/client.ts';
import type { OrganisationView } from '../organisations/view.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { createBackgroundSuggester } from './background.ts';
import { createCapabilityService } from './capabilities/service.ts';
import { createLotNeedsService } from './lots/service.ts';

/** What the work needs and what members can do, with the thread that both ask. */
export function buildTrades(deps: {
  database: Database;
  clock: Clock;
  organisation: (actor: Actor, id: string) => Promise<OrganisationView>;
}) {
  const cpvSuggester = createBackgroundSuggester();
  return {
    cpvSuggester,
    capabilities: createCapabilityService({ ...deps, suggester: cpvSuggester }),
    lotNeeds: createLotNeedsService({ database: deps.database, suggester: cpvSuggester }),
  };
}
