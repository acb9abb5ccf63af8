import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, readProblem } from '../../src/matching/index.ts';
import { DomainError } from '../../src/shared/errors.ts';

const valid = () => ({
  requirements: [{ id: 'r1', cpv: '45262670', weightBp: 10_000 }] as Record<string, unknown>[],
  organisations: [
    { id: 'o1', capabilities: [{ cpv: '45262670' }] },
    { id: 'o2', capabilities: [{ cpv: '45262670', level: 4, evidence: 2 }] },
  ] as Record<string, unknown>[],
});
const withConstraints = (constraints: Record<string, unknown>) => ({ ...valid(), constraints });

function pointersOf(input: unknown, knownCpv?: Set<string>): string[] {
  try {
    readProblem(input, knownCpv === undefined ? {} : { knownCpv });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.kind).toBe('invalid');
    return error.fields.map(({ pointer }) => pointer);
  }
  return [];
}

const many = Array.from({ length: 65 }, (_, i) => ({ id: `r${i}`, cpv: '45262670', weightBp: i === 0 ? 3600 : 100 }));
const first = (change: Record<string, unknown>) => {
  const problem = valid();
  Object.assign(problem.organisations[0] as object, change);
  return problem;
};
const need = (change: Record<string, unknown>) => {
  const problem = valid();
  Object.assign(problem.requirements[0] as object, change);
  return problem;
};

describe('reading a problem', () => {
  it('fills in the defaults', () => {
    const problem = readProblem(valid());
    expect(problem.weights).toEqual(DEFAULT_WEIGHTS);
    expect(problem).toMatchObject({
      k: 5,
      minDifference: 1,
      maxDistance: 0.15,
      constraints: {
        minMembers: 2,
        maxMembers: 6,
        minContribution: 0.01,
        pinned: [],
        banned: [],
        site: null,
        minShareBp: 1000,
        deadline: null,
      },
      requirements: [
        { mandatory: true, minLevel: 1, certification: null, capacityCents: 0, mustBeDoneByMember: false },
      ],
      organisations: [{ kind: 'company', sizeClass: 'small', canLead: true, excluded: false }, { id: 'o2' }],
    });
    const size = (headcount: number) => readProblem(first({ headcount })).organisations[0]?.sizeClass;
    expect([9, 10, 49, 50, 249, 250].map(size)).toEqual(['micro', 'small', 'small', 'medium', 'medium', 'large']);
  });

  const bad: [string, unknown, string][] = [
    ['no object', 'text', ''],
    ['no requirement', { ...valid(), requirements: [] }, '/requirements'],
    ['65 requirements', { ...valid(), requirements: many }, '/requirements'],
    ['requirements missing', { organisations: [] }, '/requirements'],
    ['an unknown field', { ...valid(), extra: 1 }, '/extra'],
    ['an unknown field with a slash', first({ 'a/b~c': 1 }), '/organisations/0/a~1b~0c'],
    ['weights that do not sum to the whole', need({ weightBp: 9999 }), '/requirements'],
    ['a weight that is no integer', need({ weightBp: 10000.5 }), '/requirements/0/weightBp'],
    ['NaN', need({ weightBp: Number.NaN }), '/requirements/0/weightBp'],
    ['infinity', first({ lat: 1, lon: Number.POSITIVE_INFINITY }), '/organisations/0/lon'],
    ['a malformed CPV code', need({ cpv: '45262670-1' }), '/requirements/0/cpv'],
    [
      'a malformed CPV code of a capability',
      first({ capabilities: [{ cpv: 45 }] }),
      '/organisations/0/capabilities/0/cpv',
    ],
    [
      'a level out of range',
      first({ capabilities: [{ cpv: '45262670', level: 6 }] }),
      '/organisations/0/capabilities/0/level',
    ],
    ['a duplicate organisation', first({ id: 'o2' }), '/organisations/1/id'],
    ['an unsafe integer', first({ turnoverCents: 2 ** 53 }), '/organisations/0/turnoverCents'],
    ['a negative amount', first({ turnoverCents: -1 }), '/organisations/0/turnoverCents'],
    ['half a place', first({ lat: 47 }), '/organisations/0/lon'],
    ['a latitude beyond the pole', first({ lat: 91, lon: 0 }), '/organisations/0/lat'],
    ['an unknown kind', first({ kind: 'club' }), '/organisations/0/kind'],
    ['a day that does not exist', withConstraints({ deadline: '2026-02-29' }), '/constraints/deadline'],
    ['pinned and banned at once', withConstraints({ pinned: ['o1'], banned: ['o1'] }), '/constraints/pinned/0'],
    ['pinned that nobody is', withConstraints({ pinned: ['o9'] }), '/constraints/pinned/0'],
    ['more pinned than members', withConstraints({ pinned: ['o1', 'o2'], maxMembers: 1 }), '/constraints/pinned'],
    [
      'more members at least than at most',
      withConstraints({ minMembers: 3, maxMembers: 2 }),
      '/constraints/minMembers',
    ],
    ['a contribution above 1', withConstraints({ minContribution: 1.5 }), '/constraints/minContribution'],
    ['a distance below 0', { ...valid(), maxDistance: -0.1 }, '/maxDistance'],
    ['thirteen members', withConstraints({ maxMembers: 13 }), '/constraints/maxMembers'],
    ['an unknown constraint', withConstraints({ maxMember: 3 }), '/constraints/maxMember'],
    ['a negative weight', { ...valid(), weights: { coverage: -1, sme: 2 } }, '/weights/coverage'],
    ['weights that are all zero', { ...valid(), weights: { coverage: 0 } }, '/weights'],
    ['weights cut too fine', { ...valid(), weights: { coverage: 1 / 3, sme: 1 } }, '/weights'],
    ['a tie with nobody', { ...valid(), ties: [{ a: 'o1', b: 'o9', weight: 1 }] }, '/ties/0/b'],
    ['a tie with itself', { ...valid(), ties: [{ a: 'o1', b: 'o1', weight: 1 }] }, '/ties/0'],
    ['a tie above 1', { ...valid(), ties: [{ a: 'o1', b: 'o2', weight: 1.1 }] }, '/ties/0/weight'],
    ['k of zero', { ...valid(), k: 0 }, '/k'],
  ];
  it.each(bad)('refuses %s and names the field', (_name, input, pointer) => {
    expect(pointersOf(input)).toContain(pointer);
  });

  it('refuses a code that the vocabulary does not have, when it is given', () => {
    expect(pointersOf(valid(), new Set(['45262670']))).toEqual([]);
    expect(pointersOf(valid(), new Set(['45000000']))).toContain('/requirements/0/cpv');
  });

  it('tells all faults at once', () => {
    const problem = { ...need({ cpv: 'x', minLevel: 9 }), k: -1 };
    expect(pointersOf(problem)).toEqual(['/requirements/0/cpv', '/requirements/0/minLevel', '/k']);
  });
});
