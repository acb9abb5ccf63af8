import { describe, expect, it } from 'vitest';
import { addDays, beginOf, dayOf, isDay, yearOf } from '../../src/shared/day.ts';

describe('the day of an instant', () => {
  it('is that of France, a day after that of UTC in the first hours', () => {
    expect(dayOf(new Date('2026-11-27T22:59:59Z'))).toBe('2026-11-27');
    expect(dayOf(new Date('2026-11-27T23:00:00Z'))).toBe('2026-11-28');
    expect(dayOf(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
    expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });

  it('is the day itself of a day without a time, in all years that are taken', () => {
    for (const day of ['1900-01-01', '1911-03-10', '1940-06-14', '1976-03-28', '2026-03-29', '2199-12-31'])
      expect([dayOf(new Date(day)), isDay(day), addDays(day, 0)]).toEqual([day, true, day]);
  });

  it('begins in France, on days on which the clocks change too', () => {
    expect(
      ['2026-11-28', '2026-07-02', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'].map((day) =>
        beginOf(day).toISOString().slice(0, 13),
      ),
    ).toEqual(['2026-11-27T23', '2026-07-01T22', '2026-03-28T23', '2026-03-29T22', '2026-10-24T22', '2026-10-25T23']);
    for (const day of ['1923-05-26', '1940-06-14', '1976-03-28', '2199-12-31'])
      expect([dayOf(beginOf(day)), dayOf(new Date(beginOf(day).getTime() - 1)) < day]).toEqual([day, true]);
    expect(yearOf(new Date('2026-12-31T23:30:00Z'))).toBe(2027);
  });
});
