import { DomainError } from '../shared/errors.ts';
import type { DocumentPlaceView } from '../tenders/consultation.schemas.ts';

/** How much one consultation document may ask for. */
export const DOCUMENT_LIMITS = {
  /** Bytes as sent. */
  bytes: 32 * 1_048_576,
  /** Bytes that the parts of a packed document (DOCX, ODT, XLSX) may unfold to. */
  unpacked: 200 * 1_048_576,
  /** Parts of a packed document. */
  parts: 5_000,
  pages: 1_500,
  /** Characters of the whole text: a CCTP of 500 pages has about 1.5 million. */
  characters: 5_000_000,
  /** Rows of a workbook, over all sheets. */
  rows: 50_000,
  /** Bytes of one part of a packed document that is text: a DOCX of 1,000 pages has about 20 MiB. */
  part: 64 * 1_048_576,
  /** For reading one document, in milliseconds, from when its turn comes. */
  milliseconds: 60_000,
  /** Bytes by which the process may grow while one document is read. */
  memory: 1_024 * 1_048_576,
} as const;

/** Formats that are read, recognised by content. */
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'odt', 'xlsx'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Where a stretch of text stands: page of a PDF, paragraph of a Word or OpenDocument text, row of a sheet; from 1. */
export type Place = DocumentPlaceView;

/** A stretch of a document's text: lines of a page, a paragraph, the cells of a row. */
export type Stretch = { place: Place; text: string };

/** The text of a document, and the pages of which there is none: pictures of pages, as a scanner makes them. */
export type DocumentText = {
  format: DocumentFormat;
  stretches: Stretch[];
  pages: number | null;
  withoutText: number[];
};

const UNREADABLE = {
  unknown: ['unsupported', 'document_format_unknown', 'Send a PDF, DOCX, ODT or XLSX document.'],
  malformed: ['invalid', 'document_malformed', 'The document is damaged: it cannot be read.'],
  encrypted: ['invalid', 'document_encrypted', 'The document is protected by a password: send it without one.'],
  empty: ['invalid', 'document_empty', 'The document is empty.'],
  slow: ['too_large', 'document_too_slow', 'Reading the document takes too long: send its parts one by one.'],
  heavy: ['too_large', 'document_too_heavy', 'Reading the document takes too much memory: send its parts one by one.'],
  bytes: ['too_large', 'document_too_large', `A document has at most ${DOCUMENT_LIMITS.bytes / 1_048_576} MiB.`],
  unpacked: ['too_large', 'document_unpacks_too_large', 'The parts of the document unfold to more than 200 MiB.'],
  part: ['too_large', 'document_unpacks_too_large', 'A part of the document unfolds to more than 64 MiB.'],
  pages: ['too_large', 'document_too_long', `A document has at most ${DOCUMENT_LIMITS.pages} pages.`],
  characters: ['too_large', 'document_too_long', 'The document has more than five million characters.'],
  rows: ['too_large', 'document_too_long', `A workbook has at most ${DOCUMENT_LIMITS.rows} rows.`],
} as const;

/** Why a document cannot be read: a client error with a code of its own. */
export function unreadable(why: keyof typeof UNREADABLE): DomainError {
  const [kind, code, message] = UNREADABLE[why];
  return new DomainError(kind, code, message, { fields: [{ pointer: '', message }] });
}

/** Adds stretches until the document has more characters than it may. */
export function collector(): { stretches: Stretch[]; add: (place: Place, text: string) => void } {
  const stretches: Stretch[] = [];
  let characters = 0;
  return {
    stretches,
    add: (place, given) => {
      const text = given
        .normalize('NFC')
        .replace(/\p{Cc}+/gu, (run) => (run.includes('\n') ? '\n' : ' '))
        .replace(/[^\S\n]+/g, ' ')
        .trim();
      if (text === '') return;
      characters += text.length;
      if (characters > DOCUMENT_LIMITS.characters) throw unreadable('characters');
      stretches.push({ place, text });
    },
  };
}
