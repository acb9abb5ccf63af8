import { COMPONENTS, type Component, DEFAULT_WEIGHTS, MAX_WEIGHT, type Weights } from './lot.ts';
import { type Field, fault, number, objectOf } from './read-fields.ts';

/** Weights that a computer can add without rounding: at most four decimals, and a whole of 10,000 steps at most. */
const STEPS = 10_000;
/** Less than this of a step is rounding: a double of up to 10,000 is off by 1e-12 at most. */
const ROUNDING = 1e-6;

/**
 * The policy. A component that a given policy does not name weighs nothing; without a policy at all, the default one.
 * Refused: negative, all zero, or so finely cut that scores could not be compared as integers.
 */
export function readWeights(field: Field): Weights {
  if (field.value === undefined || field.value === null) return DEFAULT_WEIGHTS;
  const at = objectOf(field, COMPONENTS);
  if (at === null) return DEFAULT_WEIGHTS;
  const weights = {} as Record<Component, number>;
  for (const name of COMPONENTS)
    weights[name] = at(name).value === undefined ? 0 : number(at(name), { minimum: 0, maximum: MAX_WEIGHT });
  const scaled = integerWeights(weights);
  const sum = COMPONENTS.reduce((total, name) => total + scaled[name], 0);
  const fine = COMPONENTS.some(
    (name) => Math.abs(weights[name] * STEPS - Math.round(weights[name] * STEPS)) > ROUNDING,
  );
  if (fine) fault(field, 'must have at most four decimals');
  else if (sum === 0) fault(field, 'must not all be zero');
  else if (sum > STEPS) fault(field, `must be multiples of a ${STEPS}th of their sum`);
  return weights;
}

/** The same proportions in the smallest integers: decimals scaled away, common factors divided out. */
export function integerWeights(weights: Weights): Record<Component, number> {
  const scaled = COMPONENTS.map((name) => Math.round(weights[name] * STEPS));
  const divisor = scaled.reduce(greatestCommonDivisor, 0) || 1;
  return Object.fromEntries(COMPONENTS.map((name, i) => [name, scaled[i]! / divisor])) as Record<Component, number>;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
