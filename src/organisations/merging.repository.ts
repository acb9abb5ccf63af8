import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { organisationMerges, organisations } from './table.ts';
import type { MergeTrail } from './trails.ts';

export type MergeRow = typeof organisationMerges.$inferSelect;
/** What a merger did: counted for people, kept to be undone. */
export type Merged = Pick<MergeTrail, 'moved' | 'dropped'> & {
  conflicts: { place: string; row: Record<string, unknown> }[];
};

/** Both rows, locked against whoever else merges or changes them; in the order of their ids. */
export const lockOrganisations = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(organisations)
    .where(inArray(organisations.id, [...ids]))
    .orderBy(organisations.id)
    .for('update');

/** The row as the database has it, by column names. */
export async function rowOf(tx: Tx, id: string): Promise<Record<string, unknown>> {
  const [row] = await tx.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(o) as row from organisations o where o.id = ${id}::uuid`,
  );
  return row!.row;
}

/** Moves what refers to `from` to `into`, and takes `from` away (drizzle/after/merging.sql). As the system. */
export async function mergeRows(tx: Tx, from: string, into: string): Promise<Merged> {
  const [row] = await tx.execute<{ merged: Merged }>(
    sql`select merge_organisations(${from}::uuid, ${into}::uuid) as merged`,
  );
  return row!.merged;
}

/** Takes a merger back. As the system. */
export async function unmergeRows(tx: Tx, into: string, trail: MergeTrail): Promise<void> {
  await tx.execute(sql`select unmerge_organisations(${JSON.stringify(trail.source)}::jsonb, ${into}::uuid,
    ${JSON.stringify(trail.moved)}::jsonb, ${JSON.stringify(trail.dropped)}::jsonb)`);
}

/** What refers to an organisation beyond its own lists: where, and how often. As the system. */
export async function usesOf(tx: Tx, id: string): Promise<{ place: string; uses: number }[]> {
  return [
    ...(await tx.execute<{ place: string; uses: number }>(
      sql`select place, sum(uses)::int as uses from organisation_uses(${id}::uuid) group by place order by place`,
    )),
  ];
}

export async function insertMerge(tx: Tx, merge: typeof organisationMerges.$inferInsert): Promise<MergeRow> {
  const [row] = await tx.insert(organisationMerges).values(merge).returning();
  return row!;
}

/** What rows that went are called now, by their old ids; over several mergers the last. As the system. */
export async function mergedInto(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const into = new Map<string, string>();
  for (let open = [...ids]; open.length > 0; ) {
    const rows = await tx
      .select({ fromId: organisationMerges.fromId, intoId: organisationMerges.intoId })
      .from(organisationMerges)
      .where(and(inArray(organisationMerges.fromId, open), isNull(organisationMerges.undoneAt)));
    for (const { fromId, intoId } of rows) into.set(fromId, intoId);
    open = rows.flatMap(({ intoId }) => (into.has(intoId) ? [] : [intoId]));
  }
  const last = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : last(next);
  };
  return new Map([...into.keys()].map((id) => [id, last(id)]));
}

/** Mergers into an organisation that the actor may see, the newest first. */
export const mergesInto = (tx: Tx, intoId: string): Promise<MergeRow[]> =>
  tx
    .select()
    .from(organisationMerges)
    .where(eq(organisationMerges.intoId, intoId))
    .orderBy(desc(organisationMerges.id))
    .limit(20);

export async function lockMerge(tx: Tx, intoId: string, id: string): Promise<MergeRow | null> {
  const [row] = await tx
    .select()
    .from(organisationMerges)
    .where(and(eq(organisationMerges.id, id), eq(organisationMerges.intoId, intoId)))
    .for('update');
  return row ?? null;
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(organisationMerges).set({ undoneAt: at }).where(eq(organisationMerges.id, id));
}

/** Puts columns of an organisation back, by their names in the database. */
export async function restoreColumns(tx: Tx, id: string, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  const set = names.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`);
  const all = [...set, sql`version = o.version + 1`, sql`updated_at = now()`];
  await tx.execute(sql`update organisations o set ${sql.join(all, sql`, `)}
    from jsonb_populate_record(null::organisations, ${JSON.stringify(columns)}::jsonb) r where o.id = ${id}::uuid`);
}

export async function deleteOrganisation(tx: Tx, id: string): Promise<void> {
  await tx.delete(organisations).where(eq(organisations.id, id));
}
