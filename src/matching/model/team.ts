import type { Components } from '../problem/result.ts';
import { placeProximity, regionProximity } from '../quality/proximity.ts';
import { type Allocation, allocate } from './allocation.ts';
import { cell, LCM, type Model, UNIT } from './model.ts';
import { hasPassenger } from './passengers.ts';

/** Nearness of two candidates, thousandths: by coordinates, else by NUTS region, else 0. */
export function nearness(model: Model, i: number, j: number): number {
  if (model.located[i] === 0 || model.located[j] === 0) {
    return regionProximity(model.nuts[i]!, model.nuts[j]!);
  }
  const { places } = model;
  const dx = places[3 * i]! - places[3 * j]!;
  const dy = places[3 * i + 1]! - places[3 * j + 1]!;
  const dz = places[3 * i + 2]! - places[3 * j + 2]!;
  return placeProximity(Math.floor(Math.sqrt(dx * dx + dy * dy + dz * dz)));
}

/** What a pair adds, in an integer measure that does not depend on the team's size; times `pairUnit` a part of the total. */
export function pairMeasure(model: Model, i: number, j: number): number {
  const { cohesion, proximity } = model.weights;
  let measure = 0;
  if (cohesion > 0) measure += 2 * cohesion * cell(model.ties, i, j);
  if (proximity > 0) measure += (model.hasSite ? 1 : 2) * proximity * nearness(model, i, j);
  return measure;
}

/** Total per unit of pair measure in a team of k ≥ 2: half a thousandth, over the number of pairs. */
export const pairUnit = (k: number): number => ((LCM / ((k * (k - 1)) / 2)) * 10_000) / 2;

/** What one candidate adds by itself in a team of k: fair turn and nearness to the site. */
export function ownMeasure(model: Model, i: number, k: number): number {
  const { fairTurn, proximity } = model.weights;
  const part = (LCM / k) * 10_000;
  const site = model.hasSite ? (model.site[i]! * proximity * part) / (k === 1 ? 1 : 2) : 0;
  return fairTurn * model.turn[i]! * part + site;
}

/** What the size of the team is worth. */
export const sizeMeasure = (model: Model, k: number): number =>
  model.weights.parsimony * (model.maxMembers === 1 ? UNIT : (UNIT / (model.maxMembers - 1)) * (model.maxMembers - k));

/** A total as a score in [0,1]. */
export const scoreOf = (model: Model, total: number): number => total / (model.weights.sum * UNIT);

/** Whether a conflict or a condition on the group as a whole (turnover, mandataire, research) forbids the team. */
export function isAllowed(model: Model, team: readonly number[]): boolean {
  let turnover = 0;
  let lead = 0;
  let research = 0;
  for (const i of team) {
    turnover += model.turnover[i]!;
    lead += model.lead[i]!;
    research += model.research[i]!;
  }
  if (turnover < model.minTurnoverCents) return false;
  if (model.needsLead && lead === 0) return false;
  if (model.needsResearch && research === 0) return false;
  return team.every((i, at) => team.slice(at + 1).every((j) => cell(model.conflicts, i, j) === 0));
}

/** A team with its exact total. */
export type Scored = { readonly team: readonly number[]; readonly total: number; readonly allocation: Allocation };

/** The part of the total that does not depend on the allocation. */
export function structureTotal(model: Model, team: readonly number[]): number {
  const k = team.length;
  let total = sizeMeasure(model, k);
  let pairs = 0;
  for (let a = 0; a < k; a++) {
    total += ownMeasure(model, team[a]!, k);
    for (let b = a + 1; b < k; b++) pairs += pairMeasure(model, team[a]!, team[b]!);
  }
  return k === 1 ? total : total + pairs * pairUnit(k);
}

/**
 * The exact total of a team (candidate numbers, ascending), or null when it breaks a hard condition or is not worth
 * proposing. `below`: not worked out because it cannot reach the total `needed`.
 */
export function scoreTeam(model: Model, team: readonly number[], needed?: undefined): Scored | null;
export function scoreTeam(model: Model, team: readonly number[], needed?: number): Scored | 'below' | null;
export function scoreTeam(model: Model, team: readonly number[], needed?: number): Scored | 'below' | null {
  const scored = standing(model, team, needed);
  return scored === null || scored === 'below' || !isLowered(model, scored) ? scored : null;
}

/** As `scoreTeam`, of a team in which a member may lower the score. */
export function standing(model: Model, team: readonly number[], needed?: number): Scored | 'below' | null {
  if (team.length < model.minMembers) return null;
  const scored = scoreFreely(model, team, needed);
  return scored === null || scored === 'below' || !hasPassenger(model, team) ? scored : null;
}

/** Whether the others could be proposed without some member and would score more. */
function isLowered(model: Model, { team, total }: Scored): boolean {
  if (!model.noneLowers || team.length === model.minMembers) return false;
  return team.some((i) => {
    // Whoever is pinned sits in every team: there is none without it to compare with.
    if (model.pinned.includes(i)) return false;
    const rest = standing(
      model,
      team.filter((other) => other !== i),
      total + 1,
    );
    return rest !== null && rest !== 'below' && rest.total > total;
  });
}

/** As `scoreTeam`, of any team that keeps the conditions on the group and on work: passengers and size aside. */
export function scoreFreely(model: Model, team: readonly number[], needed?: number): Scored | 'below' | null {
  if (!isAllowed(model, team)) return null;
  const structure = structureTotal(model, team);
  const allocation = allocate(model, team, needed === undefined ? undefined : (needed - structure) / LCM);
  if (allocation === null || allocation === 'below') return allocation;
  return { team, total: structure + allocation.value * LCM, allocation };
}

/** The seven components of a team with its allocation, each in [0,1]. */
export function componentsOf(model: Model, { team, allocation }: Scored): Components {
  const k = team.length;
  let coverage = 0;
  let sme = 0;
  let ties = 0;
  let near = 0;
  let site = 0;
  let turn = 0;
  team.forEach((i, a) => {
    for (let r = 0; r < model.m; r++) {
      coverage += allocation.parts[a * model.m + r]! * model.quality[i * model.m + r]!;
    }
    if (model.sme[i] === 1) sme += allocation.loads[a]!;
    site += model.site[i]!;
    turn += model.turn[i]!;
    for (const j of team.slice(a + 1)) {
      ties += cell(model.ties, i, j);
      near += nearness(model, i, j);
    }
  });
  const pairs = (k * (k - 1)) / 2;
  const meanNear = pairs === 0 ? 0 : near / (1000 * pairs);
  const meanSite = site / (1000 * k);
  const proximity = !model.hasSite ? meanNear : k === 1 ? meanSite : (meanNear + meanSite) / 2;
  return {
    coverage: coverage / 10_000_000,
    cohesion: pairs === 0 ? 0 : ties / (1000 * pairs),
    proximity,
    sme: sme / 10_000,
    balance: (k * Math.min(...allocation.loads)) / 10_000,
    fairTurn: turn / (1000 * k),
    parsimony: model.maxMembers === 1 ? 1 : (model.maxMembers - k) / (model.maxMembers - 1),
  };
}
