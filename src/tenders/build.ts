import { createLotAdding } from './adding-lots.service.ts';
import { createLotDeadlines } from './lot-deadlines.service.ts';

/** What happens to lots of a tender that is there, with systems told of it: one that is added, a deadline that is moved. */
export const buildLots = (deps: Parameters<typeof createLotDeadlines>[0]) => ({
  lotAdding: createLotAdding(deps),
  lotDeadlines: createLotDeadlines(deps),
});
