import type { Case } from './cases.ts';
import { type Estimate, estimate, measure } from './measures.ts';
import { BASELINES, engineScore, type TruthWeights } from './scores.ts';
import type { Signals } from './signals.ts';

/** A case with the signals of its pool. */
export interface Judged {
  given: Case;
  signals: readonly Signals[];
}

type Score = (signals: Signals) => number;

const cell = ({ mean, low, high }: Estimate): string => `${mean.toFixed(3)} [${low.toFixed(2)},${high.toFixed(2)}]`;

function line(name: string, cases: readonly Judged[], score: Score): string {
  const parts = [cases, cases.filter(({ given }) => !given.tied_before)].map((set) => {
    if (set.length === 0) return '   0 -'.padEnd(50);
    const hits = set.map(({ given, signals }) => measure(given, signals.map(score)));
    const list = set.map(({ given }) => given);
    const hit = cell(
      estimate(
        list,
        hits.map((one) => one.hit),
      ),
    );
    const reciprocal = cell(
      estimate(
        list,
        hits.map((one) => one.reciprocal),
      ),
    );
    return `${String(set.length).padStart(4)}  ${hit.padEnd(20)} ${reciprocal.padEnd(20)}`;
  });
  return `${name.padEnd(26)} ${parts.join(' |')}`;
}

/** Mean of hit@10 and MRR: what weights are chosen by, steadier than hit@10 alone. */
export function merit(cases: readonly Judged[], weights: TruthWeights): number {
  const sums = cases.map(({ given, signals }) => {
    const { hit, reciprocal } = measure(
      given,
      signals.map((one) => engineScore(one, weights)),
    );
    return (hit + reciprocal) / 2;
  });
  return sums.reduce((sum, value) => sum + value, 0) / Math.max(1, sums.length);
}

const STEPS = [0, 5, 10, 15, 20, 25, 30, 40, 50, 60];

/** The best weights of a small grid for these cases; coverage is fixed at 50, as only proportions count. */
export function chooseWeights(cases: readonly Judged[]): TruthWeights {
  let chosen = { coverage: 50, cohesion: 0, proximity: 0 };
  let most = -1;
  for (const cohesion of STEPS) {
    for (const proximity of STEPS) {
      const weights = { coverage: 50, cohesion, proximity };
      const value = merit(cases, weights);
      if (value > most) [chosen, most] = [weights, value];
    }
  }
  return chosen;
}

const nameOf = ({ coverage, cohesion, proximity }: TruthWeights): string => `${coverage}/${cohesion}/${proximity}`;

/** Half of a procedure: even or odd sum of its letters, whatever the order of the cases. */
const halfOf = ({ given }: Judged): number =>
  [...given.proc].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;

/** Prints baselines and the engine's ranking for both ways of leaving out; `policies` are weights to show by name. */
export function report(
  title: string,
  cases: readonly Judged[],
  policies: readonly (readonly [string, TruthWeights])[],
): void {
  console.log(`\n${title}: weights are coverage/cohesion/proximity; 95 % intervals by bootstrap over procedures`);
  const halves = [0, 1].map((half) => cases.filter((one) => halfOf(one) === half));
  const chosen = halves.map(chooseWeights);
  for (const leftOut of ['procedure', 'buyer'] as const) {
    const set = cases.filter(({ given }) => given.left_out === leftOut);
    if (set.length === 0) continue;
    console.log(
      `\n${`left out: ${leftOut}`.padEnd(26)}   all  hit@10               MRR                  | never tied: hit@10, MRR`,
    );
    for (const [name, score] of BASELINES) console.log(line(name, set, score));
    for (const [name, weights] of policies)
      console.log(line(`${name} ${nameOf(weights)}`, set, (s) => engineScore(s, weights)));
    chosen.forEach((weights, half) => {
      const other = set.filter((one) => halfOf(one) !== half);
      console.log(line(`chosen on half ${half + 1}: ${nameOf(weights)}`, other, (s) => engineScore(s, weights)));
    });
  }
}
