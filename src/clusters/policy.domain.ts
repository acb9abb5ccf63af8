/**
 * Weights of the seven score components, any non-negative integers; the engine divides by their sum. And what is worth
 * proposing: the least quality in [0,1] with which anyone serves a requirement where the pool allows it, the least share
 * of a member in basis points, the coverage in [0,1] that it adds at least, and how far further proposals may be below
 * the best, as a part of it. Absent: the defaults below.
 */
export type MatchingPolicy = {
  coverage: number;
  cohesion: number;
  proximity: number;
  sme: number;
  balance: number;
  fairTurn: number;
  parsimony: number;
  minQuality?: number;
  minShareBp?: number;
  minContribution?: number;
  maxDistance?: number;
};

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
 * Least quality in [0,1] with which anyone serves a requirement, where neither tender nor policy says otherwise and the
 * pool allows it: the same category of the CPV at level 3 reaches it, a neighbour of the same group does not.
 */
export const DEFAULT_MIN_QUALITY = 0.5;

/**
 * Where the pool does not allow that, it is lowered, but never below this. Codes that share the CPV group alone reach at
 * most 0.35, and a code for all of a division 0.3: firewood is not gas, nor is whoever maintains a plant a tow truck.
 */
export const FLOOR_QUALITY = 0.36;

/** What is worth proposing, where neither tender nor policy says otherwise (see `MatchingPolicy`). */
export const DEFAULT_WORTH = { minShareBp: 1000, minContribution: 0.01, maxDistance: 0.15 } as const;

/** A policy without what are no weights. */
export const weightsIn = (policy: MatchingPolicy) => {
  const { minQuality: _q, minShareBp: _s, minContribution: _c, maxDistance: _d, ...weights } = policy;
  return weights;
};
