import { eq } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { users } from './table.ts';

/** The language in which texts are put for a reader: the one chosen, then the one that its request accepts, then French. */
export async function readerLanguage(tx: Tx, actor: Actor): Promise<Language> {
  if (actor.kind !== 'user') return 'fr';
  const [row] = await tx.select({ language: users.language }).from(users).where(eq(users.id, actor.userId));
  return row?.language ?? actor.accepts ?? DEFAULT_LANGUAGE;
}
