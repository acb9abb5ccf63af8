import { expect, it } from 'vitest';
import { typeset } from '../../src/console/format/typography.ts';
import { frenchSpaces } from '../../src/printing/french.ts';

it.each([
  ['Part : 20 % ; reste ?', 'Part\u00a0: 20\u202f%\u202f; reste\u202f?'],
  ['« lot n° 1 » à 3 € !', '«\u202flot n°\u202f1\u202f» à 3\u202f€\u202f!'],
  ["L'offre...", 'L’offre…'],
  ['Lignes directrices, § 5.4', 'Lignes directrices, §\u202f5.4'],
  ['(article L2193-3, articles 1310 et 1313)', '(article\u00a0L2193-3, articles\u00a01310 et 1313)'],
  ['Sp. z o.o. – 12:30', 'Sp. z o.o. – 12:30'],
])('papers and console set French alike: %s', (text, set) => {
  expect(frenchSpaces(text)).toBe(set);
  // A phone's column would break the number of an article, a page's line is wide.
  expect(typeset(text, 'fr').replaceAll('\u2011', '-')).toBe(set);
});
