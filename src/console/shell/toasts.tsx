import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

/** Something was done: a sentence, and an act that takes it back or leads on. */
export type Toast = { text: string; act?: { label: string; run: () => void } };

const SHOWN_MS = 10_000;
let toasts: readonly (Toast & { id: number })[] = [];
let next = 1;
const listeners = new Set<() => void>();
const set = (list: typeof toasts): void => {
  toasts = list;
  for (const listener of listeners) listener();
};

/** Says that something was done. Never for errors, nor for what must be read. */
export function toast(given: Toast): void {
  set([...toasts.slice(-2), { ...given, id: next++ }]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where toasts stand; a live region that is always there, so that they are read aloud. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map((one) => (
        <OneToast key={one.id} toast={one} drop={() => set(toasts.filter(({ id }) => id !== one.id))} />
      ))}
    </div>
  );
}

function OneToast({ toast: { text, act }, drop }: { toast: Toast; drop: () => void }) {
  const t = useTexts(shellTexts);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(drop, SHOWN_MS);
    return () => clearTimeout(timer);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stays as long as the focus is in it
    <div className="toast" onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{text}</span>
      <button
        className="btn sm"
        type="button"
        onClick={() => {
          act?.run();
          drop();
        }}
      >
        {act?.label ?? t.close}
      </button>
    </div>
  );
}
