import type { Tx } from '../db/transaction.ts';
import { readText } from '../explanations/stored-text.ts';
import { idsIn, type Names, requirementName } from '../explanations/tell.ts';
import type { Actor } from '../shared/actor.ts';
import type { Language } from '../shared/language.ts';

/** Who reads in which language, and what things are called in it, as far as the transaction may read names. */
export type Naming = {
  /** Of the person: chosen, then as its request accepts, then French. */
  languageOf: (tx: Tx, actor: Actor) => Promise<Language>;
  organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
  requirementsOf: (tx: Tx, lotIds: string[]) => Promise<{ id: string; cpv: string; certification: string | null }[]>;
};

/** Names of all organisations that stored answers speak of, and of the requirements of some lots. */
export async function namesFor(
  tx: Tx,
  naming: Naming,
  { lotIds, said, language }: { lotIds: readonly string[]; said: unknown; language: Language },
): Promise<Names> {
  const organisations = await naming.organisationNames(tx, [...new Set(idsIn(JSON.stringify(said)))]);
  const requirements = await naming.requirementsOf(tx, [...lotIds]);
  return new Map([...organisations, ...requirements.map((one) => [one.id, requirementName(one, language)] as const)]);
}

/** Stored texts about some lots as a reader reads them; ids that the transaction may not name stay. */
export type Wording = (
  tx: Tx,
  language: Language,
  lotIds: readonly string[],
  texts: readonly (string | null)[],
) => Promise<(string | null)[]>;

/** Puts into words what the engine said, where it is stored beside what people write. */
export const createWording =
  (naming: Naming): Wording =>
  async (tx, language, lotIds, texts) => {
    if (texts.every((text) => text === null)) return [...texts];
    const names = await namesFor(tx, naming, { lotIds, said: texts, language });
    return texts.map((text) => (text === null ? null : readText(text, language, names)));
  };
