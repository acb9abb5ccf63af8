import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENTS, match, type Problem, readProblem } from '../../src/matching/index.ts';
import { randomProblem, randomSource } from './random-problem.ts';

const problems = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    organisations: fc.integer({ min: 3, max: 24 }),
    requirements: fc.integer({ min: 1, max: 7 }),
    maxMembers: fc.integer({ min: 1, max: 5 }),
    rich: fc.boolean(),
  })
  .map(({ seed, ...shape }) => {
    const problem = readProblem(randomProblem(seed, shape));
    return { ...problem, weights: { ...problem.weights, balance: 0 } };
  });
const best = (problem: Problem): number => match(problem, { k: 1, nodes: 1_000_000 }).certificate.score ?? -1;
const holds = (check: (problem: Problem) => void, runs = 40) =>
  fc.assert(fc.property(problems, check), { numRuns: runs });

/** The same problem with other ids in another order. */
function renamed(problem: Problem): Problem {
  const random = randomSource(problem.organisations.length);
  const names = new Map(problem.organisations.map(({ id }) => [id, `${Math.floor(random() * 1e9)}-${id}`]));
  const name = (id: string) => names.get(id) as string;
  const pair = <P extends { a: string; b: string }>(one: P): P => ({ ...one, a: name(one.b), b: name(one.a) });
  return {
    ...problem,
    organisations: problem.organisations.map((one) => ({ ...one, id: name(one.id) })).reverse(),
    ties: problem.ties.map(pair),
    conflicts: problem.conflicts.map(pair).reverse(),
    constraints: {
      ...problem.constraints,
      pinned: problem.constraints.pinned.map(name),
      banned: problem.constraints.banned.map(name),
    },
  };
}

describe('properties of the engine', () => {
  it('a search that is ended at one of its looks gives the same bytes there again, and a bound that holds', () => {
    const endingAt = (problem: Problem, last: number) => {
      let looks = 0;
      const result = match(problem, { k: 3, nodes: 1_000_000, shouldEnd: () => ++looks >= last });
      return { result, looks };
    };
    let ended = 0;
    const end = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(problems, end, (problem, last) => {
        const { result, looks } = endingAt(problem, last);
        expect(JSON.stringify(endingAt(problem, last).result)).toBe(JSON.stringify(result));
        expect(result.status).not.toBe('cancelled');
        if (looks < last) return;
        ended++;
        const { certificate } = result;
        const score = best(problem);
        if (certificate.status === 'infeasible') expect(score).toBe(-1);
        else expect(certificate.upperBound).toBeGreaterThanOrEqual(score - 1e-12);
      }),
      { numRuns: 60 },
    );
    expect(ended).toBeGreaterThan(20);
  });

  it('other ids and another order leave the score', () => {
    holds((problem) => {
      expect(best(renamed(problem))).toBe(best(problem));
    });
  });

  it('an organisation more never lowers the score', () => {
    holds((problem) => {
      const fewer = {
        ...problem,
        organisations: problem.organisations.filter(({ id }, at) => at > 0 || problem.constraints.pinned.includes(id)),
      };
      expect(best(problem)).toBeGreaterThanOrEqual(best(fewer));
    });
  });

  it('a tighter condition never raises it', () => {
    holds((problem) => {
      const { constraints } = problem;
      const stricter = [
        { ...constraints, minShareBp: constraints.minShareBp + 300 },
        { ...constraints, minContribution: constraints.minContribution + 0.05 },
        { ...constraints, minMembers: Math.min(constraints.maxMembers, constraints.minMembers + 1) },
      ];
      const before = best(problem);
      for (const one of stricter) expect(best({ ...problem, constraints: one })).toBeLessThanOrEqual(before);
      // Who is needed for a condition of the group is no passenger: only without that rule do these never raise it.
      const open = { ...constraints, minContribution: 0 };
      const most = best({ ...problem, constraints: open });
      const tighter = [
        { ...open, minTurnoverCents: constraints.minTurnoverCents + 100_000_000 },
        { ...open, minSmeShareBp: Math.min(10_000, constraints.minSmeShareBp + 3000) },
        { ...open, minShareBp: constraints.minShareBp + 300 },
        { ...open, researchOrganisation: true },
      ];
      for (const one of tighter) expect(best({ ...problem, constraints: one })).toBeLessThanOrEqual(most);
    }, 20);
  });

  it('the components make up the score, each in [0,1]', () => {
    holds((problem) => {
      const sum = COMPONENTS.reduce((total, name) => total + problem.weights[name], 0);
      for (const { components, score } of match(problem).consortia) {
        const made = COMPONENTS.reduce((total, name) => total + (problem.weights[name] * components[name]) / sum, 0);
        expect(Math.abs(made - score)).toBeLessThan(1e-12);
        for (const name of COMPONENTS) expect(components[name] >= 0 && components[name] <= 1).toBe(true);
      }
    });
  });

  it('the bound is never below the optimum and the answer never above, at any budget', () => {
    holds((problem) => {
      const optimum = best(problem);
      for (const nodes of [1, 2, 5, 20, 100]) {
        const { certificate } = match(problem, { k: 1, nodes });
        if (certificate.status === 'infeasible') expect(optimum).toBe(-1);
        else expect(certificate.upperBound).toBeGreaterThanOrEqual(optimum);
        expect(certificate.score ?? -1).toBeLessThanOrEqual(optimum);
      }
    });
  });

  it('an allowed gap is kept', () => {
    holds((problem) => {
      const { certificate } = match(problem, { k: 1, nodes: 1_000_000, epsilon: 0.02 });
      expect(best(problem) - (certificate.score ?? -1)).toBeLessThanOrEqual(0.02);
      expect(certificate.upperBound ?? 0).toBeGreaterThanOrEqual(best(problem));
    });
  });

  it('a team pinned with all others banned has the score that the search gave it', () => {
    holds((problem) => {
      for (const { members, score } of match(problem).consortia) {
        const team = members.map(({ organisationId }) => organisationId);
        const banned = problem.organisations.map(({ id }) => id).filter((id) => !team.includes(id));
        const alone = { ...problem, constraints: { ...problem.constraints, pinned: team, banned } };
        expect(best(alone)).toBe(score);
      }
    }, 20);
  });

  it('stops when told to, with a bound that holds', () => {
    holds((problem) => {
      const stopped = match(problem, { k: 1, shouldStop: () => true });
      expect(['cancelled', 'infeasible', 'succeeded']).toContain(stopped.status);
      if (stopped.certificate.upperBound !== null) {
        expect(stopped.certificate.upperBound).toBeGreaterThanOrEqual(best(problem));
      }
    }, 15);
  });
});
