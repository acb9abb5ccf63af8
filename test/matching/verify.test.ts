import { describe, expect, it } from 'vitest';
import { checkResult } from '../../src/match-commands/check-result.ts';
import type { GivenProblem, GivenResult } from '../../src/match-commands/given.ts';
import { match, readProblem } from '../../src/matching/index.ts';
import { randomProblem } from './random-problem.ts';

const asJson = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

describe('the independent checker', () => {
  it('agrees with the engine on random problems of every kind', () => {
    for (let seed = 1000; seed < 1060; seed++) {
      const given = asJson<GivenProblem>(
        randomProblem(seed, {
          organisations: 5 + (seed % 30),
          requirements: 1 + (seed % 8),
          maxMembers: 1 + (seed % 6),
          rich: seed % 3 !== 0,
        }),
      );
      const result = asJson<GivenResult>(match(readProblem(given), { nodes: 500 }));
      expect(checkResult(given, result), `seed ${seed}`).toEqual([]);
    }
  });

  const problem = asJson<GivenProblem>(randomProblem(7, { organisations: 20, requirements: 4, maxMembers: 4 }));
  const answer = () => asJson<GivenResult>(match(readProblem(problem)));
  const tampered: Record<string, (result: GivenResult) => void> = {
    'a score made larger': (result) => {
      for (const one of result.consortia) one.score += 0.01;
    },
    'a component made larger': (result) => {
      for (const one of result.consortia) one.components['coverage'] = 1;
    },
    'shares that do not sum': (result) => {
      for (const one of result.consortia) for (const member of one.members) member.shareBp += 1;
    },
    'work taken from a mandatory requirement': (result) => {
      const must = new Set(problem.requirements.filter((r) => r.mandatory !== false).map(({ id }) => id));
      for (const one of result.consortia) {
        for (const member of one.members) {
          for (const part of member.parts) if (must.has(part.requirementId)) part.loadBp -= 1;
        }
      }
    },
    'a bound below the score': (result) => {
      result.certificate.upperBound = 0;
    },
    'the same team twice': (result) => {
      result.consortia[1] = { ...(result.consortia[0] as GivenResult['consortia'][number]), rank: 2 };
    },
    'no mandataire': (result) => {
      for (const one of result.consortia) for (const member of one.members) member.role = 'cotraitant';
    },
  };
  it.each(Object.keys(tampered))('finds %s', (name) => {
    const result = answer();
    expect(checkResult(problem, result)).toEqual([]);
    tampered[name]?.(result);
    expect(checkResult(problem, result)).not.toEqual([]);
  });
});
