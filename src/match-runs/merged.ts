import { idsIn } from '../explanations/tell.ts';

/** Organisations that went by a merger, with the ids that they have now; part of the caller's transaction. */
export type MergedInto = (ids: readonly string[]) => Promise<Map<string, string>>;

/**
 * A stored answer as it is read today: an organisation that was merged since stands under the id that it has now. What is
 * stored stays as it was found, for the replay.
 */
export async function asMerged<T>(stored: T, mergedInto: MergedInto): Promise<T> {
  const text = JSON.stringify(stored);
  const into = await mergedInto([...new Set(idsIn(text))]);
  if (into.size === 0) return stored;
  const renamed = [...into].reduce((all, [from, to]) => all.replaceAll(from, to), text);
  return JSON.parse(renamed) as T;
}
