import { expect, it } from 'vitest';
import { sectorWord } from '../../src/console/texts/sectors.ts';

it('says sectors in the reader’s language, its own as a cluster wrote them', () => {
  expect(
    ['other', 'énergie', 'Naval', 'energy', 'véhicules spéciaux'].map((sector) => sectorWord(sector, 'fr')),
  ).toEqual(['non précisée', 'énergie', 'Naval', 'énergie', 'véhicules spéciaux']);
  expect(
    ['other', 'énergie', 'Naval', 'energy', 'véhicules spéciaux'].map((sector) => sectorWord(sector, 'en')),
  ).toEqual(['not said', 'energy', 'Shipbuilding', 'energy', 'véhicules spéciaux']);
});
