import { WHOLE_BP } from '../../shared/money.ts';
import { cell, LCM, type Model, UNIT } from '../model/model.ts';
import { pairMeasure, pairUnit, sizeMeasure } from '../model/team.ts';
import { type WorkCells, workCells } from '../model/work-cells.ts';

/** No member, where a change of a team names one. */
export const NOBODY = -1;

/**
 * What a draft pays, in whole scores: for all of the work undone, for a condition on the group missed, and for turnover by how
 * much of it is missed. Of six (branching.ts), halved or doubled: the same best teams, the five together worth 0.06 % less at most.
 */
const UNDONE = 2;
const MISSED = 0.2;
const TURNOVER_MISSED = 0.3;

/**
 * A team under local search: what a change by one member would be worth, without the allocation. Work goes to the best
 * members in turn, which is the true value unless minimum shares or shared capacities bind; every condition missed
 * costs so much that repairing it pays.
 */
export class Draft {
  readonly #model: Model;
  readonly #cells: WorkCells;
  #team: readonly number[] = [];
  #pairs = new Float64Array(0);
  /** Sum of each member's pairs within the team. */
  #pairSums = new Float64Array(0);
  #pairTotal = 0;
  /** Per requirement the members that serve it, best first: member, value, capacity. */
  #servers: { member: number; value: number; cap: number }[][] = [];
  readonly #addedPairs = new Float64Array(13);
  readonly #addedValue: Float64Array;
  readonly #addedCap: Float64Array;
  readonly #loads = new Float64Array(13);
  /** Sums over the team: fair turn, nearness to the site, turnover, possible mandataires, research organisations. */
  readonly #sums = new Float64Array(5);
  /** Value of the work with the candidate brought and nobody gone: no change that brings it does more. */
  #mostWork = 0;
  /** Teams that a local search has been at: from them it would go the same way again. */
  #value = 0;
  readonly #visited = new Set<string>();
  /** Set by `worth`: whether some condition is missed. */
  broken = false;

  constructor(model: Model) {
    this.#model = model;
    this.#cells = workCells(model);
    this.#addedValue = new Float64Array(model.m);
    this.#addedCap = new Float64Array(model.m);
  }

  get team(): readonly number[] {
    return this.#team;
  }

  set team(team: readonly number[]) {
    const model = this.#model;
    const k = team.length;
    this.#team = team;
    this.#pairs = new Float64Array(k * k);
    this.#pairSums = new Float64Array(k);
    this.#pairTotal = 0;
    for (let a = 0; a < k; a++) {
      for (let b = a + 1; b < k; b++) {
        const measure = pairMeasure(model, team[a]!, team[b]!);
        this.#pairs[a * k + b] = measure;
        this.#pairs[b * k + a] = measure;
        this.#pairSums[a]! += measure;
        this.#pairSums[b]! += measure;
        this.#pairTotal += measure;
      }
    }
    this.#sums.fill(0);
    for (const i of team) this.#count(i, 1);
    const { starts, requirement, cap, value } = this.#cells;
    this.#servers = Array.from({ length: model.m }, () => []);
    team.forEach((i, member) => {
      for (let at = starts[i]!; at < starts[i + 1]!; at++) {
        this.#servers[requirement[at]!]?.push({ member, value: value[at]!, cap: cap[at]! });
      }
    });
    for (const servers of this.#servers) servers.sort((a, b) => b.value - a.value);
  }

  /** Prepares for changes that bring in candidate c; false when a conflict keeps it out whoever leaves. */
  bring(c: number): boolean {
    const model = this.#model;
    const { starts, requirement, cap, value } = this.#cells;
    let conflicts = 0;
    const any = model.conflicts.starts[c]! < model.conflicts.starts[c + 1]!;
    for (let a = 0; a < this.#team.length; a++) {
      const member = this.#team[a]!;
      if (any && cell(model.conflicts, c, member) !== 0) {
        conflicts++;
        this.#addedPairs[a] = Number.NEGATIVE_INFINITY;
      } else this.#addedPairs[a] = pairMeasure(model, c, member);
    }
    this.#addedCap.fill(0);
    for (let at = starts[c]!; at < starts[c + 1]!; at++) {
      this.#addedCap[requirement[at]!] = cap[at]!;
      this.#addedValue[requirement[at]!] = value[at]!;
    }
    if (conflicts > 1) return false;
    this.#work(NOBODY, c);
    this.#mostWork = this.#value;
    return true;
  }

  /** Whether a local search comes here for the first time. */
  visit(team: readonly number[]): boolean {
    const key = [...team].sort((a, b) => a - b).join(',');
    if (this.#visited.has(key)) return false;
    this.#visited.add(key);
    return true;
  }

  /** Forgets where local searches have been. */
  forget(): void {
    this.#visited.clear();
  }

  #count(i: number, by: number): void {
    const model = this.#model;
    const sums = this.#sums;
    sums[0]! += by * model.turn[i]!;
    sums[1]! += by * model.site[i]!;
    sums[2]! += by * model.turnover[i]!;
    sums[3]! += by * model.lead[i]!;
    sums[4]! += by * model.research[i]!;
  }

  /**
   * What the team would be worth without member number `out` and with the candidate brought, or NOBODY for either.
   * A worth not above `bar` may be left at a higher bound that is not above it either.
   */
  worth(out: number, c: number, bar = Number.NEGATIVE_INFINITY): number {
    const model = this.#model;
    const before = this.#team.length;
    const k = before - Number(out !== NOBODY) + Number(c !== NOBODY);
    let pairs = this.#pairTotal - (out === NOBODY ? 0 : this.#pairSums[out]!);
    if (c !== NOBODY) for (let a = 0; a < before; a++) if (a !== out) pairs += this.#addedPairs[a]!;
    if (pairs === Number.NEGATIVE_INFINITY) return pairs;
    const gone = out === NOBODY ? NOBODY : this.#team[out]!;
    if (gone !== NOBODY) this.#count(gone, -1);
    if (c !== NOBODY) this.#count(c, 1);
    const sums = this.#sums;
    const [turn, site, turnover, lead, research] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!, sums[4]!];
    if (gone !== NOBODY) this.#count(gone, 1);
    if (c !== NOBODY) this.#count(c, -1);
    const { fairTurn, proximity, balance, sum } = model.weights;
    const part = (LCM / k) * 10_000;
    const whole = UNIT * sum;
    let total = sizeMeasure(model, k) + fairTurn * turn * part;
    if (model.hasSite) total += (site * proximity * part) / (k === 1 ? 1 : 2);
    if (k > 1) total += pairs * pairUnit(k);
    if (c !== NOBODY && total + (this.#mostWork + balance * 10_000_000) * LCM <= bar) return bar;
    const { missing, sme, least } = this.#work(out, c);
    total += this.#value * LCM + balance * 1000 * k * least * LCM;
    let fault = (UNDONE * missing) / WHOLE_BP + Math.max(0, model.minSmeShareBp - sme) / WHOLE_BP;
    if (model.needsLead && lead === 0) fault += MISSED;
    if (model.needsResearch && research === 0) fault += MISSED;
    if (turnover < model.minTurnoverCents) fault += MISSED + TURNOVER_MISSED * (1 - turnover / model.minTurnoverCents);
    this.broken = fault > 0;
    return total - fault * whole;
  }

  /** Gives the work out; its value goes to `#value`. */
  #work(out: number, c: number): { missing: number; sme: number; least: number } {
    const model = this.#model;
    const loads = this.#loads;
    const before = this.#team.length;
    loads.fill(0);
    let value = 0;
    let missing = 0;
    for (let r = 0; r < model.m; r++) {
      let open = model.work[r]!;
      let waiting = c !== NOBODY && this.#addedCap[r]! > 0;
      const servers = this.#servers[r] as { member: number; value: number; cap: number }[];
      for (let at = 0; at <= servers.length && open > 0; at++) {
        const server = servers[at];
        if (waiting && (server === undefined || server.value <= this.#addedValue[r]!)) {
          waiting = false;
          const done = Math.min(open, this.#addedCap[r]!);
          loads[before]! += done;
          value += done * this.#addedValue[r]!;
          open -= done;
        }
        if (server === undefined || server.member === out) continue;
        const done = Math.min(open, server.cap);
        loads[server.member]! += done;
        value += done * server.value;
        open -= done;
      }
      if (model.required[r] === 1) missing += open;
    }
    let sme = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let a = 0; a <= before; a++) {
      const i = a === before ? c : this.#team[a]!;
      if (i === NOBODY || a === out) continue;
      least = Math.min(least, loads[a]!);
      if (model.sme[i] === 1) sme += loads[a]!;
    }
    this.#value = value;
    return { missing, sme, least };
  }
}
