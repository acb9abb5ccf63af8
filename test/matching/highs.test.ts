import { describe, expect, it } from 'vitest';
import { match, readProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import type { Model } from '../../src/matching/model/model.ts';
import { scoreOf } from '../../src/matching/model/team.ts';
import { solveByHighs } from './highs-oracle.ts';
import { randomProblem } from './random-problem.ts';

describe('against HiGHS in its strong formulation', () => {
  // Seeds that HiGHS comes to an end of: where very many teams must be cut off one by one it gives up after minutes.
  it.each([
    [24, 4, 3, true, [500, 501]],
    [20, 5, 4, true, [500, 502]],
    [14, 6, 4, false, [501, 502]],
    [18, 7, 4, true, [500, 501]],
    [16, 7, 4, true, [500, 501]],
  ])(
    'the same total with %i organisations, %i requirements, %i members',
    async (organisations, requirements, maxMembers, rich, seeds) => {
      for (const seed of seeds) {
        const given = randomProblem(seed, { organisations, requirements, maxMembers, rich });
        const problem = readProblem({ ...given, weights: undefined });
        const model = compile(problem);
        const sizes = Array.from({ length: maxMembers }, (_, k) => k + 1);
        const rival = model === null ? null : await solveByHighs(model, sizes);
        expect(rival, `HiGHS gave up seed ${seed}`).not.toBe('unknown');
        const { total } = (rival ?? { total: null }) as { total: number | null };
        const { certificate } = match(problem, { k: 1, nodes: 1_000_000 });
        expect(certificate.status, `seed ${seed}`).toBe(total === null ? 'infeasible' : 'optimal');
        expect(certificate.score, `seed ${seed}`).toBe(total === null ? null : scoreOf(model as Model, total));
      }
    },
    120_000,
  );
});
