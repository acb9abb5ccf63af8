import type { Trees } from '../trees.ts';
import { type Binned, binned, type Examples } from './bins.ts';
import { bestSplit, type Drawn, histogramOf, type Split, stepFor, without } from './splits.ts';

/**
 * As gradient boosting is usually set for few rows: leaves of a tree, rate, trees, and parts of features and rows that each
 * tree sees. Chosen on four folds by procedure; other leaves and rates were no better, one seed of five differs by more
 * (`bench -- trades`).
 */
const LEAVES = 15;
const RATE = 0.05;
const ROUNDS = 150;
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

/** A leaf with what it would be split by, and the sums of its rows. */
interface Leaf {
  rows: Uint32Array;
  histogram: Float64Array;
  split: Split | null;
  node: number;
}

/** Nodes of trees under way, one after the other. */
class Nodes {
  readonly feature: number[] = [];
  readonly value: number[] = [];
  readonly left: number[] = [];

  /** Adds a leaf; its place. */
  add(): number {
    this.feature.push(-1);
    this.value.push(0);
    return this.left.push(0) - 1;
  }
}

/** Rows up to a bin, and those above it. */
function parted(
  rows: Uint32Array,
  { bins, width, feature, bin }: { bins: Uint8Array; width: number; feature: number; bin: number },
): [Uint32Array, Uint32Array] {
  const sorted = new Uint32Array(rows.length);
  let [low, high] = [0, rows.length];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (bins[row * width + feature]! <= bin) sorted[low++] = row;
    else sorted[--high] = row;
  }
  return [sorted.subarray(0, low), sorted.subarray(low)];
}

/** Rows of a tree, drawn anew. */
function drawnRows(count: number, random: () => number): Uint32Array {
  const rows = new Uint32Array(count);
  let drawn = 0;
  for (let row = 0; row < count; row++) if (random() < ROW_SHARE) rows[drawn++] = row;
  return rows.subarray(0, drawn);
}

/** Grows one tree leaf by leaf and gives its leaves their values; its root. */
function growTree(nodes: Nodes, drawn: Drawn, rows: Uint32Array, { edges, bins }: Binned): number {
  const width = edges.length;
  const leafOf = (of: Uint32Array, node: number, histogram: Float64Array): Leaf => ({
    rows: of,
    histogram,
    split: bestSplit(histogram, drawn),
    node,
  });
  const root = nodes.add();
  const leaves = [leafOf(rows, root, histogramOf(rows, drawn))];
  while (leaves.length < LEAVES) {
    const at = leaves.reduce(
      (most, { split }, i) => ((split?.gain ?? 0) > (leaves[most]!.split?.gain ?? 0) ? i : most),
      0,
    );
    const leaf = leaves[at]!;
    if (leaf.split === null) break;
    const { feature, bin } = leaf.split;
    nodes.feature[leaf.node] = feature;
    nodes.value[leaf.node] = edges[feature]![bin]!;
    const first = nodes.add();
    nodes.add();
    nodes.left[leaf.node] = first;
    const [left, right] = parted(leaf.rows, { bins, width, feature, bin });
    // The smaller half is summed up, the other is what is left of both.
    const small = histogramOf(left.length < right.length ? left : right, drawn);
    const large = without(leaf.histogram, small);
    const [ofLeft, ofRight] = left.length < right.length ? [small, large] : [large, small];
    leaves.splice(at, 1, leafOf(left, first, ofLeft), leafOf(right, first + 1, ofRight));
  }
  for (const { node, rows: of } of leaves) nodes.value[node] = RATE * stepFor(of, drawn);
  return root;
}

/** Adds what a tree says of each row. */
function addTree(scores: Float64Array, { features, width }: Examples, nodes: Nodes, root: number): void {
  const feature = Int8Array.from(nodes.feature.slice(root));
  const value = Float64Array.from(nodes.value.slice(root));
  const left = Int32Array.from(nodes.left.slice(root), (place) => place - root);
  for (let row = 0; row < scores.length; row++) {
    const from = row * width;
    let node = 0;
    while (feature[node]! >= 0) node = left[node]! + (features[from + feature[node]!]! <= value[node]! ? 0 : 1);
    scores[row] = scores[row]! + value[node]!;
  }
}

/** Grows trees leaf by leaf on histograms (as LightGBM does; Ke et al. 2017), with rows and features drawn anew for each. */
export function growTrees(examples: Examples, seed: number): Trees {
  const { hits, width } = examples;
  const all = binned(examples);
  const random = randomOf(seed);
  const share = hits.reduce((sum, hit) => sum + hit, 0) / hits.length;
  const start = Math.log(share / (1 - share));
  const scores = new Float64Array(hits.length).fill(start);
  const slopes = { gradients: new Float64Array(hits.length), hessians: new Float64Array(hits.length) };
  const nodes = new Nodes();
  const roots: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < hits.length; row++) {
      const p = 1 / (1 + Math.exp(-scores[row]!));
      slopes.gradients[row] = hits[row]! - p;
      slopes.hessians[row] = p * (1 - p);
    }
    const rows = drawnRows(hits.length, random);
    const features = Uint8Array.from({ length: width }, (_, f) => f).filter(() => random() < FEATURE_SHARE);
    const drawn = { ...slopes, features, width, bins: all.bins, sizes: all.edges.map(({ length }) => length + 1) };
    const root = growTree(nodes, drawn, rows, all);
    roots.push(root);
    addTree(scores, examples, nodes, root);
  }
  return {
    start,
    roots,
    feature: Int8Array.from(nodes.feature),
    value: Float32Array.from(nodes.value),
    left: Uint16Array.from(nodes.left),
  };
}
