import { answerTasks } from '../shared/task-thread.ts';
import { documentsOf } from './archive.ts';
import { parseNotice } from './parse.ts';
import type { NoticeTasks } from './reader.ts';
import { documentsOfUpload } from './upload.ts';

/** The thread that unpacks archives and reads large notices: one after the other, never in the event loop. */
answerTasks<NoticeTasks>({
  ready: async () => undefined,
  documents: (name, bytes) => documentsOf(name, bytes),
  upload: (body, contentType, name) => documentsOfUpload(Buffer.from(body), contentType, name),
  notices: async (bytes, hint) => parseNotice(bytes, hint),
});
