import { expect, it } from 'vitest';
import { basisPointsOf, centsAsRead, centsFromZero, centsOf } from '../../src/console/format/amount.ts';
import { axisSteps, spreadOf } from '../../src/console/pages/figures/spread.ts';

it('tells how evenly turnover is spread, by hand', () => {
  // 0, 0, 1, 3 of 4: the curve is (0.5, 0), (0.75, 0.25), (1, 1); under it lies 0.1875, the Gini is 0.625.
  const spread = spreadOf([3, 0, 1, -5]);
  expect(spread).toMatchObject({ without: 0.5, topTenth: 0.75 });
  expect(spread?.gini).toBeCloseTo(0.625, 12);
  expect(spread?.curve.map(({ part }) => part)).toEqual([0, 0, 0, 0.25, 1]);
  expect(spreadOf([2, 2, 2])?.gini).toBeCloseTo(0, 12);
  expect(spreadOf([0, 0])).toBeNull();
  expect(spreadOf([])).toBeNull();
});

it('finds round steps up to the largest value', () => {
  expect(axisSteps(7.8)).toEqual([0, 2, 4, 6, 8]);
  expect(axisSteps(0)).toEqual([0]);
  for (const most of [0.3, 1, 9, 10, 11, 99, 1234]) {
    const steps = axisSteps(most);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
    expect(steps.length).toBeLessThanOrEqual(7);
  }
});

it('reads amounts and shares as people type them, to the cent', () => {
  expect(centsOf('1 234,5 €')).toBe(123_450);
  expect(centsOf('1\u202f234.56')).toBe(123_456);
  expect(centsOf('−12')).toBe(-1_200);
  expect(centsOf('0,29')).toBe(29);
  expect(['350 k€', '1,2 M€', '1.2M', '1,234 M€ HT', '2 Md€', '12 euros'].map(centsOf)).toEqual([
    35_000_000, 120_000_000, 120_000_000, 123_400_000, 200_000_000_000, 1_200,
  ]);
  expect(['0', '−12', 'x'].map(centsFromZero)).toEqual([0, null, null]);
  expect(['0,000001 k€', '1,2 T€', 'k€'].map(centsOf)).toEqual([null, null, null]);
  expect(['', 'abc', '1,234', '12.345', '1e5', '99999999999999'].map(centsOf)).toEqual(Array(6).fill(null));
  expect(basisPointsOf('33,33 %')).toBe(3_333);
  expect(['100,01', '-1', ''].map(basisPointsOf)).toEqual([null, null, null]);
});

it('reads thousands that are set apart as a page prints them, where nothing else can be meant', () => {
  for (const typed of ['1,155,000.50', '1.155.000,50', '1’155’000,50', '€1,155,000.5', '1 155 000,50 €'])
    expect([typed, centsAsRead(typed, false), centsAsRead(typed, true)]).toEqual([typed, 115_500_050, 115_500_050]);
  // As a page prints it, with the sign that keeps it on one line.
  expect(centsAsRead('−\u2060€1,155.50', true)).toBe(-115_550);
  expect([centsAsRead('1,155.50', false), centsAsRead('-1.155,50', false)]).toEqual([115_550, -115_550]);
  expect([centsAsRead('12,345', true), centsAsRead('12,345', false), centsAsRead('12.345', true)]).toEqual([
    1_234_500,
    null,
    null,
  ]);
  expect([centsAsRead('1,234 M€', true), centsAsRead('12,34', true), centsAsRead('1,15,000', true)]).toEqual([
    123_400_000,
    1_234,
    null,
  ]);
});
