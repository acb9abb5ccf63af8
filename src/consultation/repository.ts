import { and, asc, count, eq, getTableColumns, inArray, isNull, ne, or, sql, sum } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import type { Finding } from './findings/finding.ts';
import { consultationDocuments, consultationFindings } from './table.ts';

/** A document without its bytes. */
export type DocumentRow = Omit<typeof consultationDocuments.$inferSelect, 'content'>;
/** A document with how many findings it has. */
export type ListedDocument = DocumentRow & { findings: number };
/** A finding as it is stored, with the name of its document. */
export type FindingRow = typeof consultationFindings.$inferSelect & { documentName: string };

const { content: _, ...withoutContent } = getTableColumns(consultationDocuments);
const listed = {
  ...withoutContent,
  findings: sql<number>`(select count(*)::int from consultation_findings f where f.document_id = consultation_documents.id)`,
};
const findingColumns = { ...getTableColumns(consultationFindings), documentName: consultationDocuments.name };

/** Null when the tender has that file already. */
export async function insertDocument(
  tx: Tx,
  row: typeof consultationDocuments.$inferInsert,
): Promise<DocumentRow | null> {
  const [inserted] = await tx.insert(consultationDocuments).values(row).onConflictDoNothing().returning(withoutContent);
  return inserted ?? null;
}

/** In the order of their upload. */
export const listDocuments = (tx: Tx, tenderId: string): Promise<ListedDocument[]> =>
  tx
    .select(listed)
    .from(consultationDocuments)
    .where(eq(consultationDocuments.tenderId, tenderId))
    .orderBy(asc(consultationDocuments.id));

/** Documents of a tender, and their bytes in all. */
export async function weighDocuments(tx: Tx, tenderId: string): Promise<{ documents: number; bytes: number }> {
  const [row] = await tx
    .select({ documents: count(), bytes: sum(consultationDocuments.size) })
    .from(consultationDocuments)
    .where(eq(consultationDocuments.tenderId, tenderId));
  return { documents: row?.documents ?? 0, bytes: Number(row?.bytes ?? 0) };
}

export async function findDocument(tx: Tx, tenderId: string, id: string): Promise<ListedDocument | null> {
  const [row] = await tx
    .select(listed)
    .from(consultationDocuments)
    .where(and(eq(consultationDocuments.id, id), eq(consultationDocuments.tenderId, tenderId)));
  return row ?? null;
}

export async function findDocumentBySha(tx: Tx, tenderId: string, sha256: string): Promise<ListedDocument | null> {
  const [row] = await tx
    .select(listed)
    .from(consultationDocuments)
    .where(and(eq(consultationDocuments.sha256, sha256), eq(consultationDocuments.tenderId, tenderId)));
  return row ?? null;
}

/** The file as it was uploaded. */
export async function findContent(
  tx: Tx,
  tenderId: string,
  id: string,
): Promise<Pick<typeof consultationDocuments.$inferSelect, 'name' | 'format' | 'content'> | null> {
  const { name, format, content } = consultationDocuments;
  const [row] = await tx
    .select({ name, format, content })
    .from(consultationDocuments)
    .where(and(eq(consultationDocuments.id, id), eq(consultationDocuments.tenderId, tenderId)));
  return row ?? null;
}

/** For the worker: a document that is to be read, with its bytes. */
export async function findUnread(tx: Tx, id: string): Promise<typeof consultationDocuments.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(consultationDocuments)
    .where(and(eq(consultationDocuments.id, id), eq(consultationDocuments.state, 'reading')));
  return row ?? null;
}

/** Locks a document that is still to be read; null once it was, or is gone. */
export async function lockUnread(tx: Tx, id: string): Promise<DocumentRow | null> {
  const [row] = await tx
    .select(withoutContent)
    .from(consultationDocuments)
    .where(and(eq(consultationDocuments.id, id), eq(consultationDocuments.state, 'reading')))
    .for('update');
  return row ?? null;
}

export async function updateDocument(
  tx: Tx,
  id: string,
  change: Partial<Omit<typeof consultationDocuments.$inferInsert, 'content'>>,
): Promise<void> {
  await tx.update(consultationDocuments).set(change).where(eq(consultationDocuments.id, id));
}

/** Removes a document with its findings; null where there is none. */
export async function deleteDocument(tx: Tx, tenderId: string, id: string): Promise<DocumentRow | null> {
  const [row] = await tx
    .delete(consultationDocuments)
    .where(and(eq(consultationDocuments.id, id), eq(consultationDocuments.tenderId, tenderId)))
    .returning(withoutContent);
  return row ?? null;
}

export async function insertFindings(tx: Tx, document: DocumentRow, findings: readonly Finding[]): Promise<void> {
  const { id: documentId, tenderId, clusterId } = document;
  await insertMany(
    tx,
    consultationFindings,
    findings.map((one, position) => ({ ...one, documentId, tenderId, clusterId, position })),
  );
}

/** Findings of a tender, or of one of its documents, in the order of upload and text. */
export const listFindings = (tx: Tx, of: { tenderId: string; documentId?: string }): Promise<FindingRow[]> =>
  tx
    .select(findingColumns)
    .from(consultationFindings)
    .innerJoin(consultationDocuments, eq(consultationDocuments.id, consultationFindings.documentId))
    .where(
      and(
        eq(consultationFindings.tenderId, of.tenderId),
        of.documentId === undefined ? undefined : eq(consultationFindings.documentId, of.documentId),
      ),
    )
    .orderBy(asc(consultationFindings.documentId), asc(consultationFindings.position));

/** Findings that ask something of who bids, as far as nobody struck them out. */
export const listNeedFindings = (
  tx: Tx,
  tenderId: string,
  kinds: readonly ('trade' | 'certificate' | 'min_turnover')[],
): Promise<FindingRow[]> =>
  tx
    .select(findingColumns)
    .from(consultationFindings)
    .innerJoin(consultationDocuments, eq(consultationDocuments.id, consultationFindings.documentId))
    .where(
      and(
        eq(consultationFindings.tenderId, tenderId),
        inArray(consultationFindings.kind, [...kinds]),
        or(isNull(consultationFindings.decision), ne(consultationFindings.decision, 'struck_out')),
      ),
    )
    .orderBy(asc(consultationFindings.documentId), asc(consultationFindings.position));

/** Notes what was decided of findings; null takes it back. */
export async function decideFindings(
  tx: Tx,
  ids: readonly string[],
  change: Pick<typeof consultationFindings.$inferInsert, 'decision' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  await tx
    .update(consultationFindings)
    .set(change)
    .where(inArray(consultationFindings.id, [...ids]));
}
