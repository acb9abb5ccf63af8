/**
 * Weights of the seven score components, any non-negative integers; the engine divides by their sum. And the least
 * quality in [0,1] with which anyone serves a requirement; absent: DEFAULT_MIN_QUALITY.
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
 * Least quality in [0,1] with which anyone serves a requirement, where neither tender nor policy says otherwise. Codes
 * that share the CPV division alone reach at most 0.15: an electrician is not proposed for masonry.
 */
export const DEFAULT_MIN_QUALITY = 0.2;
