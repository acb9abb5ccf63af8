import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Award, type Case, isUsable } from './truth/cases.ts';
import { dot, History, tokenVector } from './truth/history.ts';
import { estimate, measure } from './truth/measures.ts';
import { regionNearness } from './truth/nearness.ts';
import { engineScore, tieOf } from './truth/scores.ts';
import { capabilitiesOf, signalsOf } from './truth/signals.ts';

const award = (id: string, winners: string[], more: Partial<Award> = {}): Award => ({
  id,
  buyer: 'b1',
  proc: id,
  place: ['FRG01'],
  cpv: ['45233140'],
  value: 100_000,
  winners,
  ...more,
});
const given = (more: Partial<Case> = {}): Case => ({
  id: 'case',
  left_out: 'procedure',
  proc: 'p0',
  buyer: 'b1',
  cpv: ['45233140'],
  words: [],
  place: ['FRG01'],
  value: 100_000,
  size: 2,
  seed: 'seed',
  partners: ['partner'],
  tied_before: false,
  pool: ['far', 'near', 'partner'],
  ...more,
});

describe('the measure', () => {
  it('is what a random order of equal scores gives in the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 6 }), fc.nat(5), (low, spot) => {
        // Ten companies above all, so that the first ten are full, or nine, so that one place is left.
        const scores = [...Array.from({ length: 9 }, () => 9), ...low];
        const pool = scores.map((_, i) => `c${i}`);
        const partner = `c${9 + (spot % low.length)}`;
        const { hit, reciprocal } = measure(given({ pool, partners: [partner] }), scores);
        const own = low[spot % low.length]!;
        const above = low.filter((score) => score > own).length;
        const level = low.filter((score) => score === own).length;
        expect(hit).toBeCloseTo(above === 0 ? 1 / level : 0);
        let mean = 0;
        for (let place = 0; place < level; place++) mean += 1 / (9 + above + place + 1) / level;
        expect(reciprocal).toBeCloseTo(mean);
      }),
    );
  });

  it('has intervals around the mean, the same each time', () => {
    const cases = Array.from({ length: 40 }, (_, i) => given({ proc: `p${i % 13}` }));
    const values = cases.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const first = estimate(cases, values);
    expect(first.low).toBeLessThan(first.mean);
    expect(first.high).toBeGreaterThan(first.mean);
    expect(estimate(cases, values)).toEqual(first);
  });
});

describe('what a case leaves in', () => {
  it('leaves out its procedure, its buyer when asked, and copies of its award', () => {
    const other = award('p1', ['seed', 'x']);
    expect(isUsable(award('p0', ['x']), given())).toBe(false);
    expect(isUsable(other, given())).toBe(true);
    expect(isUsable(other, given({ left_out: 'buyer' }))).toBe(false);
    expect(isUsable(other, given({ left_out: 'buyer', buyer: null }))).toBe(true);
    expect(isUsable(award('p1', ['partner', 'seed'], { value: 100_500 }), given())).toBe(false);
    expect(isUsable(award('p1', ['partner', 'seed'], { value: 120_000 }), given())).toBe(true);
  });
});

describe('profiles and signals', () => {
  it('proves levels by references of the same trade', () => {
    const awards = ['1', '2', '3'].map((id) => award(id, ['x']));
    expect(capabilitiesOf([...awards, award('4', ['x'], { cpv: ['71000000'] })])).toEqual([
      { cpv: '45233140', level: 3, evidence: 3, capacityCents: null },
      { cpv: '71000000', level: 2, evidence: 1, capacityCents: null },
    ]);
  });

  it('ranks a near company of the trade above a far one, and one that worked with the seed above both', () => {
    const history = new History([
      award('p0', ['seed', 'partner']),
      award('p1', ['near']),
      award('p2', ['far'], { place: ['FRL04'] }),
      award('p3', ['seed', 'partner'], { value: 300_000 }),
    ]);
    const [far, near, partner] = signalsOf(given(), history);
    expect([far!.joint, near!.joint, partner!.joint]).toEqual([false, false, true]);
    expect(tieOf(partner!)).toBe(1000);
    const weights = { coverage: 50, cohesion: 30, proximity: 20 };
    const scores = [far!, near!, partner!].map((signals) => engineScore(signals, weights));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(far!.proximity).toBe(regionNearness('FRL04', 'FRG01'));
  });

  it('finds a history like itself and unlike another', () => {
    const [one, two] = [award('1', ['a']), award('2', ['b'], { cpv: ['85000000'], place: ['DE300'], buyer: 'b2' })];
    const history = new History([one, two]);
    expect(dot(tokenVector([one], history), tokenVector([one], history))).toBeCloseTo(1);
    expect(dot(tokenVector([one], history), tokenVector([two], history))).toBe(0);
  });
});
