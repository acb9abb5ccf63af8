import { answerTasks } from '../../shared/task-thread.ts';
import type { SheetTasks } from './reader.ts';
import { readSheet } from './sheet.ts';

/** The thread that reads spreadsheets: one after the other, never in the event loop. */
answerTasks<SheetTasks>({ readSheet });
