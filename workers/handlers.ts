import type { Notifications } from '../src/db/notifications.ts';
import type { JobHandler } from '../src/queue/worker.ts';
import type { Services } from '../src/services.ts';
import { importHandler } from './intake/import.ts';
import { watchHandlers } from './intake/watch.ts';
import { matchRunHandler } from './match/match-run.ts';
import type { EngineThreads } from './match/threads.ts';
import { membershipEndedHandler } from './membership-ended.ts';

/** What handlers work with. */
export type HandlerDependencies = {
  services: Services;
  notifications: Notifications;
  threads: EngineThreads;
};

/** The handler of every kind of job in JOBS. */
export const createHandlers = ({ services, notifications, threads }: HandlerDependencies): JobHandler[] => [
  importHandler(services.imports),
  ...watchHandlers(services.watches),
  matchRunHandler({ execution: services.matchExecution, threads, notifications }),
  membershipEndedHandler({ network: services.network }),
];
