import { answerTasks } from '../../shared/task-thread.ts';
import { openSheets, type SheetTasks } from './open-sheet.ts';

/** The thread that reads spreadsheets: one after the other, never in the event loop. */
answerTasks<SheetTasks>(openSheets());
