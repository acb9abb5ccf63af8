import { DomainError } from '../shared/errors.ts';
import { taskThread } from '../shared/task-thread.ts';
import type { Document } from './archive.ts';
import type { ParsedNotice, ReadingHint } from './notice.ts';

/** What the thread can do: plain data in, plain data out. */
export type NoticeTasks = {
  /** Loads what reading needs, so that a file's time is its own. */
  ready: () => Promise<void>;
  /** `documentsOf`: unpacks an archive. */
  documents: (name: string, bytes: Uint8Array) => Promise<Document[]>;
  /** `documentsOfUpload`: the files of a body, unpacked. */
  upload: (body: Uint8Array, contentType: string, name: string) => Promise<Document[]>;
  /** `parseNotice`. */
  notices: (bytes: Uint8Array, hint: ReadingHint) => Promise<ParsedNotice[]>;
};

/** Unpacks and reads what was sent, in a thread with limits of time and memory, one file after the other. */
export type NoticeReader = Omit<NoticeTasks, 'ready'> & { close(): Promise<void> };

/** For one file, from when its turn comes. The largest that the limits of archives let through takes 3 seconds. */
export const READING_LIMITS = {
  milliseconds: 20_000,
  /** Of the thread's heap; the bytes that archives unfold to have limits of their own (archive.ts). */
  heapMb: 768,
} as const;

/** A body below this is read on the spot: it takes a few milliseconds, as a form or a list of the API does. */
export const SMALL_BYTES = 256 * 1024;

/** The thread goes after so long without a file, for memory; chosen by reasoning: who uploads several does so within half a minute. */
const IDLE_MS = 30_000;

/**
 * A thread for reading. Files wait in line here, not in the thread. One that takes too long or too much memory ends the
 * thread and itself (nothing else stops a parser that is caught); the next one starts another.
 */
export function createNoticeReader(limits: { milliseconds: number; heapMb: number } = READING_LIMITS): NoticeReader {
  const thread = taskThread<NoticeTasks>(
    new URL('./reading-thread', import.meta.url),
    ['ready', 'documents', 'upload', 'notices'],
    IDLE_MS,
    { maxOldGenerationSizeMb: limits.heapMb },
  );
  let last: Promise<unknown> = Promise.resolve();

  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    await thread.ready();
    let late = false;
    const end = setTimeout(() => {
      late = true;
      void thread.close();
    }, limits.milliseconds);
    try {
      return await work();
    } catch (error) {
      if (late) throw refused('file_too_slow', 'Reading the file takes too long: send its parts one by one.');
      if ((error as { code?: unknown }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
      throw refused('file_too_heavy', 'Reading the file takes too much memory: send its parts one by one.');
    } finally {
      clearTimeout(end);
    }
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const reading = last.then(() => within(work));
    last = reading.catch(() => undefined);
    return reading;
  };

  return {
    close: thread.close,
    documents: (name, bytes) => inTurn(() => thread.documents(name, bytes)),
    upload: (body, contentType, name) => inTurn(() => thread.upload(body, contentType, name)),
    notices: (bytes, hint) => inTurn(() => thread.notices(bytes, hint)),
  };
}

const refused = (code: string, message: string): DomainError =>
  new DomainError('too_large', code, message, { fields: [{ pointer: '', message }] });

/** The process's reader of archives, and that of single notices, which wait for no archive. */
export const archiveReader = createNoticeReader();
export const noticeReader = createNoticeReader();
