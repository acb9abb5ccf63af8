import type { Language } from '../shared/language.ts';
import type { CompetitionRecord } from './competition.schemas.ts';

/** What consortia need of whoever prints: plain data in, plain data out. */
export type CompetitionPress = {
  competitionPdf: (record: CompetitionRecord, language: Language) => Promise<Uint8Array>;
};
