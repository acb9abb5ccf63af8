import { aloneIn } from '../explain/alone.ts';
import { describeProposal } from '../explain/describe.ts';
import { compile } from '../model/compile.ts';
import type { Model, SharedCapacity } from '../model/model.ts';
import { pricedModel } from '../model/priced-model.ts';
import { withoutCandidates } from '../model/sub-model.ts';
import { type Scored, scoreOf, scoreTeam } from '../model/team.ts';
import type { Organisation } from '../problem/problem.ts';
import type { Alone, Certificate, Proposal } from '../problem/result.ts';
import { type RankOutcome, Solver, type Watch } from '../search/solve.ts';
import { Brought, type CapabilityKey, type LimitedCapability } from './capability-use.ts';
import type { PlannedLot } from './groups.ts';

/** Cents to which capabilities are cut in one lot. */
export type Limits = Readonly<Record<CapabilityKey, number>>;

/** What is decided for one lot: who may not sit in it, who has to, and how much it may take of capabilities. */
export type Restriction = {
  readonly banned: readonly string[];
  readonly pinned: readonly string[];
  readonly limits: Limits;
};

/** The best team of a lot under a restriction. Scores in [0,1]. */
export type LotAnswer = {
  /** Ids, ascending; empty: no team (known). */
  readonly team: readonly string[];
  /** 0 without a team. */
  readonly score: number;
  /** No team scores more under the restriction. */
  readonly upper: number;
  /** Proven that there is no team at all. */
  readonly impossible: boolean;
  readonly limits: Limits;
  /** Cents that the team takes of each of its limited capabilities. */
  readonly uses: ReadonlyMap<CapabilityKey, number>;
};

/** What a lot does when capacity costs something: the best team so, what it takes, and a bound on score less price. */
export type PricedAnswer = Pick<LotAnswer, 'team' | 'uses' | 'upper'>;

const NO_TEAM: LotAnswer = { team: [], score: 0, upper: 0, impossible: true, limits: {}, uses: new Map() };

/**
 * Most teams of one lot that are remembered for putting plans together, for time. With 100 and 400 all plans of
 * `prices.ts`' tenders are the same.
 */
const POOL = 200;

/**
 * One lot of a tender, compiled once and then searched under many restrictions. A restricted search works on a part of
 * the same model; the same restriction twice is answered from memory.
 */
export class LotSearch {
  readonly lot: PlannedLot;
  /** Searches done so far, and their nodes. */
  solves = 0;
  nodes = 0;
  readonly #model: Model | null;
  readonly #index: ReadonlyMap<string, number>;
  readonly #organisations: ReadonlyMap<string, Organisation>;
  readonly #brought = new Map<string, Brought>();
  readonly #answers = new Map<string, LotAnswer>();
  readonly #pool = new Map<string, LotAnswer>();
  readonly #options: { readonly nodes: number; readonly watch: Watch };

  constructor(lot: PlannedLot, options: { nodes: number; watch: Watch }) {
    this.#options = options;
    const model = compile(lot.problem);
    // Whether a member lowers the score depends on capacities, and restrictions must only take answers away.
    this.#model = model === null ? null : { ...model, noneLowers: false };
    this.#index = new Map(this.#model?.ids.map((id, i) => [id, i]));
    this.#organisations = new Map(lot.problem.organisations.map((one) => [one.id, one]));
    // Only the compiled model needs them, and a tender has many lots.
    this.lot = { ...lot, problem: { ...lot.problem, ties: [], conflicts: [] } };
    const { known } = lot;
    if (known === undefined || known.certificate.status === 'cancelled') return;
    const teams = known.teams.flatMap((team) => this.evaluate(team, {}) ?? []);
    const [first] = teams;
    const upper = Math.max(known.certificate.upperBound ?? 0, first?.score ?? 0);
    if (first !== undefined) this.#answers.set(this.#key(FREE), { ...first, upper });
    else if (known.certificate.status === 'infeasible') this.#answers.set(this.#key(FREE), NO_TEAM);
  }

  /** The best team under the restriction. `from`: the answer under a weaker one, taken over when it keeps this one too. */
  solve(restriction: Restriction, from?: LotAnswer): LotAnswer {
    if (from !== undefined && keeps(from, restriction)) return from;
    const key = this.#key(restriction);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#search(restriction);
    this.#answers.set(key, answer);
    return answer;
  }

  /** A given team under limits, with its best allocation; null when it cannot stand so. */
  evaluate(team: readonly string[], limits: Limits): LotAnswer | null {
    const found = this.#scored(team, limits);
    if (found === null) return null;
    const score = scoreOf(found.model, found.scored.total);
    const uses = this.#usesOf(found.scored.team, found.model, found.scored);
    const answer = { team: [...team].sort(), score, upper: score, impossible: false, limits, uses };
    this.#remember(answer);
    return answer;
  }

  /** Every team met so far as it was at its best, best first. */
  pool(): LotAnswer[] {
    return [...this.#pool.values()].sort((a, b) => b.score - a.score || (a.team.join() < b.team.join() ? -1 : 1));
  }

  /** The limited capability of that name, with its capacity as this lot knows it; null when the lot does not use it. */
  capability(organisationId: string, key: CapabilityKey): LimitedCapability | null {
    return this.#broughtBy(organisationId)?.limited.find((one) => one.key === key) ?? null;
  }

  /** An answer with a team as a proposal. */
  describe(answer: LotAnswer): Proposal {
    const { model, scored } = this.#scored(answer.team, answer.limits) as { model: Model; scored: Scored };
    const gap = Math.max(0, answer.upper - answer.score);
    const certificate: Certificate = {
      status: gap > 0 ? 'budget_exhausted' : 'optimal',
      score: answer.score,
      upperBound: answer.upper,
      gap,
      nodes: 0,
    };
    return describeProposal(this.lot.problem, model, scored, 1, certificate);
  }

  /** Who can do the lot alone under the restriction, best first, and how many. */
  alone(restriction: Restriction): { alone: Alone[]; count: number } {
    const model = this.#restricted(restriction);
    return model === null ? { alone: [], count: 0 } : aloneIn(model);
  }

  /**
   * An upper bound on any team's score less what it pays for capacities, under the restriction. `prices`: score in this
   * lot per cent of a capability. At least 0, as a lot may stay without a team.
   */
  priced(restriction: Restriction, prices: Limits, from?: PricedAnswer): PricedAnswer {
    if (from !== undefined && keeps(from, restriction)) return from;
    const touched = this.#touched(prices);
    const base = this.#restricted(restriction);
    const priced =
      base === null
        ? null
        : pricedModel(base, this.#numbersIn(base, touched), (i, r) =>
            (this.#broughtBy(base.ids[i]!) as Brought).pricePerBp(r, (key) => prices[key] ?? 0),
          );
    if (touched.length === 0 || base === null || priced === null) return this.solve(restriction);
    const outcome = this.#run(priced.model);
    const upper = Math.max(0, Math.min(1, scoreOf(priced.model, outcome.upper)));
    if (outcome.best === null) return { team: [], uses: new Map(), upper: outcome.complete ? 0 : upper };
    const team = outcome.best.team.map((i) => base.ids[i]!);
    return { team, uses: this.#usesOf(outcome.best.team, base, outcome.best), upper };
  }

  #search(restriction: Restriction): LotAnswer {
    const model = this.#restricted(restriction);
    if (model === null) return NO_TEAM;
    const outcome = this.#run(model);
    if (outcome.best === null) {
      const upper = outcome.complete ? 0 : Math.min(1, scoreOf(model, outcome.upper));
      return { ...NO_TEAM, upper, impossible: outcome.complete, limits: restriction.limits };
    }
    const team = outcome.best.team.map((i) => model.ids[i]!);
    const answer = this.evaluate(team, restriction.limits) as LotAnswer;
    const exact = outcome.upper <= outcome.best.total;
    return exact ? answer : { ...answer, upper: Math.max(answer.score, Math.min(1, scoreOf(model, outcome.upper))) };
  }

  #run(model: Model): RankOutcome {
    this.solves++;
    const outcome = new Solver(model, 1).rank([], {
      minDifference: 0,
      slack: 0,
      maxNodes: this.#options.nodes,
      watch: this.#options.watch,
    });
    this.nodes += outcome.nodes;
    return outcome;
  }

  /** The model under a restriction; null when a pinned organisation is barred by it, or cannot do its least share. */
  #restricted({ banned, pinned, limits }: Restriction): Model | null {
    if (this.#model === null) return null;
    const limited = this.#limited(limits);
    const gone = new Set(banned.flatMap((id) => this.#index.get(id) ?? []));
    for (const i of this.#touched(limits)) {
      let able = 0;
      for (let r = 0; r < limited.m; r++) able += limited.cap[i * limited.m + r]!;
      if (able < limited.minShareBp) gone.add(i);
    }
    const forced = [...limited.pinned, ...pinned.map((id) => this.#index.get(id) ?? -1)];
    if (forced.some((i) => i < 0)) return null;
    return withoutCandidates({ ...limited, pinned: [...new Set(forced)].sort((a, b) => a - b) }, gone);
  }

  /** Numbers of candidates in a restricted model, of those that it still has. */
  #numbersIn(model: Model, candidates: readonly number[]): number[] {
    const wanted = new Set(candidates.map((i) => this.#model?.ids[i]));
    return model.ids.flatMap((id, i) => (wanted.has(id) ? [i] : []));
  }

  #scored(team: readonly string[], limits: Limits): { model: Model; scored: Scored } | null {
    if (this.#model === null) return null;
    const numbers = team.flatMap((id) => this.#index.get(id) ?? []).sort((a, b) => a - b);
    if (numbers.length < team.length || this.#model.pinned.some((i) => !numbers.includes(i))) return null;
    const model = this.#limited(limits);
    const scored = scoreTeam(model, numbers);
    return scored === null ? null : { model, scored };
  }

  #usesOf(team: readonly number[], { m, ids }: Model, { allocation }: Scored): Map<CapabilityKey, number> {
    const uses = new Map<CapabilityKey, number>();
    team.forEach((i, j) => {
      const brought = this.#broughtBy(ids[i]!);
      for (const capability of brought?.limited ?? []) {
        const cents = brought?.use(capability, (r) => allocation.parts[j * m + r]!) ?? 0;
        if (cents > 0) uses.set(capability.key, cents);
      }
    });
    return uses;
  }

  /** The model with what limits leave of capabilities; rows of others are shared with it. */
  #limited(limits: Limits): Model {
    const model = this.#model as Model;
    const touched = this.#touched(limits);
    if (touched.length === 0) return model;
    const { m } = model;
    const cap = model.cap.slice();
    const quality = model.quality.slice();
    const sharedCapacity = new Map<number, readonly SharedCapacity[]>(model.sharedCapacity);
    for (const i of touched) {
      const { caps, shared } = (this.#broughtBy(model.ids[i]!) as Brought).within(limits);
      cap.set(caps, i * m);
      caps.forEach((one, r) => {
        if (one === 0) quality[i * m + r] = 0;
      });
      sharedCapacity.set(i, shared);
    }
    return { ...model, cap, quality, sharedCapacity };
  }

  #touched(limits: Limits): number[] {
    const ids = new Set(Object.keys(limits).map((key) => key.slice(0, key.indexOf('\u0000'))));
    return [...ids].flatMap((id) => this.#index.get(id) ?? []).sort((a, b) => a - b);
  }

  #broughtBy(organisationId: string): Brought | null {
    const known = this.#brought.get(organisationId);
    if (known !== undefined) return known;
    const organisation = this.#organisations.get(organisationId);
    if (organisation === undefined) return null;
    const brought = new Brought(organisation, this.lot.problem.requirements, this.lot.problem.constraints);
    this.#brought.set(organisationId, brought);
    return brought;
  }

  /** Restrictions that leave the same basis points to everyone are the same question. */
  #key({ banned, pinned, limits }: Restriction): string {
    const known = banned.filter((id) => this.#index.has(id));
    const cut = this.#touched(limits).map((i) => {
      const id = this.#model!.ids[i]!;
      return [id, this.#broughtBy(id)?.within(limits)];
    });
    return JSON.stringify([known, pinned, cut]);
  }

  #remember(answer: LotAnswer): void {
    const key = answer.team.join('\u0000');
    const known = this.#pool.get(key);
    if (known === undefined ? this.#pool.size < POOL : known.score < answer.score) this.#pool.set(key, answer);
  }
}

const FREE: Restriction = { banned: [], pinned: [], limits: {} };

/** Whether an answer stays valid, and so stays the best, under a stronger restriction. */
function keeps(answer: Pick<LotAnswer, 'team' | 'uses'>, { banned, pinned, limits }: Restriction): boolean {
  if (answer.team.some((id) => banned.includes(id))) return false;
  if (pinned.some((id) => !answer.team.includes(id))) return false;
  return Object.entries(limits).every(([key, cents]) => (answer.uses.get(key) ?? 0) <= cents);
}
