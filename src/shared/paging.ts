import { invalidField } from './errors.ts';

/** Rows in one page unless the caller says otherwise, and at most. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** One page of a list; `nextCursor` is null on the last. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** What a list call asks for: `after` is the sort key of the last row seen, decoded from the cursor. */
export type PageRequest = { limit: number; after: string[] | null };

/**
 * Reads `?limit=&cursor=`; `width` is the number of parts of the list's sort key.
 * A cursor that this list did not give out: `invalid` naming `?cursor`.
 */
export function pageRequest(query: { limit?: number; cursor?: string }, width: number): PageRequest {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor === undefined) return { limit, after: null };
  const after = decodeCursor(query.cursor);
  if (after?.length !== width) throw invalidField('?cursor', 'is not a cursor of this list');
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
