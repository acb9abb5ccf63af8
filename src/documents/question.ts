import type { BidFile } from './model.ts';

/** Kinds of document that a bid's file may be made of. */
export const DOCUMENT_KINDS = [
  'dc1',
  'dc2',
  'dc4',
  'attri1',
  'offer',
  'convention',
  'split',
  'espd',
  'commitment',
  'dossier',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * The kinds that fit the buyer. DC1, DC2, DC4 and ATTRI1 are forms of French public procurement; capacities are declared by
 * DC1 and DC2 or by the ESPD, not by both; elsewhere in the Union by the ESPD; a private buyer gets a letter of offer.
 */
export function kindsOf({ law, candidature }: Pick<BidFile, 'law' | 'candidature'>): readonly DocumentKind[] {
  const own: readonly DocumentKind[] = ['commitment', 'convention', 'split', 'dossier'];
  if (law === 'ccp')
    return [...(candidature === 'dc' ? (['dc1', 'dc2'] as const) : (['espd'] as const)), 'dc4', 'attri1', ...own];
  return law === 'directive' ? ['espd', 'offer', ...own] : ['offer', ...own];
}

/** A fact that documents may lack: its stable name, how to ask for it, what needs it, and whether it is missing. */
export type Question = { field: string; fr: string; en: string; documents: DocumentKind[]; missing: boolean };

/** One question of the lists in member-questions.ts and group-questions.ts. */
export const ask = (field: string, fr: string, en: string, documents: DocumentKind[], missing: boolean): Question => ({
  field,
  fr,
  en,
  documents,
  missing,
});
