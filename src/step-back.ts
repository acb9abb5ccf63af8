import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** The niceness of a worker process: nobody waits for it as for an answer of the API, or for the database. */
const WORKER_NICE = 10;

/**
 * Lets requests and the database go before this process. Linux weighs sessions against each other before it looks at
 * processes (sched_autogroup): a nice process steps back within its session alone, and the session of a busy worker
 * would still get as much as the database. So the session steps back too, where it is this process's own, as that of
 * a service is. Containers are weighed by their `cpu_shares` instead.
 */
export function stepBack(): void {
  setPriority(WORKER_NICE);
  try {
    // On Linux that was this thread alone: those that collect garbage for all others were there before it.
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), WORKER_NICE);
    if (ownSession() === process.pid) writeFileSync('/proc/self/autogroup', String(WORKER_NICE));
  } catch {
    // Not Linux, or a kernel without autogroups: there is no session to step back with.
  }
}

/** The number of this process's session: that of the process which began it. The name before it may hold anything. */
function ownSession(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
}
