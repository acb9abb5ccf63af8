import { describe, expect, it } from 'vitest';
import { saysOnlyActivities } from '../../src/taxonomies/lexicon/activity.ts';
import { loadReading } from '../../src/taxonomies/suggest/suggester.ts';
import { loadDecomposer } from '../../src/trades/decompose/decomposer.ts';
import { nodeOf } from '../../src/trades/decompose/nodes.ts';
import { spokenCodes } from '../../src/trades/decompose/spoken.ts';
import { needsOf } from '../../src/trades/lots/needs.ts';
import { tradesOfTitle } from '../../src/trades/lots/title.ts';

const spoken = (lang: string, text: string, code: string): string | undefined =>
  spokenCodes(text, loadReading().library.of(lang)).get(nodeOf(code, 2))?.code;

describe('codes that words of a text say', () => {
  it.each([
    ['en', '45232151', 'Refurbishment at Pindar Nursery (PAN0699)', 'Refurbishment of water mains'],
    ['fr', '45232151', 'Remise à neuf de la crèche', 'Remise à neuf de conduites d’eau'],
    ['fr', '45221119', 'la rénovation et la mise en conformité du bâtiment', 'rénovation de ponts'],
    ['fr', '63712310', 'Gestion et exploitation de la station-service', 'Exploitation de ponts'],
    ['fr', '45259000', 'Fourniture d’équipements', 'Réparation et entretien d’équipements'],
    ['fr', '50312110', 'Maintenance des réseaux et centrales de vide', 'Maintenance d’unités centrales'],
    ['fr', '79934000', 'Conception, organisation et réalisation', 'Conception de mobilier'],
    ['fr', '72268000', 'Fourniture, paramétrage et maintenance', 'Fourniture de logiciels'],
    ['en', '50334100', 'Mobile telephony services', 'Repair and maintenance of line telephony equipment'],
    ['en', '09323000', 'Gedling District', 'District heating'],
    ['de', '45421000', 'Malerarbeiten', 'Bautischlerarbeiten'],
    ['da', '09122000', 'Europan 17 - Østmarka', 'Propan og butan'],
  ])('%s %s: not "%s", but "%s"', (lang, code, without, saying) => {
    expect(spoken(lang, without, code)).not.toBe(code);
    expect(spoken(lang, saying, code)).toBeDefined();
  });

  it('an activity speaks for the code that names nothing else', () => {
    expect(spoken('en', 'Refurbishment at Pindar Nursery (PAN0699)', '45453100')).toBe('45453100');
    expect(spoken('fr', 'Remise en état du gymnase', '45453100')).toBe('45453100');
  });

  it.each(['Pose', 'support', 'Repair', 'de conseils', 'Réalisation des études', 'planning', 'Fourniture et pose'])(
    '"%s" is no trade’s name in a notice',
    (passage) => {
      expect(saysOnlyActivities(passage)).toBe(true);
      expect(tradesOfTitle(passage, ['45000000'])).toEqual([]);
    },
  );

  it.each([
    'Dépose',
    'Peinture',
    'Pose de clôtures',
    'Water mains',
    'Surveillance',
    'Conduite forcée',
    'Restauration collective',
    'Transformers',
    'Formation',
  ])('"%s" may be', (passage) => {
    expect(saysOnlyActivities(passage)).toBe(false);
  });
});

describe('what a lot needs', () => {
  const facts = { description: '', cpvAdditional: [], estimatedCents: null, months: null };
  const read = (title: string, lang: string, cpvMain: string): string[] => {
    const work = { kind: 'lot', text: title, lang, nature: 'works', cpvMain, buyer: '' } as const;
    return needsOf({ ...facts, title, cpvMain }, loadDecomposer().further(work, 30)).needs.map(({ cpv }) => cpv);
  };

  it('a nursery’s refurbishment needs who builds, and nobody of water mains', () => {
    expect(read('Refurbishment at Pindar Nursery (PAN0699)', 'en', '45000000')).toEqual(['45000000']);
  });

  it('who runs a network brings what flows in it', () => {
    const trade = (code: string) => ({ code, label: '', score: 0.6, quote: 'eau potable' });
    const { needs } = needsOf({ ...facts, title: 'Gestion du service d’eau potable', cpvMain: '65100000' }, [
      trade('41110000'),
      trade('65111000'),
    ]);
    expect(needs.map(({ cpv }) => cpv)).toEqual(['65100000', '65111000']);
  });
});
