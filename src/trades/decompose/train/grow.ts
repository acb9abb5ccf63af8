import type { Trees } from '../trees.ts';

/** Rows of features one after the other, with their outcomes. */
export interface Examples {
  features: Float32Array;
  width: number;
  hits: Uint8Array;
}

/**
 * As gradient boosting is usually set for few rows: bins of a feature, leaves of a tree, rows of a leaf, ridge, rate, trees,
 * and parts of features and rows that each tree sees. Chosen on four folds by procedure; other leaves and rates were no
 * better, one seed of five differs by more (class R@5 55.9 to 56.8, `bench -- trades`).
 */
const BINS = 64;
const LEAVES = 15;
const LEAST_ROWS = 40;
const RIDGE = 5;
const RATE = 0.05;
const ROUNDS = 130;
const FEATURE_SHARE = 0.35;
const ROW_SHARE = 0.7;

/** A generator of numbers in [0,1), the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Edges of a feature's bins: quantiles of its distinct values. */
function edgesOf({ features, width, hits }: Examples, feature: number): Float32Array {
  const values = Float32Array.from(hits, (_, row) => features[row * width + feature]!).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const value = values[Math.floor((values.length * bin) / BINS)]!;
    if (value !== edges.at(-1)) edges.push(value);
  }
  // Most counts are 0: the larger values get bins of their own.
  const larger = values.filter((value) => value > (edges.at(-1) ?? 0));
  for (let bin = 1; bin < BINS / 4 && larger.length > 0; bin++) {
    const value = larger[Math.floor((larger.length * bin) / (BINS / 4))]!;
    if (value !== edges.at(-1)) edges.push(value);
  }
  return Float32Array.from(edges);
}

function binned(examples: Examples, edges: readonly Float32Array[]): Uint8Array[] {
  return edges.map((list, feature) =>
    Uint8Array.from(examples.hits, (_, row) => {
      const value = examples.features[row * examples.width + feature]!;
      let [low, high] = [0, list.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value <= list[middle]!) high = middle;
        else low = middle + 1;
      }
      return low;
    }),
  );
}

interface Leaf {
  rows: Uint32Array;
  gradient: number;
  hessian: number;
  best: { gain: number; feature: number; bin: number } | null;
  node: number;
}

/** What a leaf is split by: bins of all features, their number, and the slopes of the loss by row. */
interface Slopes {
  bins: readonly Uint8Array[];
  sizes: readonly number[];
  gradients: Float64Array;
  hessians: Float64Array;
}

/** The split of a leaf that gains most, over some features; null where none leaves enough rows on both sides. */
function bestSplit(leaf: Omit<Leaf, 'best'>, features: readonly number[], slopes: Slopes): Leaf['best'] {
  let best: Leaf['best'] = null;
  const whole = leaf.gradient ** 2 / (leaf.hessian + RIDGE);
  for (const f of features) {
    const size = slopes.sizes[f]!;
    const [g, h, n] = [new Float64Array(size), new Float64Array(size), new Uint32Array(size)];
    const of = slopes.bins[f]!;
    for (const row of leaf.rows) {
      const bin = of[row]!;
      g[bin] = g[bin]! + slopes.gradients[row]!;
      h[bin] = h[bin]! + slopes.hessians[row]!;
      n[bin] = n[bin]! + 1;
    }
    let [lg, lh, ln] = [0, 0, 0];
    for (let bin = 0; bin + 1 < size; bin++) {
      lg += g[bin]!;
      lh += h[bin]!;
      ln += n[bin]!;
      if (ln < LEAST_ROWS || leaf.rows.length - ln < LEAST_ROWS) continue;
      const gain = lg ** 2 / (lh + RIDGE) + (leaf.gradient - lg) ** 2 / (leaf.hessian - lh + RIDGE) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature: f, bin };
    }
  }
  return best;
}

/** Grows trees leaf by leaf on histograms (as LightGBM does; Ke et al. 2017), with rows and features drawn anew for each. */
export function growTrees(examples: Examples, seed: number): Trees {
  const { hits, width } = examples;
  const edges = Array.from({ length: width }, (_, feature) => edgesOf(examples, feature));
  const bins = binned(examples, edges);
  const random = randomOf(seed);
  const share = hits.reduce((sum, hit) => sum + hit, 0) / hits.length;
  const start = Math.log(share / (1 - share));
  const scores = new Float64Array(hits.length).fill(start);
  const gradients = new Float64Array(hits.length);
  const hessians = new Float64Array(hits.length);
  const slopes: Slopes = { bins, sizes: edges.map(({ length }) => length + 1), gradients, hessians };
  const [feature, value, left, roots]: [number[], number[], number[], number[]] = [[], [], [], []];

  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < hits.length; row++) {
      const p = 1 / (1 + Math.exp(-scores[row]!));
      gradients[row] = hits[row]! - p;
      hessians[row] = p * (1 - p);
    }
    const rows = Uint32Array.from(hits.keys()).filter(() => random() < ROW_SHARE);
    const features = Array.from({ length: width }, (_, f) => f).filter(() => random() < FEATURE_SHARE);
    const newLeaf = (of: Uint32Array, node: number): Leaf => {
      const leaf: Leaf = { rows: of, gradient: 0, hessian: 0, best: null, node };
      for (const row of of) {
        leaf.gradient += gradients[row]!;
        leaf.hessian += hessians[row]!;
      }
      leaf.best = bestSplit(leaf, features, slopes);
      return leaf;
    };
    const addNode = (): number => {
      feature.push(-1);
      value.push(0);
      left.push(0);
      return feature.length - 1;
    };
    const root = addNode();
    roots.push(root);
    const leaves = [newLeaf(rows, root)];
    while (leaves.length < LEAVES) {
      const at = leaves.reduce(
        (most, leaf, i) => ((leaf.best?.gain ?? 0) > (leaves[most]!.best?.gain ?? 0) ? i : most),
        0,
      );
      const leaf = leaves[at]!;
      if (leaf.best === null) break;
      const { feature: f, bin } = leaf.best;
      feature[leaf.node] = f;
      value[leaf.node] = edges[f]![bin]!;
      const first = addNode();
      addNode();
      left[leaf.node] = first;
      const goesLeft = (row: number): boolean => bins[f]![row]! <= bin;
      leaves.splice(
        at,
        1,
        newLeaf(leaf.rows.filter(goesLeft), first),
        newLeaf(
          leaf.rows.filter((r) => !goesLeft(r)),
          first + 1,
        ),
      );
    }
    for (const { node, gradient, hessian } of leaves) value[node] = (RATE * gradient) / (hessian + RIDGE);
    for (let row = 0; row < hits.length; row++) {
      let node = root;
      while (feature[node]! >= 0) {
        const f = feature[node]!;
        node = left[node]! + (examples.features[row * width + f]! <= value[node]! ? 0 : 1);
      }
      scores[row] = scores[row]! + value[node]!;
    }
  }
  return {
    start,
    roots,
    feature: Int8Array.from(feature),
    value: Float32Array.from(value),
    left: Uint16Array.from(left),
  };
}
