import { taskThread } from '../shared/task-thread.ts';
import { DOCUMENT_LIMITS, type DocumentText, unreadable } from './document-text.ts';
import type { Finding } from './findings/finding.ts';

/** What was read of a document. */
export type DocumentReading = Pick<DocumentText, 'format' | 'pages' | 'withoutText'> & {
  /** Whether there is any text at all: a scan has none. */
  hasText: boolean;
  findings: Finding[];
};

/** Pages read and pages of a document, in memory that both threads see: `[done, total]`; a total of 0 isn't known. */
export type ReadingProgress = Int32Array<SharedArrayBuffer>;

/** What the thread can do: plain data in, plain data out. */
export type DocumentTasks = {
  /** Loads what reading needs, so that a document's time is its own. */
  ready: () => Promise<void>;
  read: (bytes: Uint8Array, progress: ReadingProgress) => Promise<DocumentReading>;
};

/** Reads consultation documents, one after the other. */
export type DocumentReader = {
  /**
   * @param onProgress told now and then of pages read and pages in all
   * @throws DomainError for a document that cannot be read, or takes too long or too much memory
   */
  read(bytes: Uint8Array, onProgress?: (done: number, total: number) => void): Promise<DocumentReading>;
  close(): Promise<void>;
};

/** The thread holds the lexicon and the PDF reader: it goes when nothing was read for this long, in milliseconds. */
const IDLE_MS = 30_000;
const LOOK_MS = 250;
/** Of the thread's heap: texts and trees. Beyond it the thread ends alone. */
const HEAP_MB = 768;

/**
 * Reads consultation documents in a thread of its own. They wait in line here, not in the thread: time counts from when
 * a document's turn comes. One that takes longer than `DOCUMENT_LIMITS.milliseconds`, or makes the process grow by more
 * than `DOCUMENT_LIMITS.memory`, ends the thread and itself (nothing else stops a parser that is caught in a hostile file);
 * the next one starts another thread.
 * @param limits for one document
 */
export function createDocumentReader(
  limits: { milliseconds: number; memory: number } = DOCUMENT_LIMITS,
): DocumentReader {
  const thread = taskThread<DocumentTasks>(new URL('./reading-thread', import.meta.url), ['ready', 'read'], IDLE_MS, {
    maxOldGenerationSizeMb: HEAP_MB,
  });
  let last: Promise<unknown> = Promise.resolve();

  const readNow = async (
    bytes: Uint8Array,
    onProgress: (done: number, total: number) => void,
  ): Promise<DocumentReading> => {
    await thread.ready();
    const progress: ReadingProgress = new Int32Array(new SharedArrayBuffer(8));
    const ends = performance.now() + limits.milliseconds;
    const before = process.memoryUsage.rss();
    let why: 'slow' | 'heavy' | null = null;
    const looking = setInterval(
      () => {
        if (performance.now() >= ends) why ??= 'slow';
        // Buffers are outside of the heap that the thread's own limit is for.
        if (process.memoryUsage.rss() - before > limits.memory) why ??= 'heavy';
        if (why !== null) void thread.close();
        else if (progress[1]! > 0) onProgress(progress[0]!, progress[1]!);
      },
      Math.min(LOOK_MS, limits.milliseconds),
    );
    try {
      return await thread.read(bytes, progress);
    } catch (error) {
      if (why !== null) throw unreadable(why);
      throw (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? unreadable('heavy') : error;
    } finally {
      clearInterval(looking);
    }
  };

  return {
    close: thread.close,
    read(bytes, onProgress = () => undefined) {
      const reading = last.then(() => readNow(bytes, onProgress));
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}
