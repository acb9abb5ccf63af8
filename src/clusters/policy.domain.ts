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

/**
 * Least quality in [0,1] with which anyone serves a requirement, where neither tender nor policy says otherwise. Codes
 * that share the CPV division alone reach at most 0.15: an electrician is not proposed for masonry.
 */
export const DEFAULT_MIN_QUALITY = 0.2;
