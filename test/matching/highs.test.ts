import { describe, expect, it } from 'vitest';
import { match, readProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import type { Model } from '../../src/matching/model/model.ts';
import { scoreOf } from '../../src/matching/model/team.ts';
import { solveByHighs } from './highs-oracle.ts';
import { randomProblem } from './random-problem.ts';

describe('against HiGHS in its strong formulation', () => {
  it.each([
    [24, 4, 3, true],
    [24, 5, 4, true],
    [20, 6, 4, false],
    [18, 7, 4, true],
  ])(
    'the same total with %i organisations, %i requirements, %i members',
    async (organisations, requirements, maxMembers, rich) => {
      let compared = 0;
      for (let seed = 500; seed < 502; seed++) {
        const given = randomProblem(seed, { organisations, requirements, maxMembers, rich });
        const problem = readProblem({ ...given, weights: undefined });
        const model = compile(problem);
        const sizes = Array.from({ length: maxMembers }, (_, k) => k + 1);
        const rival = model === null ? null : await solveByHighs(model, sizes);
        if (rival === 'unknown') continue;
        compared++;
        const { certificate } = match(problem, { k: 1, nodes: 1_000_000 });
        expect(certificate.status, `seed ${seed}`).toBe(rival === null ? 'infeasible' : 'optimal');
        expect(certificate.score, `seed ${seed}`).toBe(rival === null ? null : scoreOf(model as Model, rival.total));
      }
      expect(compared).toBeGreaterThan(0);
    },
    120_000,
  );
});
