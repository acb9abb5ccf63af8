import type { Case } from './cases.ts';

/** Whether a true partner is among the first ten, and the reciprocal rank of the best one: both expected over ties. */
export interface Hit {
  hit: number;
  reciprocal: number;
}

const DEPTH = 10;

/**
 * Measures one ranking by scores (pool order). Companies of equal score stand in random order, so both figures are
 * expectations over it: no list gains from the order in which ids happen to be sorted.
 */
export function measure({ pool, partners }: Case, scores: readonly number[]): Hit {
  const isPartner = pool.map((company) => partners.includes(company));
  const best = Math.max(...scores.filter((_, i) => isPartner[i]));
  const above = scores.filter((score) => score > best).length;
  const level = scores.filter((score) => score === best).length;
  const right = scores.filter((score, i) => score === best && isPartner[i]).length;
  let [hit, reciprocal, noneYet] = [0, 0, 1];
  for (let place = 0; place <= level - right; place++) {
    const here = (noneYet * right) / (level - place);
    if (above + place < DEPTH) hit += here;
    reciprocal += here / (above + place + 1);
    noneYet -= here;
  }
  return { hit, reciprocal };
}

/** A mean with its 95 % interval. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

/** Small seeded generator (mulberry32): the intervals are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const RESAMPLES = 1_000;

/** Mean over cases; interval by bootstrap over procedures (cases of one procedure are not independent). */
export function estimate(cases: readonly Case[], values: readonly number[]): Estimate {
  const groups = new Map<string, { sum: number; count: number }>();
  cases.forEach(({ proc }, i) => {
    const group = groups.get(proc) ?? { sum: 0, count: 0 };
    groups.set(proc, { sum: group.sum + values[i]!, count: group.count + 1 });
  });
  const list = [...groups.values()];
  const random = generator(1);
  const means = Array.from({ length: RESAMPLES }, () => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < list.length; i++) {
      const group = list[Math.floor(random() * list.length)]!;
      sum += group.sum;
      count += group.count;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.floor(0.975 * RESAMPLES)]! };
}
