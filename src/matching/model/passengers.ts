import { allocate } from './allocation.ts';
import type { Model } from './model.ts';

/**
 * No passengers: every member of a team is there for the work. cov(S) is the largest coverage that the organisations S
 * reach together (capacities and conditions on the work kept, minimum shares left aside; −∞ where mandatory work cannot
 * be done). A member i of T counts when cov(T∖i) ≤ cov(T) − δ, or when T∖i breaks a condition of the group (turnover,
 * mandataire, research organisation) that i does not keep alone. T is worth proposing when all of its members count.
 *
 * Who keeps every condition and does all mandatory work alone counts by its work only: an electrician who may not lead,
 * and another who may and could do the same lot, are two of whom one is enough, and competitors.
 *
 * The rule is not monotone, but its breach is inherited. Without a least part for SMEs cov is the largest profit of a
 * flow whose sources are the members, so it is submodular where it is finite (Murota, *Discrete Convex Analysis*, 2003,
 * ch. 9: networks keep M♮-concavity). If R∖i does all mandatory work and breaks no condition of the group, then for
 * every T ⊇ R: cov(T) − cov(T∖i) ≤ cov(R) − cov(R∖i), and T∖i breaks none either. So when i is a passenger in R, it
 * is one in every larger team: searches drop the whole branch (`isBarren`), and whoever would make one (`Companions`).
 * Where no capacity is shared between requirements, work is given out requirement by requirement, and it is enough
 * that R∖i does the mandatory requirements that i can work on. With a least part for SMEs only whole teams are judged.
 */
export function hasPassenger(model: Model, team: readonly number[]): boolean {
  const { minGain } = model;
  if (minGain === 0 || team.length < 2) return false;
  const judged = coverageModel(model);
  const most = coverageOf(judged, team);
  return team.some((i) => {
    if (isNeededByGroup(model, team, i)) return false;
    const rest = coverageOf(
      judged,
      team.filter((other) => other !== i),
    );
    return most - rest < minGain;
  });
}

/** The members that do not count, by number. */
export function passengersIn(model: Model, team: readonly number[]): number[] {
  const judged = coverageModel(model);
  const most = coverageOf(judged, team);
  return team.filter((i) => {
    const others = team.filter((other) => other !== i);
    return !isNeededByGroup(model, team, i) && most - coverageOf(judged, others) < model.minGain;
  });
}

/** The largest coverage of a team in basis points times thousandths; −Infinity where mandatory work cannot be done. */
export const largestCoverage = (model: Model, team: readonly number[]): number =>
  coverageOf(coverageModel(model), team);

function coverageOf(judged: Model, team: readonly number[]): number {
  if (team.length === 0) return judged.required.includes(1) ? Number.NEGATIVE_INFINITY : 0;
  const allocation = allocate(judged, team);
  return allocation === null || allocation === 'below' ? Number.NEGATIVE_INFINITY : allocation.value;
}

const coverageModels = new WeakMap<Model, Model>();

/** The model in which the best allocation is the one of largest coverage, by the matrices that members are judged by. */
function coverageModel(model: Model): Model {
  const known = coverageModels.get(model);
  if (known !== undefined) return known;
  const weights = { coverage: 1, cohesion: 0, proximity: 0, sme: 0, balance: 0, fairTurn: 0, parsimony: 0, sum: 1 };
  const judged = { ...model, ...model.judged, weights, minShareBp: 0 };
  coverageModels.set(model, judged);
  return judged;
}

/** Whether a team that breaks no condition of the group would break one without member i, who does not keep it alone. */
function isNeededByGroup(model: Model, team: readonly number[], i: number): boolean {
  if (model.alone[i] === 1) return false;
  let turnover = 0;
  let lead = 0;
  let research = 0;
  for (const j of team) {
    if (j === i) continue;
    turnover += model.turnover[j]!;
    lead += model.lead[j]!;
    research += model.research[j]!;
  }
  if (turnover < model.minTurnoverCents && model.turnover[i]! > 0) return true;
  if (model.needsLead && lead === 0 && model.lead[i] === 1) return true;
  return model.needsResearch && research === 0 && model.research[i] === 1;
}

const binding = new WeakMap<Model, boolean>();

/** Whether SMEs must do a least part of the work that others could do: then larger teams do not inherit who counts. */
function bindsSmes(model: Model): boolean {
  if (model.minSmeShareBp === 0) return false;
  const known = binding.get(model);
  if (known !== undefined) return known;
  const mandatory = model.work.reduce((sum, work, r) => sum + (model.required[r] === 1 ? work : 0), 0);
  const binds = mandatory < model.minSmeShareBp || model.sme.includes(0);
  binding.set(model, binds);
  return binds;
}

/** Whether no team that has all of these members is free of passengers. */
export function isBarren(model: Model, team: readonly number[]): boolean {
  if (model.minGain === 0 || team.length < 2 || bindsSmes(model)) return false;
  if (model.judged.sharedCapacity.size === 0) return new Companions(model, team.slice(0, -1)).spoils(team.at(-1)!);
  // Shared capacities: a member is judged once the others do all mandatory work.
  const judged = coverageModel(model);
  const most = coverageOf(judged, team);
  return team.some((i) => {
    if (isNeededByGroup(model, team, i)) return false;
    return (
      most -
        coverageOf(
          judged,
          team.filter((other) => other !== i),
        ) <
      model.minGain
    );
  });
}

/** One who works on a requirement: quality in thousandths, capacity in basis points. */
type Server = { readonly member: number; readonly quality: number; readonly cap: number };

const NOBODY = -1;

/**
 * Who may join some members: nobody who would be a passenger in every team that has them all, or would make one of them
 * one. The judgement of `isBarren` for many candidates. With shared capacities only members who do all mandatory work
 * by themselves judge, by an upper bound on what somebody adds.
 */
export class Companions {
  readonly #model: Model;
  readonly #team: readonly number[];
  /** Per requirement the members that work on it, best first; what they leave of it, negative: what they could do more. */
  readonly #servers: readonly (readonly Server[])[];
  readonly #room: Float64Array;
  /** Per requirement the coverage that the members reach. */
  readonly #done: Float64Array;
  readonly #turnover: number;
  readonly #leads: number;
  readonly #research: number;
  readonly #shared: boolean;
  /** By how much `#done` overstates the members' coverage: only with shared capacities. */
  readonly #slack: number;
  readonly #active: boolean;

  constructor(model: Model, team: readonly number[]) {
    this.#model = model;
    this.#team = team;
    this.#shared = model.judged.sharedCapacity.size > 0;
    this.#turnover = sumOf(team, model.turnover);
    this.#leads = sumOf(team, model.lead);
    this.#research = sumOf(team, model.research);
    this.#room = Float64Array.from(model.work);
    this.#done = new Float64Array(model.m);
    this.#servers = Array.from({ length: model.m }, (_, r) => {
      const servers = team.flatMap((member) => this.#serverOf(member, r) ?? []);
      servers.sort((a, b) => b.quality - a.quality);
      for (const { cap } of servers) this.#room[r]! -= cap;
      this.#done[r] = filled(servers, NOBODY, null, model.work[r]!);
      return servers;
    });
    const judges = model.minGain > 0 && team.length > 0 && !bindsSmes(model);
    const reached = judges && this.#shared ? largestCoverage(model, team) : 0;
    this.#slack = this.#shared ? this.#done.reduce((sum, one) => sum + one, 0) - reached : 0;
    this.#active = judges && reached > Number.NEGATIVE_INFINITY;
  }

  /** Of some positions in a pool, those whose candidates may join. */
  among(positions: Int32Array, pool: Int32Array): Int32Array {
    if (!this.#active) return positions;
    const kept = new Int32Array(positions.length);
    let size = 0;
    for (const p of positions) if (!this.spoils(pool[p]!)) kept[size++] = p;
    return size === positions.length ? positions : kept.subarray(0, size);
  }

  /** Whether no team that has these members and j is free of passengers. */
  spoils(j: number): boolean {
    if (!this.#active) return false;
    if (this.#isSpare(j, NOBODY)) return true;
    // With shared capacities what a member adds is bounded from one side only.
    return !this.#shared && this.#team.some((i) => this.#isSpare(i, j));
  }

  /** Whether x adds too little to the members (without x itself, if it is one) and whoever joins them, if anybody. */
  #isSpare(x: number, joining: number): boolean {
    const model = this.#model;
    if (this.#isNeeded(x, joining)) return false;
    let gain = this.#slack;
    for (let r = 0; r < model.m; r++) {
      const own = this.#serverOf(x, r);
      if (own === null) continue;
      const other = joining === NOBODY ? null : this.#serverOf(joining, r);
      const isMember = joining !== NOBODY;
      const left = this.#room[r]! + (isMember ? own.cap : 0) - (other?.cap ?? 0);
      if (!this.#shared && model.required[r] === 1 && left > 0) return false;
      const work = model.work[r]!;
      gain += isMember
        ? filled(this.#servers[r]!, NOBODY, other, work) - filled(this.#servers[r]!, x, other, work)
        : filled(this.#servers[r]!, NOBODY, own, work) - this.#done[r]!;
      if (gain >= model.minGain) return false;
    }
    return true;
  }

  /** Whether the group may break a condition without x. */
  #isNeeded(x: number, joining: number): boolean {
    const model = this.#model;
    if (model.alone[x] === 1) return false;
    const among = (of: Float64Array | Uint8Array, sum: number) =>
      joining === NOBODY ? sum : sum - of[x]! + of[joining]!;
    if (model.turnover[x]! > 0 && among(model.turnover, this.#turnover) < model.minTurnoverCents) return true;
    if (model.needsLead && model.lead[x] === 1 && among(model.lead, this.#leads) === 0) return true;
    return model.needsResearch && model.research[x] === 1 && among(model.research, this.#research) === 0;
  }

  #serverOf(member: number, r: number): Server | null {
    const { quality, cap } = this.#model.judged;
    const at = member * this.#model.m + r;
    return cap[at] === 0 ? null : { member, quality: quality[at]!, cap: cap[at]! };
  }
}

const sumOf = (team: readonly number[], of: Float64Array | Uint8Array): number =>
  team.reduce((sum, i) => sum + of[i]!, 0);

/** Coverage of a requirement when the best of some servers (best first) work on it, without one, and with one more. */
function filled(servers: readonly Server[], without: number, more: Server | null, work: number): number {
  let left = work;
  let total = 0;
  let waiting = more;
  for (let at = 0; left > 0 && (at < servers.length || waiting !== null); at++) {
    const server = servers[at];
    if (waiting !== null && (server === undefined || waiting.quality >= server.quality)) {
      const done = Math.min(left, waiting.cap);
      total += done * waiting.quality;
      left -= done;
      waiting = null;
    }
    if (server === undefined || server.member === without) continue;
    const done = Math.min(left, server.cap);
    total += done * server.quality;
    left -= done;
  }
  return total;
}
