import { benchAccess } from './api-access.ts';
import { benchLatency } from './api-latency.ts';
import { benchList } from './api-list.ts';
import { benchMatchRuns } from './api-match-runs.ts';
import { benchFirstSuggestion } from './api-suggest.ts';
import { benchInvitations } from './invitations.ts';
import { benchRecomposition } from './recomposition.ts';
import { benchReports } from './reports.ts';
import { withBenchServer } from './server.ts';

/** `npm run bench:api`: ratios of the API against a peer or a floor in the same run. */
await benchFirstSuggestion();
await withBenchServer(async (server) => {
  await benchList(server);
  await benchAccess(server);
  await benchMatchRuns(server);
  await benchReports(server);
  await benchRecomposition(server);
});
await withBenchServer(benchInvitations, { workers: false });
await benchLatency();
process.exit(0);
