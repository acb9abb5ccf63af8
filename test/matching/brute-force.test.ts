import { describe, expect, it } from 'vitest';
import { match, readProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { scoreOf } from '../../src/matching/model/team.ts';
import { bruteForce } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

describe('against brute force', () => {
  for (const rich of [false, true]) {
    it(`finds the same teams and totals, rank after rank (${rich ? 'every condition' : 'plain'})`, () => {
      let feasible = 0;
      for (let seed = 1; seed <= 80; seed++) {
        const shape = { organisations: 6 + (seed % 9), requirements: 1 + (seed % 6), maxMembers: 1 + (seed % 5), rich };
        const problem = readProblem(randomProblem(seed, shape));
        const expected = bruteForce(problem, 3);
        const result = match(problem, { nodes: 1_000_000 });
        const model = compile(problem);
        const none = result.alone.length === 0 ? 'infeasible' : 'succeeded';
        expect(result.status, `seed ${seed}`).toBe(expected.length === 0 ? none : 'succeeded');
        const found = result.consortia.map(({ score, members, certificate }) => ({
          ids: members.map(({ organisationId }) => organisationId).sort(),
          score,
          status: certificate.status,
        }));
        expect(found, `seed ${seed}`).toEqual(
          expected.map(({ ids, total }) => ({
            ids,
            score: model === null ? null : scoreOf(model, total),
            status: 'optimal',
          })),
        );
        if (expected.length > 0) feasible++;
      }
      expect(feasible).toBeGreaterThan(rich ? 15 : 40);
    });
  }
});
