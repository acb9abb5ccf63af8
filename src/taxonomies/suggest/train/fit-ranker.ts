import { FEATURES, softmax } from '../ranker.ts';

/** Candidates of one text at one level, for fitting: rows of FEATURES.length values, and the place of the true one. */
export interface Example {
  features: Float32Array;
  candidates: number;
  truth: number;
}

const WIDTH = FEATURES.length;
const RIDGE = 1;
const STEPS = 20;
const TOLERANCE = 0.05;
const MOST_EXAMPLES = 2500;

/** Solves A x = b for a small symmetric positive definite A (rows of doubles), by elimination. */
function solveSmall(matrix: Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  const x = vector.slice();
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < size; k++) matrix[j]![k] = matrix[j]![k]! - factor * matrix[i]![k]!;
      x[j]! -= factor * x[i]!;
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = x[i]! - matrix[i]![k]! * x[k]!;
    x[i] = x[i]! / matrix[i]![i]!;
  }
  return x;
}

/** Penalised log-likelihood of weights. */
function objective(examples: readonly Example[], weights: readonly number[]): number {
  let sum = -(RIDGE / 2) * weights.reduce((squares, weight) => squares + weight * weight, 0);
  for (const { features, candidates, truth } of examples) {
    sum += Math.log(softmax(features, candidates, weights)[truth]! + 1e-300);
  }
  return sum;
}

/** Gradient and (negated) Hessian of the objective. */
function derivatives(examples: readonly Example[], weights: readonly number[]): [Float64Array, Float64Array[]] {
  const gradient = Float64Array.from(weights, (weight) => -RIDGE * weight);
  const hessian = Array.from({ length: WIDTH }, (_, i) => new Float64Array(WIDTH).fill(RIDGE, i, i + 1));
  const mean = new Float64Array(WIDTH);
  const difference = new Float64Array(WIDTH);
  for (const { features, candidates, truth } of examples) {
    const probabilities = softmax(features, candidates, weights);
    mean.fill(0);
    for (let row = 0; row < candidates; row++) {
      for (let f = 0; f < WIDTH; f++) mean[f] = mean[f]! + probabilities[row]! * features[row * WIDTH + f]!;
    }
    for (let f = 0; f < WIDTH; f++) gradient[f] = gradient[f]! + features[truth * WIDTH + f]! - mean[f]!;
    for (let row = 0; row < candidates; row++) {
      const probability = probabilities[row]!;
      if (probability < 1e-5) continue;
      for (let f = 0; f < WIDTH; f++) difference[f] = features[row * WIDTH + f]! - mean[f]!;
      for (let a = 0; a < WIDTH; a++) {
        const scaled = probability * difference[a]!;
        const line = hessian[a]!;
        for (let b = 0; b < WIDTH; b++) line[b] = line[b]! + scaled * difference[b]!;
      }
    }
  }
  return [gradient, hessian];
}

/**
 * Weights that maximise the likelihood of the true candidates with a small quadratic penalty: Newton's method with halved
 * steps on the concave log-likelihood of a conditional logit. At most 2,500 examples are used, evenly spread.
 */
export function fitRanker(all: readonly Example[]): number[] {
  const stride = Math.max(1, all.length / MOST_EXAMPLES);
  const examples = Array.from({ length: Math.min(all.length, MOST_EXAMPLES) }, (_, i) => all[Math.floor(i * stride)]!);
  let weights = new Array<number>(WIDTH).fill(0);
  let value = objective(examples, weights);
  for (let step = 0; step < STEPS; step++) {
    const [gradient, hessian] = derivatives(examples, weights);
    const move = solveSmall(hessian, gradient);
    let length = 1;
    let next = weights.map((weight, f) => weight + move[f]!);
    let reached = objective(examples, next);
    while (reached < value && length > 1e-3) {
      length /= 2;
      next = weights.map((weight, f) => weight + length * move[f]!);
      reached = objective(examples, next);
    }
    if (reached - value < TOLERANCE) break;
    [weights, value] = [next, reached];
  }
  return weights.map((weight) => Number(weight.toFixed(5)));
}
