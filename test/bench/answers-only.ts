import { benchInvitations } from './invitations.ts';
import { withBenchServer } from './server.ts';

/** `npm run bench:answers`: the part of `bench:api` that a member waits for. */
await withBenchServer(benchInvitations, { workers: false });
process.exit(0);
