/** Kinds of document that a bid's file is made of. */
export const DOCUMENT_KINDS = ['dc1', 'dc2', 'dc4', 'convention', 'split', 'espd', 'dossier'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

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
