import { DomainError } from '../shared/errors.ts';
import type { Measure } from './table.ts';

/** What a contract has brought by measure, in cents. */
export type Totals = Readonly<Record<Measure, number>>;

/** A measure that would pass the one that it follows: more invoiced than signed, more paid than invoiced. In cents. */
export type Doubt = { measure: Measure; after: Measure; wouldBeCents: number; limitCents: number };

const FOLLOWS: readonly (readonly [Measure, Measure])[] = [
  ['invoiced', 'signed'],
  ['paid', 'invoiced'],
];

/** What an entry makes doubtful; an entry that brings a measure nearer to the one that it follows does not. */
export function doubtsOf(totals: Totals, entry: { measure: Measure; amountCents: number }): Doubt[] {
  if (entry.amountCents <= 0) return [];
  return FOLLOWS.flatMap(([measure, after]): Doubt[] => {
    if (measure !== entry.measure) return [];
    const wouldBeCents = totals[measure] + entry.amountCents;
    return wouldBeCents > totals[after] ? [{ measure, after, wouldBeCents, limitCents: totals[after] }] : [];
  });
}

/**
 * Asks for a yes before an entry that does not look right.
 * @throws DomainError `implausible` (409) with the doubts; the same with `confirm` goes through
 */
export function assertPlausible(
  totals: Totals,
  entry: { measure: Measure; amountCents: number },
  confirm: boolean,
): void {
  const doubts = doubtsOf(totals, entry);
  if (confirm || doubts.length === 0) return;
  throw new DomainError('conflict', 'implausible', 'This does not look right: confirm it, or correct it.', {
    fields: [{ pointer: '/amount/amountCents', message: 'is more than what it follows: confirm it' }],
    details: { doubts },
  });
}
