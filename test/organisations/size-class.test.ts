import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestFigures } from '../../src/organisations/profile.domain.ts';
import { euSizeClass, frSizeClass, type YearFigures } from '../../src/organisations/size-class.domain.ts';

const MILLION = 100_000_000;
const figures = (headcount: number, turnover: number, balance: number | null = null): YearFigures => ({
  headcount,
  turnoverCents: Math.round(turnover * MILLION),
  balanceSheetCents: balance === null ? null : Math.round(balance * MILLION),
});

describe('the size class', () => {
  test.each([
    // headcount, turnover and balance sheet in M€, Recommendation 2003/361/EC, décret 2008-1354
    [9, 2, null, 'micro', 'micro'],
    [10, 2, null, 'small', 'pme'],
    [9, 2.01, null, 'small', 'pme'],
    [9, 2.01, 2, 'micro', 'micro'],
    [49, 10, null, 'small', 'pme'],
    [50, 10, null, 'medium', 'pme'],
    [49, 10.01, 10.01, 'medium', 'pme'],
    [49, 10.01, 10, 'small', 'pme'],
    [249, 50, null, 'medium', 'pme'],
    [249, 50.01, 43, 'medium', 'pme'],
    [249, 50.01, 43.01, 'large', 'eti'],
    [250, 1, 1, 'large', 'eti'],
    [4_999, 1_500, null, 'large', 'eti'],
    [4_999, 1_500.01, 2_000, 'large', 'eti'],
    [4_999, 1_500.01, 2_000.01, 'large', 'ge'],
    [5_000, 1, 1, 'large', 'ge'],
  ] as const)('of %i staff, %d M€ and a balance sheet of %s M€', (headcount, turnover, balance, eu, fr) => {
    expect(euSizeClass(figures(headcount, turnover, balance))).toBe(eu);
    expect(frSizeClass(figures(headcount, turnover, balance))).toBe(fr);
  });

  test('never falls when a company grows', () => {
    const order = ['micro', 'small', 'medium', 'large'];
    const french = ['micro', 'pme', 'eti', 'ge'];
    const cents = fc.integer({ min: 0, max: 3_000 * MILLION });
    fc.assert(
      fc.property(fc.nat(8_000), cents, cents, fc.nat(500), cents, cents, (staff, turnover, balance, s, t, b) => {
        const small = { headcount: staff, turnoverCents: turnover, balanceSheetCents: balance };
        const grown = { headcount: staff + s, turnoverCents: turnover + t, balanceSheetCents: balance + b };
        expect(order.indexOf(euSizeClass(grown))).toBeGreaterThanOrEqual(order.indexOf(euSizeClass(small)));
        expect(french.indexOf(frSizeClass(grown))).toBeGreaterThanOrEqual(french.indexOf(frSizeClass(small)));
      }),
    );
  });

  test('follows the latest year, in whatever order the years come', () => {
    const years = [2023, 2025, 2024].map((year) => ({ year, headcount: year - 2_000, turnoverCents: year }));
    expect(latestFigures(years)).toEqual({
      headcount: 25,
      turnoverCents: 2_025,
      sizeClass: 'small',
      sizeClassFr: 'pme',
    });
    expect(latestFigures([])).toEqual({ headcount: null, turnoverCents: null, sizeClass: null, sizeClassFr: null });
  });
});
