import { describe, expect, it } from 'vitest';
import { compile } from '../../src/matching/compile.ts';
import { match, matchTender, type Problem, readProblem } from '../../src/matching/index.ts';
import { scoreOf, scoreTeam } from '../../src/matching/team.ts';
import { randomProblem } from './random-problem.ts';

/** A lot over the same organisations as `base`, with its own requirements. */
function lotLike(base: Problem, seed: number): Problem {
  const other = readProblem(
    randomProblem(seed, { organisations: base.organisations.length, requirements: 2, maxMembers: 2 }),
  );
  return { ...base, requirements: other.requirements, constraints: { ...base.constraints, pinned: [], banned: [] } };
}
const lotsOf = (seed: number, count: number, organisations = 6) => {
  const base = readProblem(randomProblem(seed, { organisations, requirements: 2, maxMembers: 2 }));
  return Array.from({ length: count }, (_, at) => ({
    id: `LOT-${at + 1}`,
    weight: 1 + at,
    problem: lotLike(base, 100 * seed + at),
  }));
};

/** Every team of one or two, by ids, with its score. */
function teamsOf(problem: Problem): { ids: string[]; score: number }[] {
  const model = compile(problem);
  if (model === null) return [];
  const found: { ids: string[]; score: number }[] = [];
  for (let a = 0; a < model.n; a++) {
    for (let b = a; b < model.n; b++) {
      const team = a === b ? [a] : [a, b];
      const scored = scoreTeam(model, team);
      if (scored !== null)
        found.push({ ids: team.map((i) => model.ids[i] as string), score: scoreOf(model, scored.total) });
    }
  }
  return found;
}

describe('all lots of a tender', () => {
  it('gives the best plan with one lot per organisation, as enumeration finds it', () => {
    let bound = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const lots = lotsOf(seed, 2);
      const [first, second] = lots as [(typeof lots)[number], (typeof lots)[number]];
      const nothing = { ids: [] as string[], score: 0 };
      let expected = 0;
      for (const one of [nothing, ...teamsOf(first.problem)]) {
        for (const two of [nothing, ...teamsOf(second.problem)]) {
          if (one.ids.some((id) => two.ids.includes(id))) continue;
          expected = Math.max(expected, (first.weight * one.score + second.weight * two.score) / 3);
        }
      }
      const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [] });
      expect(plan.certificate.status, `seed ${seed}`).toBe('optimal');
      expect(Math.abs((plan.certificate.score ?? -1) - expected), `seed ${seed}`).toBeLessThan(1e-12);
      const free = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
      expect(free.certificate.score ?? 0).toBeGreaterThanOrEqual(expected - 1e-12);
      if ((free.certificate.score ?? 0) > expected + 1e-9) bound++;
    }
    expect(bound).toBeGreaterThan(5);
  });

  it('promises no capacity twice over the lots', () => {
    for (let seed = 40; seed < 50; seed++) {
      const lots = lotsOf(seed, 3).map((lot) => ({
        ...lot,
        problem: {
          ...lot.problem,
          requirements: lot.problem.requirements.map((one) => ({ ...one, capacityCents: 60 })),
          organisations: lot.problem.organisations.map((one) => ({
            ...one,
            capabilities: one.capabilities.map((capability) => ({ ...capability, capacityCents: 100 })),
          })),
        },
      }));
      const plan = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
      const promised = new Map<string, number>();
      plan.lots.forEach(({ consortium }, at) => {
        for (const member of consortium?.members ?? []) {
          const organisation = lots[0]?.problem.organisations.find(({ id }) => id === member.organisationId);
          for (const part of member.parts) {
            const requirement = lots[at]?.problem.requirements.find(({ id }) => id === part.requirementId);
            const cents = (60 * part.loadBp) / (requirement?.weightBp ?? 1);
            promised.set(member.organisationId, (promised.get(member.organisationId) ?? 0) + cents);
          }
          const whole = 100 * (organisation?.capabilities.length ?? 0);
          expect(promised.get(member.organisationId) ?? 0).toBeLessThanOrEqual(whole);
        }
      });
      expect(plan.certificate.upperBound ?? 0).toBeGreaterThanOrEqual(plan.certificate.score ?? 1);
    }
  });

  it('answers a group of lots by one consortium', () => {
    const lots = lotsOf(3, 3, 10).map((lot) => ({
      ...lot,
      problem: { ...lot.problem, constraints: { ...lot.problem.constraints, maxMembers: 4 } },
    }));
    const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [['LOT-1', 'LOT-3']] });
    expect(plan.lots.map(({ lotIds }) => lotIds)).toEqual([['LOT-1', 'LOT-3'], ['LOT-2']]);
    const covered = plan.lots[0]?.consortium?.members.flatMap(({ covers }) => covers) ?? [];
    expect(covered.some((id) => id.startsWith('LOT-1:')) || covered.length === 0).toBe(true);
  });

  it('without any coupling is the lots one by one', () => {
    const lots = lotsOf(9, 3);
    const plan = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
    lots.forEach((lot, at) => {
      expect(plan.lots[at]?.result.certificate.score).toBe(match(lot.problem, { k: 1 }).certificate.score);
    });
    expect(plan.certificate).toMatchObject({ status: 'optimal', gap: 0 });
  });
});
