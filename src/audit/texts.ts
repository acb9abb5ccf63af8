import { createHash } from 'node:crypto';

/** Fields whose words are facts of business: what a company or cluster is called, why a run failed. */
const KEPT = new Set(['name', 'error']);
/** Ids, codes, days and words of the program have no blank and no @. */
const FREE = /[\s@]/;

/**
 * A payload without what people wrote freely (reasons, notes, descriptions): that may name somebody, and what the chain
 * holds can't be taken out again. A text is told by its length and the first 64 bits of its SHA-256, so that it can
 * still be held against the text itself.
 */
export function withoutTexts(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [field, KEPT.has(field) ? value : withoutText(value)]),
  );
}

function withoutText(value: unknown): unknown {
  if (typeof value === 'string') return FREE.test(value) ? digest(value) : value;
  if (Array.isArray(value)) return value.map(withoutText);
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return withoutTexts(value as Record<string, unknown>);
}

const digest = (text: string): string =>
  `text:${text.length}:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
