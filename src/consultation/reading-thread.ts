import { answerTasks } from '../shared/task-thread.ts';
import { findingsIn } from './findings/find.ts';
import { readDocument } from './read-document.ts';
import type { DocumentTasks } from './reader.ts';

/** The thread that reads consultation documents: one after the other, never in the event loop. */
answerTasks<DocumentTasks>({
  read: async (bytes) => {
    const text = await readDocument(bytes);
    const { format, pages, withoutText } = text;
    return { format, pages, withoutText, findings: findingsIn(text) };
  },
});
