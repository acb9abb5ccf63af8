import type { Model } from '../model/model.ts';
import { Solver } from './solve.ts';

/** Whether any team exists; null when the nodes did not suffice to tell. */
export function isFeasible(model: Model, maxNodes: number): boolean | null {
  const weights = { coverage: 0, cohesion: 0, proximity: 0, sme: 0, balance: 0, fairTurn: 0, parsimony: 1, sum: 1 };
  const outcome = new Solver({ ...model, weights, noneLowers: false }, 1).rank([], {
    minDifference: 0,
    slack: Number.MAX_SAFE_INTEGER / 2,
    maxNodes,
    watch: null,
  });
  if (outcome.best !== null) return true;
  return outcome.complete ? false : null;
}
