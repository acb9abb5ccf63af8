import { useSyncExternalStore } from 'react';

type Way = 'network' | 'live';
const broken = new Map<Way, number>();
const listeners = new Set<() => void>();
let snapshot: { since: number } | null = null;

/** Notes that the server can, or cannot, be reached that way. */
export function noteConnection(way: Way, works: boolean): void {
  if (works === !broken.has(way)) return;
  if (works) broken.delete(way);
  else broken.set(way, Date.now());
  snapshot = broken.size === 0 ? null : { since: Math.min(...broken.values()) };
  for (const listener of listeners) listener();
}

window.addEventListener('offline', () => noteConnection('network', false));
window.addEventListener('online', () => noteConnection('network', true));

/** Since when the server cannot be reached; null while all is well. */
export const useConnectionLoss = (): { since: number } | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
