import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

/** Rows that are ticked, among those that an act is open to. */
export type Selection<T> = {
  chosen: readonly T[];
  isChosen: (row: T) => boolean;
  toggle: (row: T) => void;
  /** Ticks these too. */
  add: (rows: readonly T[]) => void;
  clear: () => void;
};

/** What is ticked of a list; rows that went away, or to which the act is closed by now, are ticked no more. */
export function useSelection<T>(
  rows: readonly T[],
  rowKey: (row: T) => string,
  open: (row: T) => boolean,
): Selection<T> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen: rows.filter((row) => open(row) && keys.has(rowKey(row))),
    isChosen: (row) => keys.has(rowKey(row)),
    toggle: (row) => {
      const next = new Set(keys);
      if (!next.delete(rowKey(row))) next.add(rowKey(row));
      setKeys(next);
    },
    add: (more) => setKeys(new Set([...keys, ...more.map(rowKey)])),
    clear: () => setKeys(new Set()),
  };
}

/** Ticks a row for an act on several; nothing where the row's state does not allow it. */
export function Tick<T>({ row, of, open, label }: { row: T; of: Selection<T>; open: boolean; label: string }) {
  if (!open) return null;
  return (
    <label className="hit">
      <input type="checkbox" aria-label={label} checked={of.isChosen(row)} onChange={() => of.toggle(row)} />
    </label>
  );
}

/** The acts on what is ticked; there only while something is. */
export function BulkBar({ count, clear, children }: { count: number; clear: () => void; children: ReactNode }) {
  const t = useTexts(shellTexts).bulk;
  return (
    <div role="status">
      {count === 0 ? null : (
        <div className="call side-act">
          <p>
            <strong>{t.chosen(count)}</strong>
          </p>
          <div className="row">
            {children}
            <button className="btn quiet" type="button" onClick={clear}>
              {t.clear}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/**
 * Does an act on each of several things, one after the other; what is refused stays, with its reason.
 * @returns how many were done, and why the first of the others was not
 */
export async function onEach<T>(
  things: readonly T[],
  act: (thing: T) => Promise<unknown>,
): Promise<{ done: number; error: Error | null }> {
  let done = 0;
  let error: Error | null = null;
  for (const thing of things) {
    try {
      await act(thing);
      done++;
    } catch (reason) {
      error ??= reason instanceof Error ? reason : new Error(String(reason));
    }
  }
  return { done, error };
}
