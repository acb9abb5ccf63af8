import { answerTasks } from '../shared/task-thread.ts';
import { matchTrades } from '../taxonomies/lexicon/match.ts';
import { findingsIn } from './findings/find.ts';
import { readDocument } from './read-document.ts';
import type { DocumentTasks } from './reader.ts';

/** Not a document: to refuse it the reader of PDFs is loaded. */
const BLANK = new TextEncoder().encode('%PDF-');

/** The thread that reads consultation documents: one after the other, never in the event loop. */
answerTasks<DocumentTasks>({
  ready: async () => {
    await readDocument(BLANK, () => undefined).catch(() => undefined);
    matchTrades('maçonnerie', 1);
  },
  read: async (bytes, progress) => {
    const text = await readDocument(bytes, (done, total) => {
      progress[0] = done;
      progress[1] = total;
    });
    const { format, pages, withoutText, stretches } = text;
    return { format, pages, withoutText, hasText: stretches.length > 0, findings: findingsIn(text) };
  },
});
