import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Tx } from '../db/transaction.ts';
import { ties } from './table.ts';

type TieRow = typeof ties.$inferSelect;
type NewTie = typeof ties.$inferInsert;

/** The one way in which a tie comes about: the smaller id first, once for each pair and cluster whose word it is. */
async function writeTie(tx: Tx, { aId, bId, ...tie }: NewTie, known: PgUpdateSetSource<typeof ties>) {
  const [a, b] = aId < bId ? [aId, bId] : [bId, aId];
  const [row] = await tx
    .insert(ties)
    .values({ ...tie, aId: a, bId: b })
    .onConflictDoUpdate({ target: [ties.aId, ties.bId, ties.clusterId], set: known })
    .returning();
  return row;
}

/** The larger of what there was and what is given. */
const larger = (column: PgColumn, name: string): SQL => sql`greatest(${column}, excluded.${sql.identifier(name)})`;

/** Sets the tie of a pair in the word of its cluster, whether there is one or not. */
export async function setTieByHand(tx: Tx, tie: NewTie): Promise<TieRow> {
  const { weightBp, jointContracts, lastYear, source } = tie;
  return (await writeTie(tx, tie, { weightBp, jointContracts, lastYear, source }))!;
}

/** Sets the tie of a pair that public awards tell of: no cluster's word, so it counts for all. Never weaker than before. */
export async function setTieOfAwards(
  tx: Tx,
  [aId, bId]: [string, string],
  tie: { weightBp: number; jointContracts: number; lastYear: number | null },
): Promise<void> {
  await writeTie(
    tx,
    { aId, bId, ...tie, source: 'awards' },
    {
      weightBp: larger(ties.weightBp, 'weight_bp'),
      jointContracts: larger(ties.jointContracts, 'joint_contracts'),
      lastYear: larger(ties.lastYear, 'last_year'),
    },
  );
}

/**
 * Notes that two organisations have bid, or won, together in a cluster: raises its tie of them by a part of what is
 * missing to the whole (`gainBp`, basis points), or makes one.
 */
export async function strengthenTie(
  tx: Tx,
  { id, a, b, clusterId }: { id: string; a: string; b: string; clusterId: string },
  gainBp: number,
  won: boolean,
  year: number,
): Promise<void> {
  const jointContracts = won ? 1 : 0;
  await writeTie(
    tx,
    { id, aId: a, bId: b, clusterId, weightBp: gainBp, jointContracts, lastYear: year, source: 'consortium' },
    {
      weightBp: sql`least(10000, ${ties.weightBp} + (10000 - ${ties.weightBp}) * ${gainBp} / 10000)`,
      jointContracts: sql`${ties.jointContracts} + ${jointContracts}`,
      lastYear: sql`greatest(coalesce(${ties.lastYear}, 0), ${year})`,
    },
  );
}
