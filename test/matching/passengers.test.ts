import { describe, expect, it } from 'vitest';
import { coverageOf, passengersAmong } from '../../src/match-commands/check-passengers.ts';
import type { GivenProblem } from '../../src/match-commands/given.ts';
import { match, readProblem } from '../../src/matching/index.ts';
import { randomProblem } from './random-problem.ts';

const PAINTING = '45442100';
const painter = (id: string, more: object = {}) => ({
  id,
  capabilities: [{ cpv: PAINTING, level: 4, evidence: 3, ...more }],
});
const lot = (organisations: object[], more: object = {}, constraints: object = {}) => ({
  requirements: [{ id: 'paint', cpv: PAINTING, weightBp: 10_000, ...more }],
  organisations,
  ties: [{ a: 'p1', b: 'p2', weight: 1 }],
  constraints,
});
const teamsOf = (given: object) =>
  match(readProblem(given)).consortia.map(({ members }) => members.map(({ organisationId }) => organisationId).sort());

describe('passengers', () => {
  it('two painters are not proposed for one small lot, however well they know each other; each can do it alone', () => {
    const result = match(readProblem(lot([painter('p1'), painter('p2')])));
    expect(result).toMatchObject({ status: 'succeeded', consortia: [], ending: { reason: 'none' }, aloneCount: 2 });
    expect(result.alone.map(({ organisationId }) => organisationId)).toEqual(['p1', 'p2']);
  });

  it('two are where the capacity of one is not enough, and a third is not', () => {
    const small = { capacityCents: 60_00 };
    const three = ['p1', 'p2', 'p3'].map((id) => painter(id, small));
    const teams = teamsOf({ ...lot(three, { capacityCents: 100_00 }), maxDistance: 1 });
    expect(teams.length).toBe(3);
    for (const team of teams) expect(team).toHaveLength(2);
  });

  it('who is needed for the turnover of the group is none', () => {
    const rich = [painter('p1'), painter('p2')].map((one) => ({ ...one, turnoverCents: 100 }));
    expect(teamsOf(lot(rich, {}, { minTurnoverCents: 150 }))).toEqual([['p1', 'p2']]);
  });

  it('who could do the lot alone is not carried for its right to lead by one of the same trade', () => {
    const better = painter('p1', { level: 5, evidence: 5 });
    const given = lot([{ ...better, canLead: false }, painter('p2')]);
    const result = match(readProblem(given));
    expect(result).toMatchObject({ status: 'succeeded', consortia: [], ending: { reason: 'none' } });
    expect(result.alone.map(({ organisationId }) => organisationId)).toEqual(['p2']);
    expect(passengersAmong(given as GivenProblem, given.organisations as GivenProblem['organisations'])).toEqual([
      'p2',
    ]);
    // Who cannot do all of it is: without it nobody could bid.
    const part = lot([{ ...better, canLead: false }, painter('p2', { capacityCents: 60_00 })], {
      capacityCents: 100_00,
    });
    expect(teamsOf(part)).toEqual([['p1', 'p2']]);
  });

  it('pinning changes nothing in it, unless passengers are let in', () => {
    const pair = [painter('p1'), painter('p2')];
    const pinned = match(readProblem(lot(pair, {}, { pinned: ['p1', 'p2'] })));
    expect(pinned.status).toBe('infeasible');
    expect(pinned.infeasibility?.constraints).toContain('minContribution');
    expect(teamsOf(lot(pair, {}, { pinned: ['p1', 'p2'], minContribution: 0 }))).toEqual([['p1', 'p2']]);
  });

  it('are found by the checker, whose code is its own, and by nobody among what is proposed', () => {
    let members = 0;
    for (let seed = 900; seed < 930; seed++) {
      const shape = { organisations: 14, requirements: 1 + (seed % 6), maxMembers: 4, rich: seed % 2 === 0 };
      const given = randomProblem(seed, shape) as unknown as GivenProblem;
      for (const { members: seats } of match(readProblem(given)).consortia) {
        const team = seats.map(({ organisationId }) => given.organisations.find(({ id }) => id === organisationId)!);
        expect(passengersAmong(given, team), `seed ${seed}`).toEqual([]);
        members += team.length;
      }
    }
    expect(members).toBeGreaterThan(60);
    const pair = lot([painter('p1'), painter('p2')]) as GivenProblem;
    expect(passengersAmong(pair, pair.organisations)).toEqual(['p1', 'p2']);
    expect(coverageOf(pair, [])).toBeNull();
  });
});
