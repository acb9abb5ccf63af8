import { describe, expect, it } from 'vitest';
import { lotName, lotTitle, withLotNames } from '../../src/console/format/lot.ts';
import { elided, typeset } from '../../src/console/format/typography.ts';

const HARD = '\u00a0';
const HYPHEN = '\u2011';

describe('words as the console prints them', () => {
  it('elides de and que before a vowel, and never the end of a name', () => {
    const vote = (name: string) => elided(`Vote de ${name}, plus que ${name}`, 'fr');
    expect(vote('Énergie Ligérienne')).toBe('Vote d’Énergie Ligérienne, plus qu’Énergie Ligérienne');
    for (const name of ['Photovoltaïque Issérien', 'Tôlerie Épique Atlantique'])
      expect(vote(name)).toBe(`Vote de ${name}, plus que ${name}`);
    expect(elided('Vote de Énergie', 'en')).toBe('Vote de Énergie');
  });

  it('keeps the number of an article in its line, in both languages', () => {
    for (const language of ['fr', 'en'] as const) {
      expect(typeset('(R2142-24)', language)).toBe(`(R2142${HYPHEN}24)`);
      expect(typeset('L2141-7-1 et L. 2193-3', language)).toBe(`L2141${HYPHEN}7${HYPHEN}1 et L.${HARD}2193${HYPHEN}3`);
      for (const other of ['loi 2021-1104', 'CE n° 20-D-19', 'NEO-2018-26', 'XL2141-1'])
        expect(typeset(other, language)).not.toContain(HYPHEN);
    }
  });

  it('calls a lot by its number as people say it, by the buyer’s own name where that means something', () => {
    expect(['LOT-0001', 'LOT-0060', '2', '01', '3a', 'B', 'LOT-0000', 'Lot Nord'].map(lotName)).toEqual([
      `Lot${HARD}1`,
      `Lot${HARD}60`,
      `Lot${HARD}2`,
      `Lot${HARD}01`,
      `Lot${HARD}3a`,
      'B',
      'Lot',
      'Lot Nord',
    ]);
    expect(withLotNames('LOT-0001 : rien. La date de LOT-0012 est passée.')).toBe(
      `Lot${HARD}1 : rien. La date de Lot${HARD}12 est passée.`,
    );
    expect(lotTitle({ externalId: 'LOT-0002', title: 'Gros œuvre' })).toBe(`Lot${HARD}2, Gros œuvre`);
    expect(lotTitle({ externalId: 'LOT-0000', title: 'Maintenance' })).toBe('Maintenance');
  });
});
