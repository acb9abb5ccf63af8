/**
 * A sum of small regression trees, the log-odds of "this node is a further trade" (gradient boosting; Friedman 2001,
 * "Greedy function approximation"). Nodes of all trees lie one after the other; a leaf has feature -1.
 */
export interface Trees {
  /** Log-odds before the first tree. */
  start: number;
  /** Place of each tree's root. */
  roots: readonly number[];
  feature: Int8Array;
  /** Values up to this one go left; a leaf's value. */
  value: Float32Array;
  /** Place of the left child; the right one follows it. */
  left: Uint16Array;
}

/** Log-odds of one row of features, which begins at `at`. */
export function logOdds(trees: Trees, features: Float32Array, at: number): number {
  let sum = trees.start;
  for (const root of trees.roots) {
    let node = root;
    while (trees.feature[node]! >= 0) {
      node = trees.left[node]! + (features[at + trees.feature[node]!]! <= trees.value[node]! ? 0 : 1);
    }
    sum += trees.value[node]!;
  }
  return sum;
}
