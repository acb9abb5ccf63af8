import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { DocumentReader, DocumentReading } from './reader.ts';
import * as repository from './repository.ts';
import type { DocumentFault } from './table.ts';

const READER = systemActor('consultation');
/** Progress is written at most this often, in milliseconds. */
const PROGRESS_MS = 1_000;

export type ConsultationReadingService = ReturnType<typeof createConsultationReading>;

/** Reading uploaded documents, for the worker. */
export function createConsultationReading(deps: {
  database: Database;
  clock: Clock;
  reader: DocumentReader;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  const { database, clock } = deps;

  /** Ends the reading once, whichever way; a document that was removed meanwhile stays so. */
  const end = (id: string, outcome: { reading: DocumentReading } | { fault: DocumentFault }): Promise<void> =>
    inTransaction(database, READER, async (tx) => {
      const document = await repository.lockUnread(tx, id);
      if (document === null) return;
      const change = 'fault' in outcome ? failed(outcome.fault) : await keep(tx, document, outcome.reading);
      await repository.updateDocument(tx, id, { ...change, finishedAt: clock() });
      const { clusterId, tenderId } = document;
      const findings = 'fault' in outcome ? 0 : outcome.reading.findings.length;
      await recordAudit(tx, READER, {
        action: `tender.document_${change.state === 'failed' ? 'failed' : 'read'}`,
        entity: 'tender',
        entityId: tenderId,
        clusterId,
        payload: {
          documentId: id,
          state: change.state,
          findings,
          ...('fault' in outcome ? { code: outcome.fault.code } : {}),
        },
      });
      await deps.publish(tx, clusterId, 'tender.document_read', {
        tenderId,
        documentId: id,
        state: change.state,
        findings,
      });
    });

  const noteProgress = (id: string, pagesDone: number, pages: number): Promise<void> =>
    inTransaction(database, READER, (tx) => repository.updateDocument(tx, id, { pagesDone, pages }));

  return {
    /** Reads one document and keeps what it says. A document that cannot be read says why; anything else is tried again. */
    async read(id: string): Promise<void> {
      const document = await inTransaction(database, READER, async (tx) => {
        const found = await repository.findUnread(tx, id);
        if (found !== null) await repository.updateDocument(tx, id, { startedAt: clock() });
        return found;
      });
      if (document === null) return;
      let writing: Promise<void> = Promise.resolve();
      let told = 0;
      const onProgress = (done: number, total: number): void => {
        if (performance.now() - told < PROGRESS_MS) return;
        told = performance.now();
        writing = writing.then(() => noteProgress(id, done, total));
      };
      const outcome = await deps.reader.read(document.content, onProgress).then(
        (reading) => ({ reading }),
        (error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          return { fault: { code: error.code, message: error.message } };
        },
      );
      await writing;
      await end(id, outcome);
    },

    /** No further attempt will be made. */
    fail: (id: string): Promise<void> =>
      end(id, {
        fault: { code: 'internal_error', message: 'Something went wrong while the document was being read.' },
      }),
  };
}

const failed = (fault: DocumentFault) => ({ state: 'failed' as const, fault });

async function keep(tx: Tx, document: repository.DocumentRow, reading: DocumentReading) {
  await repository.insertFindings(tx, document, reading.findings);
  return {
    state: reading.hasText ? ('read' as const) : ('no_text' as const),
    format: reading.format,
    pages: reading.pages,
    pagesDone: reading.pages ?? 0,
    pagesWithoutText: reading.withoutText,
  };
}
