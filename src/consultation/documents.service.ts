import { createHash } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Document } from '../notices/archive.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import type { ConsultedTender, TenderConsultation } from '../tenders/consultation.service.ts';
import { readDocumentJob } from './jobs.ts';
import { assertReadable } from './read-document.ts';
import * as repository from './repository.ts';
import type { DocumentReadView, DocumentView, FindingView } from './schemas.ts';
import { documentView, findingViews } from './view.ts';

/** How much the documents of one tender may come to. */
export const TENDER_LIMITS = { documents: 100, bytes: 512 * 1_048_576 } as const;

export type ConsultationDocumentService = ReturnType<typeof createConsultationDocuments>;

/** The documents of a buyer's consultation: uploaded to a tender, listed, given back and removed. */
export function createConsultationDocuments(deps: {
  database: Database;
  tenders: Pick<TenderConsultation, 'find' | 'lock'>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  const { database, tenders } = deps;

  const note = (
    tx: Tx,
    actor: Actor,
    tender: ConsultedTender['tender'],
    action: string,
    payload: Record<string, unknown>,
  ) => recordAudit(tx, actor, { action, entity: 'tender', entityId: tender.id, clusterId: tender.clusterId, payload });

  const add = async (
    tx: Tx,
    actor: Actor,
    tender: ConsultedTender['tender'],
    file: Document,
  ): Promise<DocumentView> => {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const inserted = await repository.insertDocument(tx, {
      clusterId: tender.clusterId,
      tenderId: tender.id,
      name: fileName(file.name),
      size: file.bytes.byteLength,
      sha256,
      content: file.bytes,
      uploadedBy: actor.kind === 'user' ? actor.userId : null,
    });
    if (inserted === null) return documentView((await repository.findDocumentBySha(tx, tender.id, sha256))!);
    await enqueue(tx, readDocumentJob, { documentId: inserted.id }, { requestId: actor.requestId });
    await note(tx, actor, tender, 'tender.document_added', { documentId: inserted.id, size: inserted.size });
    await deps.publish(tx, tender.clusterId, 'tender.document_added', { tenderId: tender.id, documentId: inserted.id });
    return documentView({ ...inserted, findings: 0 });
  };

  const findings = async (tx: Tx, tenderId: string, documentId?: string): Promise<FindingView[]> => {
    const consulted = await tenders.find(tx, tenderId);
    const of = { tenderId, ...(documentId === undefined ? {} : { documentId }) };
    return findingViews(await repository.listFindings(tx, of), consulted);
  };

  return {
    /**
     * Keeps the files, all or none, and asks for the jobs that read them. A file that the tender has already is not kept
     * twice.
     * @throws DomainError that names the file which is empty, too large or no document
     */
    async add(actor: Actor, tenderId: string, files: readonly Document[]): Promise<{ items: DocumentView[] }> {
      assertFiles(files);
      return inTransaction(database, actor, async (tx) => {
        const { tender } = await tenders.lock(tx, tenderId);
        const items: DocumentView[] = [];
        for (const file of files) items.push(await add(tx, actor, tender, file));
        const { documents, bytes } = await repository.weighDocuments(tx, tenderId);
        if (documents > TENDER_LIMITS.documents || bytes > TENDER_LIMITS.bytes) {
          const message = `A tender has at most ${TENDER_LIMITS.documents} documents of ${TENDER_LIMITS.bytes / 1_048_576} MiB together: remove some first.`;
          throw new DomainError('unprocessable', 'too_many_documents', message, { details: { documents, bytes } });
        }
        return { items };
      });
    },

    async list(actor: Actor, tenderId: string): Promise<{ items: DocumentView[] }> {
      return inTransaction(database, actor, async (tx) => {
        await tenders.find(tx, tenderId);
        return { items: (await repository.listDocuments(tx, tenderId)).map(documentView) };
      });
    },

    async get(actor: Actor, tenderId: string, id: string): Promise<DocumentReadView> {
      return inTransaction(database, actor, async (tx) => {
        const document = await repository.findDocument(tx, tenderId, id);
        if (document === null) throw notFound('document');
        return { ...documentView(document), findings: await findings(tx, tenderId, id) };
      });
    },

    /** What all documents of a tender say. */
    async findings(actor: Actor, tenderId: string): Promise<{ items: FindingView[] }> {
      return inTransaction(database, actor, async (tx) => ({ items: await findings(tx, tenderId) }));
    },

    /** The file as it was uploaded. */
    async file(actor: Actor, tenderId: string, id: string) {
      return inTransaction(database, actor, async (tx) => {
        const found = await repository.findContent(tx, tenderId, id);
        if (found === null) throw notFound('document');
        return found;
      });
    },

    /** Removes a document with its findings; what was taken over from it stays. */
    async remove(actor: Actor, tenderId: string, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const { tender } = await tenders.lock(tx, tenderId);
        const removed = await repository.deleteDocument(tx, tenderId, id);
        if (removed === null) throw notFound('document');
        await note(tx, actor, tender, 'tender.document_removed', { documentId: id, sha256: removed.sha256 });
        await deps.publish(tx, tender.clusterId, 'tender.document_removed', { tenderId, documentId: id });
      });
    },
  };
}

function assertFiles(files: readonly Document[]): void {
  if (files.length === 0)
    throw new DomainError('invalid', 'empty_body', 'Send the document as the body, or several as a form.', {
      fields: [{ pointer: '', message: 'holds no file' }],
    });
  for (const [i, { name, bytes }] of files.entries()) {
    try {
      assertReadable(bytes);
    } catch (error) {
      if (!(error instanceof DomainError) || files.length === 1) throw error;
      throw new DomainError(error.kind, error.code, `${fileName(name)}: ${error.message}`, {
        fields: [{ pointer: `/files/${i}`, message: error.message }],
      });
    }
  }
}

/** The last part of a path, on one line. */
const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .trim()
    .slice(-200) || 'document';
