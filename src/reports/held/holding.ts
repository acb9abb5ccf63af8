import type { Tx } from '../../db/transaction.ts';
import { allClusters, type Scope } from '../scope.repository.ts';

/**
 * Reads what is held of each cluster; null: of all that have any.
 * @param items of what is held by item, these alone; null: all
 */
export type Load<V> = (
  tx: Tx,
  clusters: readonly string[] | null,
  items: readonly string[] | null,
) => Promise<Map<string, V>>;
/** What is held once `fresh` was read of some items. */
export type Merge<V> = (held: V, fresh: V, items: ReadonlySet<string>) => V;

/** Something of each cluster, read when it is first asked for and kept until it is forgotten. */
export type Holding<V> = {
  /** Of the clusters of a scope. One at a time: what is forgotten meanwhile would be kept. */
  of(tx: Tx, scope: Scope): Promise<V[]>;
  /** Forgets a cluster, or of it an item alone where things are held by item. */
  forget(cluster: string, item: string | null): void;
  forgetAll(): void;
};

/** Of a cluster of which more items have changed everything is read. */
const MOST_ITEMS = 100;

/**
 * @param none what there is of a cluster that has none of it
 * @param merge of what is held by item
 */
export function createHolding<V>(load: Load<V>, none: () => V, merge?: Merge<V>): Holding<V> {
  const held = new Map<string, V>();
  /** Items that have changed of clusters that are held. */
  const changed = new Map<string, Set<string>>();
  /** Once all were read: those forgotten since, known before or not. */
  let gone: Set<string> | null = null;
  const fetchMissing = async (tx: Tx, missing: readonly string[]): Promise<void> => {
    if (missing.length === 0) return;
    const found = await load(tx, missing, null);
    for (const cluster of missing) {
      held.set(cluster, found.get(cluster) ?? none());
      gone?.delete(cluster);
    }
  };
  const fetchChanged = async (tx: Tx, scope: Scope): Promise<void> => {
    const clusters = scope === null ? [...changed.keys()] : scope.filter((cluster) => changed.has(cluster));
    if (clusters.length === 0 || merge === undefined) return;
    const items = new Set(clusters.flatMap((cluster) => [...changed.get(cluster)!]));
    const found = await load(tx, clusters, [...items]);
    for (const cluster of clusters) {
      held.set(cluster, merge(held.get(cluster)!, found.get(cluster) ?? none(), items));
      changed.delete(cluster);
    }
  };
  const missingOf = async (tx: Tx, scope: Scope): Promise<readonly string[]> => {
    if (scope === null && gone !== null) return [...gone];
    return (scope ?? (await allClusters(tx))).filter((cluster) => !held.has(cluster));
  };
  return {
    async of(tx, scope) {
      const clusters = scope === null ? null : [...new Set(scope)];
      await fetchChanged(tx, clusters);
      if (clusters === null && gone === null && held.size === 0)
        for (const [cluster, value] of await load(tx, null, null)) held.set(cluster, value);
      else await fetchMissing(tx, await missingOf(tx, clusters));
      if (clusters !== null) return clusters.map((cluster) => held.get(cluster)!);
      gone ??= new Set();
      return [...held.values()];
    },
    forget(cluster, item) {
      const items = changed.get(cluster) ?? new Set();
      if (item !== null && merge !== undefined && held.has(cluster) && items.size < MOST_ITEMS) {
        changed.set(cluster, items.add(item));
        return;
      }
      held.delete(cluster);
      changed.delete(cluster);
      gone?.add(cluster);
    },
    forgetAll() {
      held.clear();
      changed.clear();
      gone = null;
    },
  };
}
