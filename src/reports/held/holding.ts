import type { Tx } from '../../db/transaction.ts';
import { allClusters, type Scope } from '../scope.repository.ts';

/** Reads what is held of each cluster; null: of all that have any. */
export type Load<V> = (tx: Tx, clusters: readonly string[] | null) => Promise<Map<string, V>>;

/** Something of each cluster, read when it is first asked for and kept until it is forgotten. */
export type Holding<V> = {
  /** Of the clusters of a scope. One at a time: what is forgotten meanwhile would be kept. */
  of(tx: Tx, scope: Scope): Promise<V[]>;
  forget(cluster: string): void;
  forgetAll(): void;
};

/** @param none what there is of a cluster that has none of it */
export function createHolding<V>(load: Load<V>, none: () => V): Holding<V> {
  const held = new Map<string, V>();
  /** Once all were read: those forgotten since, known before or not. */
  let gone: Set<string> | null = null;
  const fetchMissing = async (tx: Tx, missing: readonly string[]): Promise<void> => {
    if (missing.length === 0) return;
    const found = await load(tx, missing);
    for (const cluster of missing) {
      held.set(cluster, found.get(cluster) ?? none());
      gone?.delete(cluster);
    }
  };
  return {
    async of(tx, scope) {
      if (scope !== null) {
        const clusters = [...new Set(scope)];
        await fetchMissing(
          tx,
          clusters.filter((cluster) => !held.has(cluster)),
        );
        return clusters.map((cluster) => held.get(cluster)!);
      }
      if (gone === null) {
        if (held.size === 0) for (const [cluster, value] of await load(tx, null)) held.set(cluster, value);
        else
          await fetchMissing(
            tx,
            (await allClusters(tx)).filter((cluster) => !held.has(cluster)),
          );
        gone = new Set();
      } else await fetchMissing(tx, [...gone]);
      return [...held.values()];
    },
    forget(cluster) {
      held.delete(cluster);
      gone?.add(cluster);
    },
    forgetAll() {
      held.clear();
      gone = null;
    },
  };
}
