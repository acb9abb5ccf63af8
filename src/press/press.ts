import { taskThread } from '../shared/task-thread.ts';
import { keptPress } from './kept.ts';
import type { PressTasks } from './tasks.ts';

/** Prints documents, reports and charts in a thread of its own. */
export type Press = PressTasks & {
  /** Starts the thread and has it read its libraries, for whoever is about to ask for a paper. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

/** What the thread is told. */
export type ThreadTasks = PressTasks & Pick<Press, 'warm'>;

/** The thread holds fonts and libraries of some 100 MB: it goes when nothing was printed for this long. */
const IDLE_MS = 60_000;

/** A PDF keeps a processor busy for a quarter of a second and a zip for several: never in the event loop. */
export function createPress(): Press {
  const { warm, close, ...tasks } = taskThread<ThreadTasks>(
    new URL('./thread', import.meta.url),
    ['warm', 'document', 'package', 'yearlyPdf', 'yearlyHtml', 'chart', 'competitionPdf'],
    IDLE_MS,
  );
  return { ...keptPress<PressTasks>(tasks), warm, close };
}
