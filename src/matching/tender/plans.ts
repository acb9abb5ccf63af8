import type { CapabilityKey } from './capability-use.ts';
import type { Limits, LotAnswer, LotSearch, Restriction } from './lot-search.ts';

/** What plans are put together from: the lots, what each counts, and in how many an organisation may sit (null: all). */
export type Rules = {
  readonly searches: readonly LotSearch[];
  readonly weights: readonly number[];
  readonly mostLots: number | null;
};

const NOBODY: LotAnswer = { team: [], score: 0, upper: 0, impossible: false, limits: {}, uses: new Map() };

/** Seats and capacities that the lots chosen so far have taken. */
class Taken {
  readonly #seats = new Map<string, number>();
  readonly #cents = new Map<CapabilityKey, number>();
  readonly #rules: Rules;

  constructor(rules: Rules, answers: Iterable<LotAnswer> = []) {
    this.#rules = rules;
    for (const answer of answers) this.add(answer);
  }

  add({ team, uses }: LotAnswer): void {
    for (const id of team) this.#seats.set(id, (this.#seats.get(id) ?? 0) + 1);
    for (const [key, cents] of uses) this.#cents.set(key, (this.#cents.get(key) ?? 0) + cents);
  }

  /** Organisations without a seat left, ascending. */
  full(): string[] {
    const most = this.#rules.mostLots;
    return most === null ? [] : [...this.#seats].flatMap(([id, count]) => (count >= most ? [id] : [])).sort();
  }

  /** What is left in a lot of each capability that is partly taken. */
  left(search: LotSearch): Limits {
    const limits: Record<CapabilityKey, number> = {};
    for (const [key, cents] of [...this.#cents].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const capability = search.capability(key.slice(0, key.indexOf('\u0000')), key);
      if (capability !== null) limits[key] = Math.max(0, capability.capacityCents - cents);
    }
    return limits;
  }
}

/** Lots by descending weight, each with whoever the earlier ones have left. */
export function oneAfterTheOther(rules: Rules, mayGoOn: () => boolean): LotAnswer[] {
  const answers = rules.searches.map(() => NOBODY);
  for (const at of byWeight(rules.weights)) {
    if (mayGoOn()) answers[at] = among(rules, answers, at);
  }
  return answers;
}

/** A valid plan made better: one lot after the other is searched again among what the others leave, while that helps. */
export function improved(rules: Rules, plan: readonly LotAnswer[], mayGoOn: () => boolean): LotAnswer[] {
  const answers = [...plan];
  for (let changed = true; changed && mayGoOn(); ) {
    changed = false;
    for (const at of byWeight(rules.weights)) {
      if (!mayGoOn()) break;
      const now = among(rules, answers, at);
      if (now.score <= answers[at]!.score) continue;
      answers[at] = now;
      changed = true;
    }
  }
  return answers;
}

function among(rules: Rules, answers: readonly LotAnswer[], at: number): LotAnswer {
  return rules.searches[at]!.solve(leftFor(rules, answers, at));
}

/** What the other lots of a plan leave to one: who has a seat left, and what of each capability. */
export function leftFor(rules: Rules, answers: readonly LotAnswer[], at: number): Restriction {
  const taken = new Taken(
    rules,
    answers.filter((_, other) => other !== at),
  );
  return { banned: taken.full(), pinned: [], limits: taken.left(rules.searches[at]!) };
}

/** Valid plans near answers that clash, without any search: each lot in turn keeps its team, or the best known one that fits. */
export function putTogether(rules: Rules, answers: readonly LotAnswer[]): LotAnswer[][] {
  const order = byWeight(rules.weights);
  return [order, [...order].reverse()].map((lots) => {
    const plan = answers.map(() => NOBODY);
    const taken = new Taken(rules);
    for (const at of lots) {
      plan[at] = bestThatFits(rules.searches[at]!, answers[at]!, taken);
      taken.add(plan[at]!);
    }
    return plan;
  });
}

function bestThatFits(search: LotSearch, wanted: LotAnswer, taken: Taken): LotAnswer {
  const full = new Set(taken.full());
  const limits = taken.left(search);
  let best = NOBODY;
  for (const known of [wanted, ...search.pool()]) {
    if (known.score <= best.score || known.team.some((id) => full.has(id))) continue;
    const fits = [...known.uses].every(([key, cents]) => cents <= (limits[key] ?? Number.POSITIVE_INFINITY));
    const found = fits ? known : search.evaluate(known.team, limits);
    if (found !== null && found.score > best.score) best = found;
  }
  return best;
}

const byWeight = (weights: readonly number[]): number[] =>
  weights.map((_, at) => at).sort((a, b) => weights[b]! - weights[a]! || a - b);
