import { describe, expect, it } from 'vitest';
import { checkResult } from '../../src/match-commands/check-result.ts';
import type { GivenProblem, GivenResult } from '../../src/match-commands/given.ts';
import { type LotResult, match, readProblem } from '../../src/matching/index.ts';

const [WORKS, PAINTING, WIRING, PLUMBING] = ['45000000', '45442100', '45311200', '45332000'];
const firm = (id: string, cpvs: readonly (string | undefined)[], capacityCents?: number) => ({
  id,
  capabilities: cpvs.map((cpv) => ({ cpv, level: 4, evidence: 3, ...(capacityCents ? { capacityCents } : {}) })),
});
const need = (id: string, cpv: string | undefined, weightBp: number, more: object = {}) => ({
  id,
  cpv,
  weightBp,
  ...more,
});

/** The answer, which the checker agrees with. */
function answered(asked: object): LotResult {
  // Codes of one division alone are no service.
  const given = { ...asked, constraints: { minQuality: 0.36 } };
  const result = match(readProblem(given));
  expect(checkResult(given as unknown as GivenProblem, result as unknown as GivenResult)).toEqual([]);
  return result;
}
const aloneIn = (given: object): string[] =>
  answered(given)
    .alone.map(({ organisationId }) => organisationId)
    .sort();

describe('a code that names a field of work and no trade', () => {
  const optional = { mandatory: false };
  const requirements = [
    need('all', WORKS, 1_000),
    need('paint', PAINTING, 3_000, optional),
    need('wires', WIRING, 3_000, optional),
    need('pipes', PLUMBING, 3_000, optional),
  ];

  it('is served by whoever works in it, who does the lot alone only with half of the trades that say what it is', () => {
    const organisations = [
      firm('one-trade', [PAINTING]),
      firm('two-trades', [PAINTING, WIRING]),
      firm('field-only', ['45261000']),
    ];
    expect(aloneIn({ requirements, organisations })).toEqual(['two-trades']);
    // Where a mandatory code names a trade, that is the lot, and the rest may be left out.
    const painting = requirements.map((one) => ({ ...one, mandatory: one.id === 'paint' }));
    expect(aloneIn({ requirements: painting, organisations })).toEqual(['one-trade', 'two-trades']);
  });

  it('is done alone by those only who work in all of it, where nothing names a trade', () => {
    const asked = { requirements: [need('all', WORKS, 10_000)] };
    const organisations = [
      firm('painter', [PAINTING]),
      firm('three-of-one-part', [WIRING, PLUMBING, '45320000']),
      firm('says-so', [WORKS]),
      firm('builds-schools', ['45214200']),
      firm('in-three-parts', ['45110000', '45261000', PLUMBING]),
    ];
    expect(aloneIn({ ...asked, organisations })).toEqual(['builds-schools', 'in-three-parts', 'says-so']);
    const none = answered({ ...asked, organisations: organisations.slice(0, 2) });
    expect(none).toMatchObject({ status: 'infeasible', consortia: [], alone: [] });
    expect(none.infeasibility).toMatchObject({
      stage: 'no_candidate',
      requirements: ['all'],
      explanation: [{ code: 'nobody_serves', requirementIds: ['all'] }, { code: 'trades_unsaid' }],
    });
    // All of engineering, and not one of its services.
    const engineers = [firm('noise', ['71313100']), firm('engineering', ['71300000'])];
    expect(aloneIn({ requirements: [need('all', '71300000', 10_000)], organisations: engineers })).toEqual([
      'engineering',
    ]);
  });

  it('is one of many: whoever does fewer than half of the fields does no lot that asks for nothing else', () => {
    const fields = [
      need('all', WORKS, 2_000),
      ...['50000000', '71000000', '77000000'].map((cpv, at) => need(`f${at}`, cpv, at < 2 ? 3_000 : 2_000, optional)),
    ];
    const organisations = [firm('one-field', [WORKS]), firm('two-fields', [WORKS, '50000000'])];
    expect(aloneIn({ requirements: fields, organisations })).toEqual(['two-fields']);
    expect(answered({ requirements: fields, organisations: organisations.slice(0, 1) }).status).toBe('infeasible');
  });

  it('names the trades that nobody has where firms of the field are all there is', () => {
    const result = answered({ requirements, organisations: [firm('field-only', ['45261000'])] });
    expect(result.status).toBe('infeasible');
    expect(result.infeasibility).toMatchObject({ stage: 'no_candidate', requirements: ['paint', 'wires', 'pipes'] });
  });

  it('names the trades where nothing is mandatory and nobody has any', () => {
    const open = requirements.map((one) => ({ ...one, mandatory: false }));
    const result = answered({ requirements: open, organisations: [firm('baker', ['15810000'])] });
    expect(result.infeasibility).toMatchObject({ stage: 'no_candidate', requirements: ['paint', 'wires', 'pipes'] });
  });

  it('is not shared out: of what is not said, nobody takes a part', () => {
    const organisations = ['a', 'b', 'c'].map((id) => firm(id, [PAINTING], 60_00));
    const asked = (cpv: string | undefined) => ({
      requirements: [need('r', cpv, 10_000, { capacityCents: 100_00 })],
      organisations,
    });
    expect(answered(asked(PAINTING)).consortia[0]?.members).toHaveLength(2);
    expect(answered(asked(WORKS))).toMatchObject({ status: 'infeasible', consortia: [], alone: [] });
  });
});
