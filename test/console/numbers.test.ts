import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted, countedFr } from '../../src/console/format/counted.ts';
import { digits, euros } from '../../src/console/format/numbers.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const language = fc.constantFrom('fr', 'en');
const minus = (text: string) => text.replace('-', '−').replace(/^−(0(?:[.,]0+)?)$/, '$1');

it('prints numbers as Intl does', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e7, max: 1e7, noNaN: true }),
    fc.integer(),
    fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 1_000),
  );
  const decimals = fc.constantFrom([0, 0], [1, 1], [2, 2], [0, 2]);
  fc.assert(
    fc.property(value, language, decimals, (number, of, [least, most]) => {
      const byIntl = new Intl.NumberFormat(LOCALES[of], { minimumFractionDigits: least, maximumFractionDigits: most });
      expect(digits(number, of, least!, most)).toBe(minus(byIntl.format(number)));
    }),
    { numRuns: 1_000 },
  );
});

it('prints amounts as Intl does', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), language, (cents, of) => {
      const fractions = cents % 100 === 0 ? { maximumFractionDigits: 0 } : {};
      const byIntl = new Intl.NumberFormat(LOCALES[of], { style: 'currency', currency: 'EUR', ...fractions });
      expect(euros(cents, of).replace('\u2060', '')).toBe(byIntl.format(cents / 100).replace('-', '−'));
    }),
    { numRuns: 1_000 },
  );
  expect([euros(123_450, 'fr'), euros(-1_234_567_800, 'en')]).toEqual(['1\u202f234,50\u00a0€', '−\u2060€12,345,678']);
});

it('counts none in the singular in French, in the plural in English', () => {
  const french = ['0', '1', '1,5', '2', '10', '11'].map((n) => countedFr(n, 'jour', 'jours'));
  expect(french).toEqual(['0 jour', '1 jour', '1,5 jour', '2 jours', '10 jours', '11 jours']);
  expect(['0', '1', '2'].map((n) => counted(n, 'day', 'days'))).toEqual(['0 days', '1 day', '2 days']);
});

it('prints the amounts of a column in one form', () => {
  expect([euros(120_000, 'fr', true), euros(120_050, 'fr'), euros(-120_000, 'en', true)]).toEqual([
    '1\u202f200,00\u00a0€',
    '1\u202f200,50\u00a0€',
    '−\u2060€1,200.00',
  ]);
});
