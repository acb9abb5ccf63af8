import type { Tx } from '../db/transaction.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The ids that a text speaks of. */
export const idsIn = (text: string): string[] => text.match(UUID) ?? [];

/** A text of the engine, which knows ids only, with the names in their place; an id without a name stays. */
export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(UUID, (id) => names.get(id) ?? id);

/** Texts about some lots with the names that the transaction may read; ids that it may not read stay. */
export type Wording = (
  tx: Tx,
  lotIds: readonly string[],
  texts: readonly (string | null)[],
) => Promise<(string | null)[]>;

/** Names of organisations and of the lots' requirements in texts of the engine. */
export function createWording(deps: {
  organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
  requirementNames: (tx: Tx, lotIds: string[]) => Promise<Map<string, string>>;
}): Wording {
  return async (tx, lotIds, texts) => {
    const ids = [...new Set(texts.flatMap((text) => (text === null ? [] : idsIn(text))))];
    if (ids.length === 0) return [...texts];
    const names = new Map([
      ...(await deps.organisationNames(tx, ids)),
      ...(await deps.requirementNames(tx, [...lotIds])),
    ]);
    return texts.map((text) => (text === null ? null : withNames(text, names)));
  };
}
