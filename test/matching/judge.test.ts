import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeTeam, match, readProblem } from '../../src/matching/index.ts';

const given = JSON.parse(readFileSync(new URL('./cases/five-trades.json', import.meta.url), 'utf8'));
const problem = readProblem(given);
const [first] = match(problem, { k: 1 }).consortia;
const team = first!.members.map(({ organisationId }) => organisationId);
const codes = (ids: readonly string[], changed = problem) =>
  judgeTeam(changed, ids).faults.map(({ code, organisations }) => [code, ...organisations]);

describe('judging a group that the engine did not propose', () => {
  it('finds no fault with what it proposes, and the coverage that the proposal has', () => {
    const { faults, coverage, services } = judgeTeam(problem, team);
    expect(faults).toEqual([]);
    expect(coverage).toBeGreaterThanOrEqual(first!.components.coverage);
    expect(services.map(({ requirementId }) => requirementId)).toEqual(problem.requirements.map(({ id }) => id));
  });

  it('names a second builder as a passenger, and who serves nothing that is asked', () => {
    expect(codes([...team, 'loire-builders'])).toContainEqual(['passenger', 'loire-builders']);
    const without = team.filter((id) => id !== 'studio-nantes' && id !== 'centrale-lab');
    expect(judgeTeam(problem, without).faults).toContainEqual({
      code: 'uncovered',
      organisations: [],
      requirements: ['design'],
    });
  });

  it('tells size, turnover, exclusion, certificates out of time and unknown members', () => {
    const { constraints } = problem;
    expect(codes(team.slice(0, 1)).map(([code]) => code)).toContain('size');
    const poor = { ...problem, constraints: { ...constraints, minTurnoverCents: Number.MAX_SAFE_INTEGER } };
    expect(codes(team, poor).map(([code]) => code)).toEqual(['turnover']);
    const barred = {
      ...problem,
      organisations: problem.organisations.map((one) => ({ ...one, excluded: one.id === team[0] })),
    };
    expect(codes(team, barred)).toContainEqual(['excluded', team[0]]);
    expect(codes([...team, 'nobody'])).toContainEqual(['unknown', 'nobody']);
    const apart = { ...problem, conflicts: [{ a: team[0]!, b: team[1]! }] };
    expect(codes(team, apart).map(([code]) => code)).toEqual(['apart']);
  });
});
