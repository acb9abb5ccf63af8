import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/notifications/source-id.ts';
import { daysUntil, STEPS, stepOf } from '../../src/reminders/steps.domain.ts';

describe('the step at which something stands', () => {
  it('is the nearest that it has reached, so that who learns of it late is told once', () => {
    const at = (days: number) => stepOf(days, STEPS.certificate);
    expect([120, 91, 90, 31, 30, 8, 7, 0].map(at)).toEqual([null, null, 90, 90, 30, 30, 7, 7]);
    expect([8, 7, 3, 2, 0, -1, -9].map((days) => stepOf(days, STEPS.facts))).toEqual([null, 7, 7, 2, 2, -1, -1]);
  });

  it('counts days of the calendar, across the change of the hour', () => {
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
    expect(daysUntil('2026-10-24', '2026-10-26')).toBe(-2);
  });
});

describe('the source of a reminder', () => {
  it('is the same id for the same words, another for others, and a UUID', () => {
    expect(sourceOf('bid', 'a', 7)).toBe(sourceOf('bid', 'a', 7));
    expect(new Set([sourceOf('bid', 'a', 7), sourceOf('bid', 'a', 2), sourceOf('bid', 'a7')]).size).toBe(3);
    for (let n = 0; n < 50; n++)
      expect(sourceOf('x', n)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
