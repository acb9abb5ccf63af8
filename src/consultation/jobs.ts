import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/**
 * Reads one consultation document. Two at once: one waits in line while the bytes of the other are fetched; reading
 * itself is one after the other (reader.ts). Delivered again, a document that is read stays as it is.
 */
export const readDocumentJob = defineJob({
  name: 'read-document',
  payload: Strict({ documentId: Uuid }),
  attempts: 3,
  concurrency: 2,
});
