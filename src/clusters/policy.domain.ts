import type { MatchingPolicy } from './table.ts';

/** Weights of the score components for clusters without a policy of their own: the engine's defaults. */
export const DEFAULT_POLICY: MatchingPolicy = {
  coverage: 50,
  cohesion: 30,
  proximity: 20,
  sme: 10,
  balance: 0,
  fairTurn: 5,
  parsimony: 5,
};
