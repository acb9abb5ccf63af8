import type { DataFolder } from './paths.ts';
import { runningServer } from './postmaster.ts';

const EVERY = 100;

/**
 * Looks whether the server lives and calls `restart` when it doesn't (killed, or out of memory): connections of the
 * pools then come back by themselves. Never keeps the process alive.
 *
 * @returns what ends the watch, after a restart under way
 */
export function supervise(folder: DataFolder, restart: () => Promise<void>): () => Promise<void> {
  let ended = false;
  let look: Promise<void> = Promise.resolve();
  const again = () => {
    if (!ended) timer = setTimeout(round, EVERY).unref();
  };
  const round = () => {
    look = runningServer(folder)
      .then((server) => (server === null && !ended ? restart() : undefined))
      .catch(() => undefined)
      .then(again);
  };
  let timer = setTimeout(round, EVERY).unref();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await look;
  };
}
