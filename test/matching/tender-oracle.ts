import type { Problem, TenderProblem } from '../../src/matching/index.ts';
import { readProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { scoreOf, scoreTeam } from '../../src/matching/model/team.ts';
import { randomSource } from './random-problem.ts';

/** A team that takes so many cents of capabilities (`organisation:cpv`) and scores so much. */
type Choice = { readonly ids: readonly string[]; readonly takes: ReadonlyMap<string, number>; readonly score: number };

/**
 * The best plan by enumeration, from the definition: every team of every lot with every split in whole cents of what its
 * members have, then every joint choice. For lots of few organisations with small capacities and one capability per
 * division (so that a smaller capacity changes nothing but amounts). Shares no code with the search for plans.
 */
export function bruteForceTender(tender: TenderProblem): number {
  const total = tender.lots.reduce((sum, { weight }) => sum + weight, 0);
  const choices = tender.lots.map(({ problem }) => choicesOf(problem).sort((a, b) => b.score - a.score));
  const capacity = new Map<string, number>();
  for (const { problem } of tender.lots) {
    for (const { id, capabilities } of problem.organisations) {
      for (const one of capabilities)
        if (one.capacityCents !== null) capacity.set(`${id}:${one.cpv}`, one.capacityCents);
    }
  }
  const seats = new Map<string, number>();
  const taken = new Map<string, number>();
  let best = tender.allLotsRequired ? -1 : 0;
  const most = (at: number): number =>
    choices.slice(at).reduce((sum, all, j) => sum + (tender.lots[at + j]?.weight ?? 0) * (all[0]?.score ?? 0), 0);
  const choose = (at: number, sum: number): void => {
    if (at === choices.length) {
      best = Math.max(best, sum / total);
      return;
    }
    if ((sum + most(at)) / total <= best) return;
    for (const choice of choices[at] as Choice[]) {
      const sits = choice.ids.every((id) => (seats.get(id) ?? 0) < (tender.maxLotsPerTenderer ?? 99));
      const fits = [...choice.takes].every(
        ([key, cents]) => (taken.get(key) ?? 0) + cents <= (capacity.get(key) as number),
      );
      if (!sits || !fits) continue;
      change(choice, 1);
      choose(at + 1, sum + (tender.lots[at]?.weight ?? 0) * choice.score);
      change(choice, -1);
    }
    if (!tender.allLotsRequired) choose(at + 1, sum);
  };
  const change = ({ ids, takes }: Choice, by: 1 | -1): void => {
    for (const id of ids) seats.set(id, (seats.get(id) ?? 0) + by);
    for (const [key, cents] of takes) taken.set(key, (taken.get(key) ?? 0) + by * cents);
  };
  choose(0, 0);
  return best;
}

function choicesOf(problem: Problem): Choice[] {
  const { pinned, banned, maxMembers } = problem.constraints;
  const ids = problem.organisations.map(({ id }) => id).filter((id) => !banned.includes(id));
  const found: Choice[] = [];
  const grow = (team: string[], from: number): void => {
    if (team.length > 0 && pinned.every((id) => team.includes(id))) found.push(...splitsOf(problem, team));
    if (team.length === maxMembers) return;
    for (let i = from; i < ids.length; i++) grow([...team, ids[i] as string], i + 1);
  };
  grow([], 0);
  return found;
}

/** The team with every split of its capacities that could not be smaller without loss. */
function splitsOf(problem: Problem, team: readonly string[]): Choice[] {
  const divisions = new Set(
    problem.requirements.filter((one) => one.capacityCents > 0).map((one) => one.cpv.slice(0, 2)),
  );
  const members = problem.organisations.filter(({ id }) => team.includes(id));
  const keys = members.flatMap(({ id, capabilities }) =>
    capabilities.flatMap(({ cpv, capacityCents }) =>
      capacityCents === null || !divisions.has(cpv.slice(0, 2)) ? [] : [{ key: `${id}:${cpv}`, most: capacityCents }],
    ),
  );
  const scores = new Map<string, number>();
  const found: Choice[] = [];
  const split = (at: number, cents: number[]): void => {
    const { most } = keys[at] ?? { most: -1 };
    for (let c = 0; c <= most; c++) split(at + 1, [...cents, c]);
    if (at < keys.length) return;
    const score = scoreWithin(problem, members, new Map(keys.map(({ key }, i) => [key, cents[i] as number])));
    scores.set(cents.join(), score);
    const less = cents.some((c, i) => c > 0 && scores.get(cents.with(i, c - 1).join()) === score);
    if (score < 0 || less) return;
    found.push({ ids: team, takes: new Map(keys.map(({ key }, i) => [key, cents[i] as number])), score });
  };
  split(0, []);
  return found;
}

/** The team's score when its capabilities have only so much capacity; −1 when it cannot stand. */
function scoreWithin(problem: Problem, members: Problem['organisations'], cents: ReadonlyMap<string, number>): number {
  const pinned = { ...problem.constraints, banned: [], pinned: members.map(({ id }) => id) };
  // Members are judged by what they have, not by what other lots leave of it.
  const whole = compile({ ...problem, organisations: members, constraints: pinned });
  const compiled = compile({
    ...problem,
    organisations: members.map((one) => ({
      ...one,
      capabilities: one.capabilities.map((c) => ({
        ...c,
        capacityCents: cents.get(`${one.id}:${c.cpv}`) ?? c.capacityCents,
      })),
    })),
    constraints: pinned,
  });
  const model = compiled === null || whole === null ? null : { ...compiled, judged: whole.judged, noneLowers: false };
  const scored =
    model === null
      ? null
      : scoreTeam(
          model,
          members.map((_, i) => i),
        );
  return model === null || scored === null ? -1 : scoreOf(model, scored.total);
}

export type TenderShape = {
  lots: number;
  organisations: number;
  maxMembers?: number;
  cents?: number;
  pinned?: boolean;
};

/** A random small tender whose lots compete for the same capacities. Deterministic in seed and shape. */
export function randomTender(seed: number, shape: TenderShape): TenderProblem {
  const random = randomSource(seed);
  const int = (below: number) => Math.floor(random() * below);
  const divisions = ['45', '71', '90'];
  const code = (division: string) => `${division}${1 + int(2)}${int(3)}0000`;
  const cents = shape.cents ?? 4;
  const organisations = Array.from({ length: shape.organisations }, (_, i) => ({
    id: `o${i + 1}`,
    sizeClass: ['micro', 'small', 'medium', 'large'][int(4)],
    nuts: `FR${'BGK'[int(3)]}0${1 + int(2)}`,
    canLead: random() < 0.9,
    recentProposals: int(4),
    capabilities: divisions
      .filter(() => random() < 0.6)
      .concat('45')
      .filter((one, at, all) => all.indexOf(one) === at)
      .map((division) => ({
        cpv: code(division),
        level: 1 + int(5),
        evidence: int(6),
        ...(random() < 0.8 ? { capacityCents: 1 + int(cents) } : {}),
      })),
  }));
  const pick = () => organisations[int(organisations.length)]?.id as string;
  const ties = Array.from({ length: 2 * shape.organisations }, () => ({
    a: pick(),
    b: pick(),
    weight: int(100) / 100,
  }));
  const pinned = shape.pinned ? [pick()] : [];
  const lots = Array.from({ length: shape.lots }, (_, at) => {
    const m = 1 + int(3);
    const weights = Array.from({ length: m }, () => 1 + int(9));
    const sum = weights.reduce((a, b) => a + b, 0);
    const bp = weights.map((w) => Math.floor((10_000 * w) / sum));
    bp[0] = (bp[0] as number) + 10_000 - bp.reduce((a, b) => a + b, 0);
    return {
      id: `LOT-${at + 1}`,
      weight: 1 + int(3),
      problem: readProblem({
        requirements: bp.map((weightBp, r) => ({
          id: `r${r + 1}`,
          cpv: code(divisions[int(3)] as string),
          weightBp,
          mandatory: random() < 0.7,
          capacityCents: random() < 0.8 ? 1 + int(cents + 1) : 0,
        })),
        organisations,
        ties: ties.filter(({ a, b }) => a !== b),
        constraints: {
          maxMembers: shape.maxMembers ?? 2,
          pinned,
          ...(shape.pinned ? { banned: [pick()].filter((id) => !pinned.includes(id)) } : {}),
        },
      }),
    };
  });
  return { lots, maxLotsPerTenderer: random() < 0.5 ? null : 1 + int(2), groups: [] };
}
