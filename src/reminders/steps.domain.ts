const DAY_MS = 86_400_000;

/**
 * How many days before its end each thing is told of, the last first; -1: once more when its day has passed. Each step
 * is told once: whoever learns of a thing late is told of the step that it stands at, not of those before.
 */
export const STEPS = {
  bid: [2, 7],
  facts: [-1, 2, 7],
  certificate: [7, 30, 90],
  /** What the law dates: see src/calendar/legal-deadlines.repository.ts. */
  replacement: [1, 4],
  silence: [-1],
  validity: [7, 30],
  standstill: [-1],
  term: [14, 60],
  action: [-1, 1, 7],
} as const;

/** Days after its award at which a contract that nobody has signed is told of, the last first. */
export const UNSIGNED_DAYS = [21, 7] as const;

/** Whole days from the one day to the other, as `YYYY-MM-DD`; negative when the end has passed. */
export const daysUntil = (end: string, today: string): number =>
  Math.round((Date.parse(end) - Date.parse(today)) / DAY_MS);

/** The step at which something stands that ends in so many days; null: none yet. */
export const stepOf = (days: number, steps: readonly number[]): number | null =>
  [...steps].sort((a, b) => a - b).find((step) => days <= step) ?? null;
