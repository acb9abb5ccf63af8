import { sql } from 'drizzle-orm';
import { readRecords, type Sight } from '../candidates/reading.repository.ts';
import { proposableClusters } from '../clusters/conditions.repository.ts';
import { askIn } from '../db/ask.ts';
import type { Tx } from '../db/transaction.ts';
import type { Candidate } from '../matching/index.ts';

/** A candidate as the actor sees it, and with whom it never sits in a tender of the cluster: competitors, its group. */
export type KnownCandidate = { candidate: Candidate; apart: string[] };

/** One organisation, whatever it can do, as small as partners see it; null when the actor may not see it. */
export async function findCandidate(tx: Tx, id: string, clusterId: string): Promise<KnownCandidate | null> {
  const [found] = await known(tx, [id], clusterId, 'seen');
  return found ?? null;
}

/** These organisations, whatever they can do, as far as the actor may see them whole; by id. */
export const findCandidates = (tx: Tx, ids: readonly string[], clusterId: string): Promise<KnownCandidate[]> =>
  known(tx, [...ids].sort(), clusterId, 'whole');

async function known(tx: Tx, ids: readonly string[], clusterId: string, sight: Sight): Promise<KnownCandidate[]> {
  if (ids.length === 0) return [];
  const [records, clusters] = await Promise.all([
    readRecords(askIn(tx), ids, sight),
    findProposableClusters(tx, clusterId),
  ]);
  return [...records.values()]
    .filter((record) => record !== null)
    .map(({ candidate, pairs }) => {
      const apart = pairs
        .filter(({ kind, of }) => kind === 'apart' && (of == null || clusters.includes(of)))
        .map(({ a, b }) => (a === candidate.id ? b : a));
      return { candidate, apart: [...new Set(apart)].sort() };
    });
}

/** The ids of the clusters whose organisations may be proposed for a tender of this one. */
export async function findProposableClusters(tx: Tx, clusterId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`${proposableClusters(clusterId)} order by id`);
  return rows.map((row) => row.id);
}
