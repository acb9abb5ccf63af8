import type { Language } from './format.ts';

/** Sectors as clusters name them, in French and English, as the console’s pages do. What is not here is printed as written. */
export const SECTORS: readonly (readonly [fr: string, en: string])[] = [
  ['non précisée', 'other'],
  ['aéronautique', 'aerospace'],
  ['agroalimentaire', 'food industry'],
  ['automobile', 'automotive'],
  ['bâtiment', 'building'],
  ['bois', 'timber'],
  ['biotechnologies', 'biotechnology'],
  ['biothérapies', 'biotherapies'],
  ['chimie', 'chemicals'],
  ['défense', 'defence'],
  ['éco-activités', 'eco-industries'],
  ['électronique', 'electronics'],
  ['énergie', 'energy'],
  ['énergies marines renouvelables', 'marine renewable energy'],
  ['environnement', 'environment'],
  ['ferroviaire', 'rail'],
  ['fluvial', 'inland waterways'],
  ['industrie', 'industry'],
  ['logiciel', 'software'],
  ['logistique', 'logistics'],
  ['maritime', 'maritime'],
  ['matériaux', 'materials'],
  ['mécanique', 'mechanical engineering'],
  ['métallurgie', 'metalworking'],
  ['naval', 'shipbuilding'],
  ['nucléaire', 'nuclear'],
  ['numérique', 'digital'],
  ['pétrole et gaz', 'oil and gas'],
  ['plasturgie', 'plastics'],
  ['production', 'manufacturing'],
  ['ressources marines', 'marine resources'],
  ['robotique', 'robotics'],
  ['santé', 'health'],
  ['technologies avancées', 'advanced technologies'],
  ['technologies bleues', 'blue technologies'],
  ['textile', 'textiles'],
  ['travaux publics', 'civil engineering'],
];

/** A sector in the reader's language, written with a capital as it was or not; one that no list has, as it was written. */
export function sectorWord(sector: string, language: Language): string {
  const asked = sector.trim().toLocaleLowerCase('fr');
  const found = SECTORS.find((pair) => pair.includes(asked));
  if (found === undefined) return sector;
  const [fr, en] = found;
  const word = language === 'fr' ? fr : asked === 'other' ? 'not said' : en;
  return sector.charAt(0) === sector.charAt(0).toLocaleLowerCase('fr')
    ? word
    : word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
}
