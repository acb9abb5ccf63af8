import { eq } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { users } from './table.ts';

/** The language in which texts are put for a reader: that of its request where it came by one, else the one chosen, then French. */
export async function readerLanguage(tx: Tx, actor: Actor): Promise<Language> {
  if (actor.kind !== 'user') return 'fr';
  if (actor.accepts !== undefined) return actor.accepts;
  const [row] = await tx.select({ language: users.language }).from(users).where(eq(users.id, actor.userId));
  return row?.language ?? DEFAULT_LANGUAGE;
}
