import { benchRecomposition } from './recomposition.ts';
import { withBenchServer } from './server.ts';

/** `npm run bench:recomposition`: the part of `bench:api` that a coordinator waits for after a refusal. */
await withBenchServer(benchRecomposition);
process.exit(0);
