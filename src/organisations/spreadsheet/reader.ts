import { taskThread } from '../../shared/task-thread.ts';
import type { SheetOptions, SheetReading } from './sheet.ts';

/** What the reader of spreadsheets can do: plain data in, plain data out. */
export type SheetTasks = { readSheet: (bytes: Uint8Array, options: SheetOptions) => Promise<SheetReading> };

/** The thread holds 35,000 communes: it goes when nothing was read for this long, in milliseconds. */
const IDLE_MS = 30_000;

/** Reads spreadsheets in a thread of its own: 80,000 rows take many seconds. */
export const createSheetReader = (): SheetTasks & { close(): Promise<void> } =>
  taskThread<SheetTasks>(new URL('./sheet-thread', import.meta.url), ['readSheet'], IDLE_MS);
