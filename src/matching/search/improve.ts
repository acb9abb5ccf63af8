import { type Model, UNIT } from '../model/model.ts';
import { passengersIn } from '../model/passengers.ts';
import { workCells } from '../model/work-cells.ts';
import { type Draft, NOBODY } from './draft.ts';
import { type Hunt, offer } from './hunt.ts';

/**
 * Candidates tried in every round: the first of the ranking, and best servers of each requirement; more in large pools. Of six
 * (branching.ts): half and twice as many found the same best teams, by 2 % more and 1 % fewer nodes.
 */
const MORE_ABOVE = 300;
const FIRST = [24, 48] as const;
const SERVERS = [3, 6] as const;
/**
 * Rounds at most, and changes per round that are scored exactly. Measured by halving and doubling each on 18 random
 * problems (branching.ts says which): of the rounds, neither changed a node or a score; scored twice as many, the first
 * teams were the same and the work 15 % more.
 */
const ROUNDS = 24;
const SCORED = 4;
/**
 * Part of the whole score that each passenger costs: a draft's way to a team without. Of six, 0.05 and 0.2 changed
 * nothing.
 */
const FAULT = 0.1;

type Change = { out: number; candidate: number; worth: number; broken: boolean };

/**
 * Local search over all team sizes: the swap, addition or removal of one member that raises the draft's worth most,
 * until none does. Brought in are the shortlist and whoever has ties with a member. Offers the teams it takes; proves
 * nothing.
 */
export function improve(hunt: Hunt, draft: Draft, start: readonly number[], shortlist: Iterable<number>): void {
  const { model } = hunt;
  if (!draft.visit(start)) return;
  draft.team = start;
  let total = draft.worth(NOBODY, NOBODY);
  if (!draft.broken) total = offer(hunt, start, 0) ?? total - Math.max(1, faultOf(model, start));
  for (let round = 0; round < ROUNDS; round++) {
    const { team } = draft;
    let best: { team: readonly number[]; total: number } | null = null;
    for (const { out, candidate, worth, broken } of changes(model, draft, shortlist, total)) {
      if (worth <= (best?.total ?? total)) break;
      const changed = team.filter((_, at) => at !== out);
      if (candidate !== NOBODY) changed.push(candidate);
      const value = broken ? worth : offer(hunt, changed, 0);
      if (value !== null && value > (best?.total ?? total)) best = { team: changed, total: value };
    }
    if (best === null || !draft.visit(best.team)) return;
    draft.team = best.team;
    total = best.total;
  }
}

/** What passengers and missing members cost a draft: as much as a condition missed. */
function faultOf(model: Model, team: readonly number[]): number {
  const missing = Math.max(0, model.minMembers - team.length);
  const passengers = model.minGain === 0 ? 0 : passengersIn(model, team).length;
  return (missing + passengers) * FAULT * UNIT * model.weights.sum;
}

/** The changes worth most, best first, at most `SCORED`; ties by who leaves, then by who comes. */
function changes(model: Model, draft: Draft, shortlist: Iterable<number>, above: number): Change[] {
  const { team } = draft;
  const found: Change[] = [];
  const consider = (out: number, candidate: number) => {
    if (out !== NOBODY && model.pinned.includes(team[out]!)) return;
    const last = found.length === SCORED ? found[SCORED - 1]!.worth : above;
    let worth = draft.worth(out, candidate, last);
    if (worth <= last) return;
    let { broken } = draft;
    if (!broken) {
      const changed = team.filter((_, at) => at !== out);
      if (candidate !== NOBODY) changed.push(candidate);
      const fault = faultOf(model, changed);
      worth -= fault;
      broken = fault > 0;
      if (worth <= last) return;
    }
    if (found.length === SCORED) found.pop();
    let at = found.length;
    while (at > 0 && found[at - 1]!.worth < worth) at--;
    found.splice(at, 0, { out, candidate, worth, broken });
  };
  if (team.length > 1) for (let out = 0; out < team.length; out++) consider(out, NOBODY);
  for (const candidate of around(model, team, shortlist)) {
    if (!draft.bring(candidate)) continue;
    for (let out = 0; out < team.length; out++) consider(out, candidate);
    if (team.length < model.maxMembers) consider(NOBODY, candidate);
  }
  return found;
}

function around(model: Model, team: readonly number[], shortlist: Iterable<number>): Set<number> {
  const all = new Set(shortlist);
  for (const i of team) {
    for (let at = model.ties.starts[i]!; at < model.ties.starts[i + 1]!; at++) {
      all.add(model.ties.columns[at]!);
    }
  }
  for (const i of team) all.delete(i);
  return all;
}

/** The first of a ranking of candidates, and for each requirement the first that serve it. */
export function shortlistOf(model: Model, ranked: Int32Array): Set<number> {
  const cells = workCells(model);
  const [first, servers] = ranked.length > MORE_ABOVE ? [FIRST[1], SERVERS[1]] : [FIRST[0], SERVERS[0]];
  const chosen = new Set<number>();
  const served = new Uint8Array(model.m);
  let open = model.m;
  for (let at = 0; at < ranked.length && (at < first || open > 0); at++) {
    const i = ranked[at]!;
    let wanted = at < first;
    for (let c = cells.starts[i]!; c < cells.starts[i + 1]!; c++) {
      const r = cells.requirement[c]!;
      if (served[r] === servers) continue;
      wanted = true;
      served[r]! += 1;
      if (served[r] === servers) open--;
    }
    if (wanted) chosen.add(i);
  }
  return chosen;
}

/** The tied pairs that would be worth most as teams of two, at most `most`, whatever they leave undone. */
export function tiedPairs(model: Model, draft: Draft, most: number): (readonly number[])[] {
  const found: { pair: readonly number[]; worth: number }[] = [];
  if (model.maxMembers < 2) return [];
  for (let i = 0; i < model.n; i++) {
    const [from, to] = [model.ties.starts[i]!, model.ties.starts[i + 1]!];
    if (from === to || model.ties.columns[to - 1]! < i) continue;
    draft.team = [i];
    for (let at = from; at < to; at++) {
      const j = model.ties.columns[at]!;
      if (j < i || !draft.bring(j)) continue;
      const worth = draft.worth(NOBODY, j, found.length === most ? found[most - 1]?.worth : undefined);
      if (found.length === most && worth <= (found[most - 1]?.worth ?? 0)) continue;
      if (found.length === most) found.pop();
      let place = found.length;
      while (place > 0 && (found[place - 1]?.worth ?? 0) < worth) place--;
      found.splice(place, 0, { pair: [i, j], worth });
    }
  }
  return found.map(({ pair }) => pair);
}
