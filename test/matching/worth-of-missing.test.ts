import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { match, type Problem, readProblem, worthOfMissing } from '../../src/matching/index.ts';
import { randomProblem } from './random-problem.ts';

const problem = readProblem(JSON.parse(readFileSync(new URL('./cases/five-trades.json', import.meta.url), 'utf8')));
const best = (asked: Problem): number | null =>
  match({ ...asked, constraints: { ...asked.constraints, minMembers: 1 } }, { k: 1 }).certificate.score;

/** The problem where these requirements ask for a certificate that nobody has. */
const lacking = (asked: Problem, ids: readonly string[]): Problem => ({
  ...asked,
  requirements: asked.requirements.map((one) => (ids.includes(one.id) ? { ...one, certification: 'NOBODY 1' } : one)),
});

/** The problem with a firm of that trade added by hand. */
const joined = (asked: Problem, id: string): Problem => {
  const { cpv, certification } = asked.requirements.find((one) => one.id === id)!;
  const [some] = asked.organisations;
  const firm = {
    ...some!,
    id: 'zz-new',
    kind: 'company' as const,
    sizeClass: 'small' as const,
    turnoverCents: asked.constraints.minMemberTurnoverCents,
    nuts: null,
    lat: asked.constraints.site?.lat ?? null,
    lon: asked.constraints.site?.lon ?? null,
    canLead: false,
    excluded: false,
    recentProposals: 0,
    group: null,
    capabilities: [{ cpv, level: 4, evidence: 5, capacityCents: null }],
    certifications: certification === null ? [] : [{ code: certification, validUntil: null }],
  };
  return { ...asked, organisations: [...asked.organisations, firm] };
};

describe('what a missing capability is worth', () => {
  it('is the best team with one more firm less the best without, for each requirement that gains', () => {
    let gaining = 0;
    for (let seed = 400; seed < 412; seed++) {
      const one = readProblem(randomProblem(seed, { organisations: 10, requirements: 3, maxMembers: 3 }));
      const { score, items, complete } = worthOfMissing(one);
      expect([complete, score]).toEqual([true, best(one)]);
      for (const item of items.filter(({ unserved, small }) => !unserved && !small)) {
        gaining++;
        expect(item.gain, `seed ${seed}`).toBeGreaterThan(0);
        if (items.some(({ unserved }) => unserved)) continue;
        const added = best(joined(one, item.requirementId)) ?? 0;
        expect(item.score, `seed ${seed}`).toBeCloseTo(added, 9);
        expect(item.gain, `seed ${seed}`).toBeCloseTo(added - (score ?? 0), 9);
      }
      const sorted = items.map(({ gain }) => gain);
      expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
    }
    expect(gaining).toBeGreaterThan(5);
  });

  it('opens a lot whose one trade nobody has: the whole score', () => {
    const [first] = problem.requirements;
    const without = lacking(problem, [first!.id]);
    expect(best(without)).toBeNull();
    const { score, items } = worthOfMissing(without);
    expect(score).toBeNull();
    const [most] = items;
    expect(most).toMatchObject({ requirementId: first!.id, unserved: true, proven: true });
    expect(most!.gain).toBe(most!.score);
    expect(most!.score).toBeCloseTo(best(joined(without, first!.id)) ?? 0, 9);
  });

  it('judges each of two that nobody has with a firm for the other', () => {
    const ids = problem.requirements.slice(0, 2).map(({ id }) => id);
    const { score, items } = worthOfMissing(lacking(problem, ids));
    expect(score).toBeNull();
    const unserved = items.filter((one) => one.unserved);
    expect(unserved.map(({ requirementId }) => requirementId).sort()).toEqual([...ids].sort());
    expect(new Set(unserved.map(({ gain }) => gain)).size).toBe(1);
    expect(unserved[0]!.gain).toBeGreaterThan(0.3);
  });

  it('lets a firm in whose part is below the least, and says so', () => {
    const [first, ...others] = problem.requirements;
    const small = {
      ...problem,
      requirements: [
        { ...first!, weightBp: 500, certification: 'NOBODY 1' },
        ...others.map((one, i) => ({
          ...one,
          weightBp: i === 0 ? one.weightBp + first!.weightBp - 500 : one.weightBp,
        })),
      ],
      constraints: { ...problem.constraints, minShareBp: 1_000 },
    };
    expect(worthOfMissing(small).items[0]).toMatchObject({ requirementId: first!.id, small: true, unserved: true });
  });

  it('says how far it got when it is ended', () => {
    let looks = 0;
    const answer = worthOfMissing(problem, { shouldEnd: () => ++looks > 3 });
    expect(answer.complete).toBe(false);
  });
});
