import { getHeapStatistics } from 'node:v8';
import { cellsOf } from './grid.ts';
import type { GridRow } from './limits.ts';
import { type SheetOptions, type SheetReading, sheetParts } from './sheet.ts';

/** Memory of the thread at its highest, in bytes: what its heap held, what its heap took, and what lies beside it. */
export type ThreadMemory = { heapUsed: number; heapTaken: number; beside: number };

/** What the thread that reads spreadsheets does: plain data in, plain data out. One file is open at a time. */
export type SheetTasks = {
  /** Opens a file; another one that was open is closed. */
  open(bytes: Uint8Array, options: SheetOptions): Promise<void>;
  /** The next part of the open file; null at its end, which closes it, as a file that cannot be read is closed. */
  next(): Promise<SheetReading | null>;
  cellsOf(bytes: Uint8Array, rows: ReadonlySet<number>): Promise<GridRow[]>;
  /** The highest since it was last asked, looked at before each part goes. */
  memory(): Promise<ThreadMemory>;
};

/** The tasks, for a thread that has one file open. */
export function openSheets(): SheetTasks {
  let parts: AsyncGenerator<SheetReading> | null = null;
  let most: ThreadMemory = { heapUsed: 0, heapTaken: 0, beside: 0 };
  const look = (): void => {
    const heap = getHeapStatistics();
    most = {
      heapUsed: Math.max(most.heapUsed, heap.used_heap_size),
      heapTaken: Math.max(most.heapTaken, heap.total_heap_size),
      beside: Math.max(most.beside, heap.external_memory + heap.malloced_memory),
    };
  };
  return {
    async open(bytes, options) {
      await parts?.return(undefined);
      parts = sheetParts(bytes, options);
    },
    async next() {
      const open = parts;
      parts = null;
      const part = await open?.next();
      look();
      if (part === undefined || part.done) return null;
      parts = open;
      return part.value;
    },
    cellsOf,
    async memory() {
      look();
      const told = most;
      most = { heapUsed: 0, heapTaken: 0, beside: 0 };
      return told;
    },
  };
}
