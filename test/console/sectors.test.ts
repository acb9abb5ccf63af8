import { expect, it } from 'vitest';
import { sectorWord } from '../../src/console/texts/sectors.ts';
import { sectorWord as printedSector, SECTORS } from '../../src/printing/sectors.ts';

it('says sectors in the reader’s language, its own as a cluster wrote them', () => {
  expect(
    ['other', 'énergie', 'Naval', 'energy', 'véhicules spéciaux'].map((sector) => sectorWord(sector, 'fr')),
  ).toEqual(['non précisée', 'énergie', 'Naval', 'énergie', 'véhicules spéciaux']);
  expect(
    ['other', 'énergie', 'Naval', 'energy', 'véhicules spéciaux'].map((sector) => sectorWord(sector, 'en')),
  ).toEqual(['not said', 'energy', 'Shipbuilding', 'energy', 'véhicules spéciaux']);
});

it('says them on paper as on its pages', () => {
  for (const sector of [...SECTORS.flat(), 'Naval', 'véhicules spéciaux'])
    for (const language of ['fr', 'en'] as const)
      expect(printedSector(sector, language)).toBe(sectorWord(sector, language));
});
