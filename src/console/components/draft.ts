import { useState } from 'react';

const DRAFT = 'groupement.draft.';
const OWNER = 'groupement.drafts-of';

/** Forgets every draft of the tab: who signs out leaves nothing to who comes next. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFT)) sessionStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be.
  }
}

/** Says whose the drafts of the tab are, before a page reads one: those of another person are forgotten. */
export function keepDraftsOf(userId: string): void {
  try {
    if (sessionStorage.getItem(OWNER) === userId) return;
    if (sessionStorage.getItem(OWNER) !== null) forgetDrafts();
    sessionStorage.setItem(OWNER, userId);
  } catch {
    // Nothing is kept where nothing can be.
  }
}

/**
 * What is typed into a form, kept in this tab until it is saved: a reload loses nothing. Only what was changed is kept:
 * what is read afresh meanwhile renews the rest, and takes nothing that was typed.
 * @param key names the form and the thing, as "organisation-0190…"
 * @param initial what stands in the fields as long as nothing is typed: what was read, or nothing
 * @returns the values, a change, what forgets them (call it when they are saved, with what was sent: what was typed since
 *   then stays), and whether something is typed that is not saved
 */
export function useDraft<T extends object>(
  key: string,
  initial: T,
): [T, (change: Partial<T>) => void, (sent?: Partial<T>) => void, boolean] {
  const place = `${DRAFT}${key}`;
  const [kept, setKept] = useState<Partial<T>>(() => {
    try {
      return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<T>;
    } catch {
      return {};
    }
  });
  const keep = (next: (before: Partial<T>) => Partial<T>) =>
    setKept((before) => {
      const left = next(before);
      try {
        if (Object.keys(left).length === 0) sessionStorage.removeItem(place);
        else sessionStorage.setItem(place, JSON.stringify(left));
      } catch {
        // Kept as long as the page.
      }
      return left;
    });
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const fieldsOf = (some: Partial<T>) => Object.entries(some) as [keyof T, unknown][];
  return [
    { ...initial, ...kept },
    (part) => keep((before) => ({ ...before, ...part })),
    (sent) =>
      keep((before) =>
        sent === undefined
          ? {}
          : (Object.fromEntries(
              fieldsOf(before).filter(([field, value]) => !isSame(value, sent[field])),
            ) as Partial<T>),
      ),
    fieldsOf(kept).some(([field, value]) => !isSame(value, initial[field])),
  ];
}
