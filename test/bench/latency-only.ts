import { benchLatency } from './api-latency.ts';

/** `npm run bench:latency`: the part of `bench:api` that compares requests with and without match runs going on. */
await benchLatency();
process.exit(0);
