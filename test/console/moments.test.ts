import { afterEach, expect, it } from 'vitest';
import { clockOf, inAWeek, instantOf } from '../../src/console/format/moments.ts';
import { timeOfDays } from '../../src/console/pages/equipment/days-of.ts';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

/** Where members and their phones are: at home, in Guadeloupe and Réunion, on a machine without a place. */
const DEVICES = ['Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion', 'UTC'];

it('takes a time that is typed for one of France, whatever clock the device has', () => {
  for (const zone of DEVICES) {
    process.env['TZ'] = zone;
    expect(instantOf('2026-12-18T12:00'), zone).toBe('2026-12-18T11:00:00.000Z');
    expect(instantOf('2026-07-14T09:30'), zone).toBe('2026-07-14T07:30:00.000Z');
    expect(clockOf(new Date('2026-12-18T23:30:00Z')), zone).toBe('2026-12-19T00:30');
    expect([instantOf(''), instantOf('x')]).toEqual([null, null]);
  }
});

it('asks for answers until an evening of work, a week ahead', () => {
  for (const zone of DEVICES) {
    process.env['TZ'] = zone;
    // A Friday's is a Friday; from a Saturday or a Sunday on, the Monday. Past midnight in France it is the next day.
    expect(inAWeek(Date.parse('2026-11-27T02:50:00Z')), zone).toBe('2026-12-04T18:00');
    expect(inAWeek(Date.parse('2026-11-28T12:00:00Z')), zone).toBe('2026-12-07T18:00');
    expect(inAWeek(Date.parse('2026-11-29T22:59:00Z')), zone).toBe('2026-12-07T18:00');
    expect(inAWeek(Date.parse('2026-11-30T23:01:00Z')), zone).toBe('2026-12-08T18:00');
  }
});

it('keeps to the clock on both sides of its change', () => {
  for (const wall of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T01:59', '2026-10-25T03:00'])
    expect(clockOf(new Date(instantOf(wall)!))).toBe(wall);
});

it('books whole days of France: the last one that is said is the last one that is taken', () => {
  for (const zone of DEVICES) {
    process.env['TZ'] = zone;
    expect(timeOfDays('2026-12-18', '2026-12-22'), zone).toEqual({
      from: '2026-12-17T23:00:00.000Z',
      to: '2026-12-22T23:00:00.000Z',
    });
    expect(timeOfDays('2026-10-25', '2026-10-25'), zone).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  }
  expect([timeOfDays('', ''), timeOfDays('2026-12-18', ''), timeOfDays('2026-12-18', '2026-12-17')]).toEqual([
    null,
    null,
    null,
  ]);
});
