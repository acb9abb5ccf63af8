import { namesNoTrade } from '../../shared/cpv.ts';
import { WHOLE_BP } from '../../shared/money.ts';
import type { Organisation, Problem, Requirement, SizeClass } from '../problem/problem.ts';
import { integerWeights } from '../problem/read-weights.ts';
import { worksInAllOf } from '../quality/cpv.ts';
import { distanceHm, nutsNumber, placeOf, placeProximity } from '../quality/proximity.ts';
import { bestFit, type Fit } from '../quality/quality.ts';
import { type Model, type SharedCapacity, sparse } from './model.ts';
import { largestCoverage } from './passengers.ts';
import { isAllowed } from './team.ts';

/** EU 2003/361/EC: micro, small and medium. */
export const isSme = (size: SizeClass): boolean => size !== 'large';

/** Why an organisation cannot sit in any team of this problem, or its fits, one per requirement. */
export type Eligibility = 'excluded' | 'banned' | 'turnover' | 'minimum_share' | readonly (Fit | null)[];

/** Judges one organisation by itself: everything that does not depend on the others. */
export function eligibility(organisation: Organisation, problem: Problem, banned: ReadonlySet<string>): Eligibility {
  const { constraints } = problem;
  if (organisation.excluded) return 'excluded';
  if (banned.has(organisation.id)) return 'banned';
  if (organisation.turnoverCents < constraints.minMemberTurnoverCents) return 'turnover';
  const fits = problem.requirements.map((requirement) => bestFit(organisation, requirement, constraints));
  const able = fits.reduce((sum, fit) => sum + (fit?.capBp ?? 0), 0);
  return able < constraints.minShareBp ? 'minimum_share' : fits;
}

/** Order of ids by code unit: the same on every machine, whatever its locale. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A problem as typed arrays over the organisations that can sit in a team; null when a pinned one cannot. */
export function compile(problem: Problem): Model | null {
  const { requirements, constraints } = problem;
  const banned = new Set(constraints.banned);
  const able: { organisation: Organisation; fits: readonly (Fit | null)[] }[] = [];
  for (const organisation of problem.organisations) {
    const fits = eligibility(organisation, problem, banned);
    if (typeof fits !== 'string') able.push({ organisation, fits });
  }
  able.sort((a, b) => byId(a.organisation.id, b.organisation.id));
  const n = able.length;
  const m = requirements.length;
  const index = new Map(able.map(({ organisation }, i) => [organisation.id, i]));
  if (constraints.pinned.some((id) => !index.has(id))) return null;
  const model = {
    n,
    m,
    ids: able.map(({ organisation }) => organisation.id),
    requirementIds: requirements.map(({ id }) => id),
    work: Int32Array.from(requirements, (requirement) => requirement.weightBp),
    required: Uint8Array.from(requirements, (one) => Number(one.mandatory || one.mustBeDoneByMember)),
    trade: Uint8Array.from(requirements, ({ cpv }) => Number(!namesNoTrade(cpv))),
    wide: new Uint8Array(n),
    quality: new Uint16Array(n * m),
    cap: new Uint16Array(n * m),
    sharedCapacity: new Map<number, SharedCapacity[]>(),
    sme: new Uint8Array(n),
    lead: new Uint8Array(n),
    research: new Uint8Array(n),
    turnover: new Float64Array(n),
    alone: new Uint8Array(n),
    turn: new Uint16Array(n),
    site: new Uint16Array(n),
    hasSite: constraints.site !== null,
    places: new Int32Array(3 * n),
    located: new Uint8Array(n),
    nuts: new Int32Array(n),
  };
  const trades = model.trade.includes(1);
  const site = constraints.site === null ? null : placeOf(constraints.site.lat, constraints.site.lon);
  able.forEach(({ organisation, fits }, i) => {
    fits.forEach((fit, r) => {
      model.quality[i * m + r] = fit?.quality ?? 0;
      model.cap[i * m + r] = fit?.capBp ?? 0;
    });
    model.wide[i] = Number(trades || isWide(organisation, requirements, fits));
    const shared = sharedCapacities(organisation, requirements, fits);
    if (shared.length > 0) model.sharedCapacity.set(i, shared);
    model.sme[i] = Number(isSme(organisation.sizeClass));
    model.lead[i] = Number(organisation.canLead && organisation.turnoverCents >= constraints.minLeadTurnoverCents);
    model.research[i] = Number(organisation.kind === 'research');
    model.turnover[i] = organisation.turnoverCents;
    model.turn[i] = Math.floor(1000 / (1 + organisation.recentProposals));
    model.nuts[i] = nutsNumber(organisation.nuts);
    if (organisation.lat === null || organisation.lon === null) return;
    const place = placeOf(organisation.lat, organisation.lon);
    model.located[i] = 1;
    model.places.set([place.x, place.y, place.z], 3 * i);
    if (site !== null) model.site[i] = placeProximity(distanceHm(place, site));
  });
  const whole = integerWeights(problem.weights);
  const compiled: Model = {
    ...model,
    ties: sparse(n, tiesOf(problem, index)),
    conflicts: sparse(
      n,
      conflictsOf(
        problem,
        able.map(({ organisation }) => organisation),
        index,
      ),
    ),
    pinned: constraints.pinned.map((id) => index.get(id)!).sort((a, b) => a - b),
    weights: { ...whole, sum: Object.values(whole).reduce((a, b) => a + b, 0) },
    minMembers: constraints.minMembers,
    maxMembers: constraints.maxMembers,
    minShareBp: constraints.minShareBp,
    minGain: Math.round(constraints.minContribution * WHOLE_BP * 1000),
    noneLowers: constraints.minContribution > 0,
    judged: { quality: model.quality, cap: model.cap, sharedCapacity: model.sharedCapacity },
    minSmeShareBp: constraints.minSmeShareBp,
    minTurnoverCents: constraints.minTurnoverCents,
    needsLead: true,
    needsResearch: constraints.researchOrganisation,
  };
  for (let i = 0; i < n; i++) model.alone[i] = Number(isAllowed(compiled, [i]) && doesAllMandatory(compiled, i));
  return compiled;
}

/** Where no code of a lot names a trade: whether somebody works in these fields, and not in one trade of them (`Model.wide`). */
function isWide(
  { capabilities }: Organisation,
  requirements: readonly Requirement[],
  fits: readonly (Fit | null)[],
): boolean {
  const held = capabilities.map(({ cpv }) => cpv);
  const done = requirements.reduce(
    (sum, { cpv, weightBp }, r) => sum + (fits[r] != null && worksInAllOf(held, cpv) ? weightBp : 0),
    0,
  );
  return 2 * done >= requirements.reduce((sum, { weightBp }) => sum + weightBp, 0);
}

/** Whether one candidate does all mandatory work, minimum shares left aside. Most fail at the first requirement. */
function doesAllMandatory(model: Model, i: number): boolean {
  const { m, required, cap, work } = model;
  for (let r = 0; r < m; r++) if (required[r] === 1 && cap[i * m + r]! < work[r]!) return false;
  return largestCoverage(model, [i]) > Number.NEGATIVE_INFINITY;
}

/** Capabilities that could be promised twice: they serve several requirements that together need more. */
export function sharedCapacities(
  organisation: Organisation,
  requirements: readonly Requirement[],
  fits: readonly (Fit | null)[],
): SharedCapacity[] {
  const shared: SharedCapacity[] = [];
  organisation.capabilities.forEach(({ capacityCents }, capability) => {
    if (capacityCents === null) return;
    const served = requirements.flatMap((requirement, r) =>
      fits[r]?.capability === capability && requirement.capacityCents > 0 ? [r] : [],
    );
    const need = served.reduce((sum, r) => sum + BigInt(requirements[r]!.capacityCents), 0n);
    if (served.length < 2 || need <= BigInt(capacityCents)) return;
    const limits = served.map((r) => {
      const { weightBp, capacityCents: wanted } = requirements[r]!;
      return Number((BigInt(weightBp) * BigInt(capacityCents)) / BigInt(wanted));
    });
    shared.push({ requirements: served, capBp: Math.min(WHOLE_BP, ...limits) });
  });
  return shared;
}

function tiesOf(problem: Problem, index: ReadonlyMap<string, number>): [number, number, number][] {
  return problem.ties.flatMap(({ a, b, weight }): [number, number, number][] => {
    const [i, j] = [index.get(a), index.get(b)];
    return i === undefined || j === undefined ? [] : [[i, j, Math.round(weight * 1000)]];
  });
}

/** Declared conflicts, and the pairs within a group of companies. */
function conflictsOf(
  problem: Problem,
  organisations: readonly Organisation[],
  index: ReadonlyMap<string, number>,
): [number, number, number][] {
  const pairs = problem.conflicts.flatMap(({ a, b }): [number, number, number][] => {
    const [i, j] = [index.get(a), index.get(b)];
    return i === undefined || j === undefined ? [] : [[i, j, 1]];
  });
  const byGroup = new Map<string, number[]>();
  organisations.forEach(({ group }, i) => {
    if (group !== null) byGroup.set(group, [...(byGroup.get(group) ?? []), i]);
  });
  for (const members of byGroup.values()) {
    members.forEach((i, at) => {
      for (const j of members.slice(at + 1)) pairs.push([i, j, 1]);
    });
  }
  return pairs;
}
