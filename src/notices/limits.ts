import { DomainError } from '../shared/errors.ts';

/** How much one document may ask for. The largest real notice seen is 2 MB with 589 lots and 20 levels. */
export const LIMITS = {
  /** Bytes of one document, after decompression. */
  bytes: 32 * 1024 * 1024,
  /** Levels of nesting, XML or JSON. */
  depth: 200,
  /** Lots (or parts) of one notice. */
  lots: 2_000,
  /** Notices of one package. */
  notices: 10_000,
} as const;

/** A document too large to be read: 413 with the limit it breaks. */
export const tooLarge = (what: keyof typeof LIMITS, message: string): DomainError =>
  new DomainError('too_large', `notice_too_many_${what}`, message, { details: { limit: LIMITS[what] } });

/** A document that can't be read, with the place (1-based line and column) of the fault. */
export const unreadable = (code: string, message: string, at: { line: number; column: number } | null): DomainError =>
  new DomainError('invalid', code, at ? `${message} (line ${at.line}, column ${at.column})` : message, {
    fields: [{ pointer: '', message }],
    details: at ? { line: at.line, column: at.column } : {},
  });
