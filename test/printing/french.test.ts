import { expect, it } from 'vitest';
import { digits, euros } from '../../src/console/format/numbers.ts';
import { typeset } from '../../src/console/format/typography.ts';
import { formatEuros, formatNumber } from '../../src/printing/format.ts';
import { frenchSpaces } from '../../src/printing/french.ts';

it.each([
  ['Part : 20 % ; reste ?', 'Part\u00a0: 20\u202f%\u202f; reste\u202f?'],
  ['« lot n° 1 » à 3 € !', '«\u202flot n°\u202f1\u202f» à 3\u202f€\u202f!'],
  ["L'offre...", 'L’offre…'],
  ['Lignes directrices, § 5.4', 'Lignes directrices, §\u202f5.4'],
  ['(article L2193-3, articles 1310 et 1313)', '(article\u00a0L2193-3, articles\u00a01310 et 1313)'],
  ['5 404 000 € en travaux, SIREN 802 954 785', '5\u202f404\u202f000\u202f€ en travaux, SIREN 802 954 785'],
  ['Sp. z o.o. – 12:30', 'Sp. z o.o. – 12:30'],
])('papers and console set French alike: %s', (text, set) => {
  expect(frenchSpaces(text)).toBe(set);
  // A phone's column would break the number of an article, a page's line is wide.
  expect(typeset(text, 'fr').replaceAll('\u2011', '-')).toBe(set);
});

it.each(['fr', 'en'] as const)('papers and console write what is below zero alike, in %s', (language) => {
  for (const cents of [-120_000_000, -12_345, -1, 0, 120_000])
    expect(formatEuros(cents, language)).toBe(euros(cents, language).replace('\u2060', ''));
  for (const value of [-47.25, -1234.5, -0.001, 0.5])
    expect(formatNumber(value, language)).toBe(digits(value, language, 0, 2));
});
