import { and, asc, count, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { type FileError, type FileResult, importFiles, imports } from './table.ts';

export type ImportRow = typeof imports.$inferSelect;
export type ImportFileRow = Omit<typeof importFiles.$inferSelect, 'content'>;

export async function insertImport(tx: Tx, row: typeof imports.$inferInsert): Promise<ImportRow> {
  const [inserted] = await tx.insert(imports).values(row).returning();
  return inserted!;
}

/** Adds files from a position on; their bytes go along. */
export async function insertFiles(
  tx: Tx,
  importId: string,
  from: number,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.insert(importFiles).values(
    files.map((file, i) => ({
      importId,
      position: from + i,
      name: file.name,
      size: file.bytes.byteLength,
      content: file.bytes,
    })),
  );
}

export async function findImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id));
  return row ?? null;
}

export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for('update');
  return row ?? null;
}

export async function updateImport(
  tx: Tx,
  id: string,
  change: Partial<typeof imports.$inferInsert>,
): Promise<ImportRow | null> {
  const [row] = await tx.update(imports).set(change).where(eq(imports.id, id)).returning();
  return row ?? null;
}

/** Imports that are not over. */
export async function openImports(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']));
  return rows.map((row) => row.id);
}

export const listImports = (
  tx: Tx,
  clusterId: string | undefined,
  page: { limit: number; after: string[] | null },
): Promise<ImportRow[]> =>
  tx
    .select()
    .from(imports)
    .where(
      and(
        clusterId === undefined ? undefined : eq(imports.clusterId, clusterId),
        page.after === null ? undefined : lt(imports.id, page.after[0]!),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(page.limit + 1);

/** The first file that waits and that nobody else works on, locked, with its bytes. */
export async function takeWaitingFile(tx: Tx, importId: string): Promise<typeof importFiles.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(importFiles)
    .where(and(eq(importFiles.importId, importId), eq(importFiles.outcome, 'waiting')))
    .orderBy(asc(importFiles.position))
    .limit(1)
    .for('update', { skipLocked: true });
  return row ?? null;
}

/** Files still waiting, also those that somebody works on. */
export async function countWaiting(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(importFiles)
    .where(and(eq(importFiles.importId, importId), eq(importFiles.outcome, 'waiting')));
  return row?.n ?? 0;
}

/** Ends a file; its bytes are let go. */
export async function finishFile(
  tx: Tx,
  id: string,
  end: { outcome: 'done' | 'refused'; result: FileResult | null; error: FileError | null; at: Date },
): Promise<void> {
  await tx
    .update(importFiles)
    .set({ outcome: end.outcome, result: end.result, error: end.error, finishedAt: end.at, content: null })
    .where(eq(importFiles.id, id));
}

/** Drops the bytes of files that will not be looked at any more. */
export async function dropContents(tx: Tx, importId: string): Promise<void> {
  await tx.update(importFiles).set({ content: null }).where(eq(importFiles.importId, importId));
}

export type ImportTotals = {
  done: number;
  refused: number;
  waiting: number;
  notices: number;
  created: number;
  updated: number;
  unchanged: number;
  recorded: number;
};

/** What became of the files and notices of each import. */
export async function totalsOf(tx: Tx, importIds: string[]): Promise<Map<string, ImportTotals>> {
  if (importIds.length === 0) return new Map();
  const sum = (key: string) =>
    sql<number>`coalesce(sum((${importFiles.result} ->> ${sql.raw(`'${key}'`)})::int), 0)::int`;
  const rows = await tx
    .select({
      importId: importFiles.importId,
      done: sql<number>`count(*) filter (where ${importFiles.outcome} = 'done')::int`,
      refused: sql<number>`count(*) filter (where ${importFiles.outcome} = 'refused')::int`,
      waiting: sql<number>`count(*) filter (where ${importFiles.outcome} = 'waiting')::int`,
      notices: sum('notices'),
      created: sum('created'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
      recorded: sum('recorded'),
    })
    .from(importFiles)
    .where(inArray(importFiles.importId, importIds))
    .groupBy(importFiles.importId);
  return new Map(rows.map(({ importId, ...totals }) => [importId, totals]));
}

/** Files in the order of the upload, without their bytes. */
export const listFiles = (
  tx: Tx,
  importId: string,
  outcome: ImportFileRow['outcome'] | undefined,
  page: { limit: number; after: string[] | null },
): Promise<ImportFileRow[]> =>
  tx
    .select({
      id: importFiles.id,
      importId: importFiles.importId,
      position: importFiles.position,
      name: importFiles.name,
      size: importFiles.size,
      outcome: importFiles.outcome,
      result: importFiles.result,
      error: importFiles.error,
      finishedAt: importFiles.finishedAt,
    })
    .from(importFiles)
    .where(
      and(
        eq(importFiles.importId, importId),
        outcome === undefined ? undefined : eq(importFiles.outcome, outcome),
        page.after === null ? undefined : gt(importFiles.position, Number(page.after[0])),
      ),
    )
    .orderBy(asc(importFiles.position))
    .limit(page.limit + 1);
