import type { Language } from './language.ts';

/** `LOT-0003` as people write it: `lot n° 3` in French, `lot 3` in English; any other name as it is. */
export const lotWords = (externalId: string, language: Language = 'fr'): string =>
  externalId.replace(/^LOT-0*(\d+)$/i, language === 'fr' ? 'lot n° $1' : 'lot $1');

/** `LOT-0003` where a text stands for readers of both languages: "Lot 3"; any other name as it is. */
export const lotLabel = (externalId: string): string => externalId.replace(/^LOT-0*(\d+)$/i, 'Lot $1');

/** A text with the lots that it names as people write them. */
export const withLotWords = (text: string, language: Language): string =>
  text.replace(/\bLOT-\d+\b/gi, (externalId) => lotWords(externalId, language));
