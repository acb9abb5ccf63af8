import { invalidField } from './errors.ts';

/** Rows in one page unless the caller says otherwise, and at most. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** One page of a list; `nextCursor` is null on the last. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** What a list call asks for: `after` is the sort key of the last row seen, decoded from the cursor. */
export type PageRequest = { limit: number; after: string[] | null };

/** What a part of a sort key must look like before the database is asked to read it. */
export type KeyPart = 'text' | 'uuid' | 'integer' | 'number' | 'day';

const KEY_PARTS: Record<KeyPart, RegExp> = {
  text: /^/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  integer: /^-?\d{1,9}$/,
  number: /^-?\d{1,9}(\.\d{1,17})?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
};

/**
 * Reads `?limit=&cursor=`; `key` tells the parts of the list's sort key (a number: so many texts).
 * A cursor that this list did not give out: `invalid` naming `?cursor`.
 */
export function pageRequest(query: { limit?: number; cursor?: string }, key: number | readonly KeyPart[]): PageRequest {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor === undefined) return { limit, after: null };
  const parts = typeof key === 'number' ? Array<KeyPart>(key).fill('text') : key;
  const after = decodeCursor(query.cursor);
  if (after?.length !== parts.length || !parts.every((part, i) => KEY_PARTS[part].test(after[i]!))) {
    throw invalidField('?cursor', 'is not a cursor of this list');
  }
  return { limit, after };
}

/** Cuts a page from `limit + 1` rows; `keyOf` gives the sort key of a row. */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

const encodeCursor = (key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function decodeCursor(cursor: string): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) && key.every((part) => typeof part === 'string' && !part.includes('\0')) ? key : null;
  } catch {
    return null;
  }
}
