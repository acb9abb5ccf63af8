import { readDocumentJob } from '../../src/consultation/jobs.ts';
import type { ConsultationReadingService } from '../../src/consultation/reading.service.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';

/** The handler of consultation documents that are to be read. */
export const readDocumentHandler = (reading: ConsultationReadingService): JobHandler =>
  handle(
    readDocumentJob,
    ({ documentId }) => reading.read(documentId),
    ({ documentId }) => reading.fail(documentId),
  );
