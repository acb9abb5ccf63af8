import { DomainError } from '../../shared/errors.ts';
import { taskThread } from '../../shared/task-thread.ts';
import type { GridRow } from './limits.ts';
import type { SheetTasks, ThreadMemory } from './open-sheet.ts';
import { gathered, type SheetOptions, type SheetReading } from './sheet.ts';

/** Reads spreadsheets, one after the other. */
export type SheetReader = {
  /**
   * Reads a file as a whole.
   * @throws DomainError when it cannot be read at all; `too_large` / `sheet_too_heavy` when the thread's heap does not do
   */
  readSheet(bytes: Uint8Array, options: SheetOptions): Promise<SheetReading>;
  /** The cells of some rows of a file once more. */
  cellsOf(bytes: Uint8Array, rows: ReadonlySet<number>): Promise<GridRow[]>;
  /** The thread's memory at its highest since this was last asked. */
  memory(): Promise<ThreadMemory>;
  close(): Promise<void>;
};

/** The thread holds 35,000 communes: it goes when nothing was read for this long, in milliseconds. */
const IDLE_MS = 30_000;

/** The thread's heap, in MB: with the file beside it (32 MB at most) it stays below 300. It ends alone when it needs more. */
const HEAP_MB = { maxOldGenerationSizeMb: 208, maxYoungGenerationSizeMb: 32 };

const tooHeavy = (): DomainError =>
  new DomainError('too_large', 'sheet_too_heavy', 'The file needs too much memory to be read: split it.', {
    fields: [{ pointer: '', message: 'needs too much memory to be read: split it' }],
  });

/** Reads spreadsheets in a thread of its own: 80,000 rows take many seconds. */
export function createSheetReader(heap = HEAP_MB): SheetReader {
  const thread = taskThread<SheetTasks>(
    new URL('./sheet-thread', import.meta.url),
    ['open', 'next', 'cellsOf', 'memory'],
    IDLE_MS,
    heap,
  );
  let last: Promise<unknown> = Promise.resolve();
  /** One file after the other: two that were open at once would need the memory of two. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      throw (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : error;
    }
  };
  async function* parts(bytes: Uint8Array, options: SheetOptions): AsyncGenerator<SheetReading> {
    await thread.open(bytes, options);
    for (let part = await thread.next(); part !== null; part = await thread.next()) yield part;
  }
  return {
    readSheet: (bytes, options) => inTurn(() => gathered(parts(bytes, options))),
    cellsOf: (bytes, rows) => inTurn(() => thread.cellsOf(bytes, rows)),
    memory: () => inTurn(() => thread.memory()),
    close: thread.close,
  };
}
