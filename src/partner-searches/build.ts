import { createSearchAnswering } from './answering.service.ts';
import { createSearchDrafting } from './drafting.service.ts';
import type { PartnerSearchDeps } from './exchange.ts';
import { createSearchOffers } from './offers.service.ts';
import { createSearchPublishing } from './publishing.service.ts';
import { createSearchReading } from './reading.service.ts';
import { createStandingOffers } from './standing.service.ts';
import { createSearchStatistics } from './statistics.service.ts';

/** The services of partner searches: who asks, who is asked, and what the two learn of each other. */
export const buildPartnerSearches = (deps: PartnerSearchDeps) => ({
  drafting: createSearchDrafting(deps),
  publishing: createSearchPublishing(deps),
  reading: createSearchReading(deps),
  answering: createSearchAnswering(deps),
  offers: createSearchOffers(deps),
  statistics: createSearchStatistics(deps),
  standing: createStandingOffers(deps),
});
