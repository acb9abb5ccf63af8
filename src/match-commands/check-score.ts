import type { GivenConsortium, GivenOrganisation, GivenProblem } from './given.ts';

const DEFAULTS = { coverage: 50, cohesion: 30, proximity: 20, sme: 10, balance: 0, fairTurn: 5, parsimony: 5 };

/** Micro, small, medium: given, or told from the headcount, small without one. */
export function countsAsSme(organisation: GivenOrganisation): boolean {
  if (organisation.sizeClass !== undefined) return organisation.sizeClass !== 'large';
  return organisation.headcount == null || organisation.headcount < 250;
}

/** The seven components recomputed from the members' parts alone. */
export function componentsAgain(problem: GivenProblem, consortium: GivenConsortium): Record<string, number> {
  const team = consortium.members.map(({ organisationId, parts }) => ({
    organisation: problem.organisations.find(({ id }) => id === organisationId) as GivenOrganisation,
    load: parts.reduce((sum, { loadBp }) => sum + loadBp, 0),
    worth: parts.reduce((sum, { loadBp, quality }) => sum + loadBp * quality, 0),
  }));
  const k = team.length;
  const most = problem.constraints?.maxMembers ?? 6;
  const site = problem.constraints?.site ?? null;
  const pairs = team.flatMap(({ organisation: a }, at) =>
    team.slice(at + 1).map(({ organisation: b }) => [a, b] as const),
  );
  const nearPairs = mean(pairs.map(([a, b]) => near(a, b)));
  const nearSite =
    site === null ? 0 : mean(team.map(({ organisation }) => (place(organisation) ? near(organisation, site) : 0)));
  return {
    coverage: team.reduce((sum, { worth }) => sum + worth, 0) / 10_000,
    cohesion: mean(pairs.map(([a, b]) => tie(problem, a.id, b.id))),
    proximity: site === null ? nearPairs : k === 1 ? nearSite : (nearPairs + nearSite) / 2,
    sme: team.reduce((sum, { organisation, load }) => sum + (countsAsSme(organisation) ? load : 0), 0) / 10_000,
    balance: (k * Math.min(...team.map(({ load }) => load))) / 10_000,
    fairTurn: mean(team.map(({ organisation }) => Math.floor(1000 / (1 + (organisation.recentProposals ?? 0))) / 1000)),
    parsimony: most === 1 ? 1 : (most - k) / (most - 1),
  };
}

/** Weighted mean of components under the problem's policy. */
export function scoreAgain(problem: GivenProblem, components: Record<string, number>): number {
  const weights: Record<string, number> = problem.weights ?? DEFAULTS;
  const names = Object.keys(weights);
  const sum = names.reduce((total, name) => total + (weights[name] ?? 0), 0);
  return names.reduce((total, name) => total + (weights[name] ?? 0) * (components[name] ?? 0), 0) / sum;
}

const mean = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function tie(problem: GivenProblem, a: string, b: string): number {
  const known = (problem.ties ?? []).filter((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
  return Math.max(0, ...known.map(({ weight }) => Math.round(weight * 1000))) / 1000;
}

type Spot = { lat?: number | null; lon?: number | null; nuts?: string | null };

const place = ({ lat, lon }: Spot): [number, number, number] | null => {
  if (lat == null || lon == null) return null;
  const [a, b] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [63_710 * Math.cos(a) * Math.cos(b), 63_710 * Math.cos(a) * Math.sin(b), 63_710 * Math.sin(a)].map(
    Math.round,
  ) as [number, number, number];
};

function near(a: Spot, b: Spot): number {
  const [p, q] = [place(a), place(b)];
  if (p !== null && q !== null) {
    const straight = Math.sqrt(p.reduce((sum, x, axis) => sum + (x - (q[axis] ?? 0)) ** 2, 0));
    return Math.floor(1_000_000 / (1000 + Math.floor(straight))) / 1000;
  }
  const [m, n] = [a.nuts ?? '', b.nuts ?? ''];
  const table = [0, 0, 160, 330, 500, 770];
  let shared = 0;
  while (shared < Math.min(m.length, n.length) && m[shared] === n[shared]) shared++;
  return (table[shared] ?? 0) / 1000;
}
