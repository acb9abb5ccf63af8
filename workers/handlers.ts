import type { JobHandler } from '../src/queue/worker.ts';
import type { Services } from '../src/services.ts';

/** The handler of every kind of job in JOBS. */
export const createHandlers = (_services: Services): JobHandler[] => [];
