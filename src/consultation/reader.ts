import { taskThread } from '../shared/task-thread.ts';
import { DOCUMENT_LIMITS, type DocumentText, unreadable } from './document-text.ts';
import type { Finding } from './findings/finding.ts';

/** What was read of a document. */
export type DocumentReading = Pick<DocumentText, 'format' | 'pages' | 'withoutText'> & { findings: Finding[] };

/** What the reader of documents can do: plain data in, plain data out. */
export type DocumentTasks = { read: (bytes: Uint8Array) => Promise<DocumentReading> };

/** The thread holds the lexicon and the PDF reader: it goes when nothing was read for this long, in milliseconds. */
const IDLE_MS = 30_000;

/**
 * Reads consultation documents in a thread of its own. A document that takes longer than `DOCUMENT_LIMITS.milliseconds`
 * ends the thread with 413 `document_too_slow`: nothing else stops a parser that is caught in a hostile file.
 * @param milliseconds for one document, waiting for those before it included
 */
export function createDocumentReader(
  milliseconds: number = DOCUMENT_LIMITS.milliseconds,
): DocumentTasks & { close(): Promise<void> } {
  const thread = taskThread<DocumentTasks>(new URL('./reading-thread', import.meta.url), ['read'], IDLE_MS);
  return {
    close: thread.close,
    async read(bytes) {
      let slow = false;
      const timer = setTimeout(() => {
        slow = true;
        void thread.close();
      }, milliseconds);
      try {
        return await thread.read(bytes);
      } catch (error) {
        throw slow ? unreadable('slow') : error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
