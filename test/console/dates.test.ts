import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { longDay, shortDay, timeOfDay, weekdayOf } from '../../src/console/format/dates.ts';
import { clockOf, isoDay } from '../../src/console/format/moments.ts';
import { relative, relativeDay } from '../../src/console/format/relative.ts';

afterEach(() => vi.restoreAllMocks());

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const LANGUAGES = ['fr', 'en'] as const;
const DAY = 86_400_000;

/** 02:00 in France becomes 03:00, 03:00 becomes 02:00: the days around both, and any other time of two centuries. */
const changes = [1996, 2003, 2024, 2025, 2026, 2027, 2050].flatMap((year) => [
  Date.UTC(year, 2, 28, 1),
  Date.UTC(year, 9, 28, 1),
]);
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) }),
  fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2060, 0) }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -8 * DAY, max: 8 * DAY })).map(([at, by]) => at + by),
  fc
    .tuple(fc.integer({ min: 1996, max: 2099 }), fc.constantFrom(2, 9), fc.integer({ min: -90, max: 90 }))
    .map(([year, month, minutes]) => lastSunday(year, month) + minutes * 60_000),
);
const lastSunday = (year: number, month: number): number =>
  [31, 30, 29, 28, 27, 26, 25]
    .map((day) => Date.UTC(year, month, day, 1))
    .find((at) => new Date(at).getUTCDay() === 0)!;

const intl = (options: Intl.DateTimeFormatOptions) => {
  const [fr, en] = LANGUAGES.map(
    (of) => new Intl.DateTimeFormat(LOCALES[of], { timeZone: 'Europe/Paris', ...options }),
  );
  return { fr: fr!, en: en! };
};
const day = intl({ day: 'numeric', month: 'long', year: 'numeric' });
const weekday = intl({ weekday: 'long', day: 'numeric', month: 'long' });
const short = intl({ weekday: 'short', day: 'numeric' });
const time = intl({ hour: '2-digit', minute: '2-digit' });
const iso = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** What a French text says otherwise than CLDR: "1er mai", "9 h 05". */
const frenchDay = (text: string) => text.replace(/(^|\s)1(?=\s)/, '$11er');
const frenchTime = (text: string) => text.replace(/^0?(\d+):(\d\d)$/, '$1\u00a0h\u00a0$2').replace(/\u00a000$/, '');

it('prints days and times of France as Intl does, around the changes of the clocks too', () => {
  fc.assert(
    fc.property(instant, (at) => {
      expect(
        [longDay, weekdayOf, shortDay, timeOfDay].map((print) => LANGUAGES.map((of) => print(at, of))),
        new Date(at).toISOString(),
      ).toEqual([
        [frenchDay(day.fr.format(at)), day.en.format(at)],
        [frenchDay(weekday.fr.format(at)), weekday.en.format(at)],
        [short.fr.format(at), short.en.format(at)],
        [frenchTime(time.fr.format(at)), time.en.format(at)],
      ]);
      expect([isoDay(new Date(at)), clockOf(new Date(at)).slice(-5)]).toEqual([iso.format(at), time.en.format(at)]);
    }),
    { numRuns: 5_000 },
  );
});

it('says how far a time is as Intl does', () => {
  const relativeBy = (of: 'fr' | 'en', numeric: 'auto' | 'always') =>
    new Intl.RelativeTimeFormat(LOCALES[of], { numeric });
  const auto = { fr: relativeBy('fr', 'auto'), en: relativeBy('en', 'auto') };
  const always = { fr: relativeBy('fr', 'always'), en: relativeBy('en', 'always') };
  const noon = Date.UTC(2026, 5, 15, 10);
  fc.assert(
    fc.property(fc.integer({ min: -600, max: 600 }), fc.constantFrom(...LANGUAGES), (n, of) => {
      const at = (ms: number) => new Date(noon + ms).toISOString();
      expect(relativeDay(at(n * DAY), noon, of)).toBe(auto[of].format(n, 'day'));
      expect(relative(at((n % 61) * DAY), noon, of)).toBe(
        n % 61 === 0 ? auto[of].format(0, 'second') : auto[of].format(n % 61, 'day'),
      );
      if (n % 60 !== 0) expect(relative(at((n % 60) * 60_000), noon, of)).toBe(auto[of].format(n % 60, 'minute'));
      if (n % 11 !== 0) expect(relative(at((n % 11) * 3_600_000), noon, of)).toBe(auto[of].format(n % 11, 'hour'));
      const [unit, many] =
        Math.abs(n) <= 36 && n % 12 !== 0 ? (['month', n] as const) : (['year', Math.round(n / 12)] as const);
      if (Math.abs(n) > 2) expect(relative(at(n * 30.4375 * DAY), noon, of)).toBe(always[of].format(many, unit));
    }),
    { numRuns: 2_000 },
  );
});

it('says months as terms of contracts do, and years where they are whole', () => {
  const now = Date.parse('2026-11-28T10:00:00Z');
  expect(
    ['2027-01-27', '2028-07-20', '2027-11-28', '2029-05-20', '2029-11-20', '2030-08-01', '2025-11-28'].map((to) =>
      relative(to, now, 'en'),
    ),
  ).toEqual(['in 60 days', 'in 20 months', 'in 1 year', 'in 30 months', 'in 3 years', 'in 4 years', '1 year ago']);
  expect([relative('2026-11-28T10:00:10Z', now, 'fr'), relative('2028-11-28', now, 'fr')]).toEqual([
    'maintenant',
    'dans 2 ans',
  ]);
});

it('needs no Intl for the time that people work with, refuses what is no time', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const at = Date.parse('2026-11-28T10:00:00Z');
  expect([longDay(at, 'fr'), weekdayOf(at, 'fr'), timeOfDay(at, 'fr'), isoDay(new Date(at))]).toEqual([
    '28 novembre 2026',
    'samedi 28 novembre',
    '11\u00a0h',
    '2026-11-28',
  ]);
  expect(made).not.toHaveBeenCalled();
  expect(() => longDay(Number.NaN, 'fr')).toThrow(RangeError);
});
