import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { owedFor } from '../../src/equipment/statements.domain.ts';

const member = (organisationId: string, unitsPromised: number, unitsUsed: number) => ({
  organisationId,
  unitsPromised,
  unitsUsed,
});

describe('what members owe for a resource in a year', () => {
  it('shares fixed costs by promises, and bills use and shortfall at one price', () => {
    const owed = owedFor({
      fixedCents: 1_000_000,
      unitCents: 25_000,
      members: [member('a', 30, 40), member('b', 60, 50), member('c', 0, 3)],
    });
    expect(owed).toEqual([
      {
        organisationId: 'a',
        keyBp: 3_333,
        fixedCents: 333_333,
        adjustmentCents: 0,
        useCents: 1_000_000,
        shortfallCents: 0,
        totalCents: 1_333_333,
      },
      {
        organisationId: 'b',
        keyBp: 6_667,
        fixedCents: 666_667,
        adjustmentCents: 0,
        useCents: 1_250_000,
        shortfallCents: 250_000,
        totalCents: 2_166_667,
      },
      {
        organisationId: 'c',
        keyBp: 0,
        fixedCents: 0,
        adjustmentCents: 0,
        useCents: 75_000,
        shortfallCents: 0,
        totalCents: 75_000,
      },
    ]);
  });

  it('goes by use where nobody promised, and leaves the fixed costs to the owner where nobody used it', () => {
    const by = (used: number) =>
      owedFor({ fixedCents: 100, unitCents: 1, members: [member('a', 0, used), member('b', 0, 0)] });
    expect(by(2).map(({ fixedCents }) => fixedCents)).toEqual([100, 0]);
    expect(by(0).map(({ totalCents }) => totalCents)).toEqual([0, 0]);
  });

  it('never loses or invents a cent, of the forecast nor of the real cost that it is adjusted to', () => {
    const units = fc.integer({ min: 0, max: 10_000 });
    const members = fc.array(fc.tuple(units, units), { minLength: 1, maxLength: 12 });
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, fc.option(cents), members, (fixedCents, realFixedCents, list) => {
        const owed = owedFor({
          fixedCents,
          realFixedCents,
          unitCents: 7,
          members: list.map(([p, u], i) => member(String(i), p, u)),
        });
        const sum = (of: (one: (typeof owed)[number]) => number) => owed.reduce((all, one) => all + of(one), 0);
        const isShared = list.some(([p, u]) => p + u > 0);
        expect(sum((one) => one.fixedCents)).toBe(isShared ? fixedCents : 0);
        expect(sum((one) => one.fixedCents + one.adjustmentCents)).toBe(isShared ? (realFixedCents ?? fixedCents) : 0);
        expect(sum((one) => one.useCents)).toBe(7 * list.reduce((all, [, u]) => all + u, 0));
        for (const one of owed)
          expect(one.totalCents).toBe(one.fixedCents + one.adjustmentCents + one.useCents + one.shortfallCents);
      }),
    );
  });
});
