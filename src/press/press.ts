import { taskThread } from '../shared/task-thread.ts';
import type { PressTasks } from './tasks.ts';

/** Prints documents, reports and charts in a thread of its own. */
export type Press = PressTasks & { close(): Promise<void> };

/** The thread holds fonts and libraries of some 100 MB: it goes when nothing was printed for this long. */
const IDLE_MS = 60_000;

/** A PDF keeps a processor busy for a quarter of a second and a zip for several: never in the event loop. */
export const createPress = (): Press =>
  taskThread<PressTasks>(
    new URL('./thread', import.meta.url),
    ['document', 'package', 'yearlyPdf', 'yearlyHtml', 'chart', 'competitionPdf'],
    IDLE_MS,
  );
