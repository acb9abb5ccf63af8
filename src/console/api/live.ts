import { useEffect, useRef } from 'react';
import { noteConnection } from '../shell/connection.ts';

/** A stream that is silent for less than this has not been lost: the browser connects again by itself. */
const LOST_AFTER_MS = 3_000;

/**
 * Follows a thing that changes (server-sent events) while this tab is in sight, until `isFinal`. A lost connection is
 * said at the top of the page, and heals: the stream begins with the state as it is.
 * @param address null: nothing to follow
 */
export function useLive<T>(
  address: string | null,
  event: string,
  onChange: (value: T) => void,
  isFinal: (value: T) => boolean,
): void {
  const latest = useRef({ onChange, isFinal });
  latest.current = { onChange, isFinal };
  useEffect(() => {
    if (address === null) return;
    let source: EventSource | null = null;
    let lost: ReturnType<typeof setTimeout> | undefined;
    const healed = () => {
      clearTimeout(lost);
      lost = undefined;
      noteConnection('live', true);
    };
    const stop = () => {
      source?.close();
      source = null;
      healed();
    };
    let finished = false;
    const start = () => {
      if (finished || source !== null || document.visibilityState === 'hidden') return;
      const opened = new EventSource(address);
      source = opened;
      opened.addEventListener('open', healed);
      opened.addEventListener(event, (message) => {
        const value = JSON.parse((message as MessageEvent<string>).data) as T;
        latest.current.onChange(value);
        if (latest.current.isFinal(value)) finish();
      });
      opened.addEventListener('error', () => {
        lost ??= setTimeout(() => noteConnection('live', false), LOST_AFTER_MS);
        if (opened.readyState === EventSource.CLOSED) {
          // The server refused: try anew by hand, the browser does not.
          source = null;
          setTimeout(start, LOST_AFTER_MS);
        }
      });
    };
    const finish = () => {
      finished = true;
      stop();
    };
    const onSight = () => (document.visibilityState === 'hidden' || finished ? stop() : start());
    start();
    document.addEventListener('visibilitychange', onSight);
    return () => {
      finished = true;
      document.removeEventListener('visibilitychange', onSight);
      stop();
    };
  }, [address, event]);
}
