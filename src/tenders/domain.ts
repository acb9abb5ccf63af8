import { illegalTransition } from '../shared/errors.ts';

/** The states of a tender (DESIGN.md section 5). */
export type TenderState =
  | 'draft'
  | 'published'
  | 'matching'
  | 'proposed'
  | 'bidding'
  | 'submitted'
  | 'awarded'
  | 'lost'
  | 'cancelled'
  | 'withdrawn';

/**
 * Where a tender can go from each state. A match run that ends without a consortium leads back to `published`, a new
 * run from `proposed` to `matching`; bidding that falls apart leads back to `proposed`.
 */
const NEXT: Record<TenderState, readonly TenderState[]> = {
  draft: ['published', 'withdrawn'],
  published: ['matching', 'proposed', 'bidding', 'cancelled', 'withdrawn'],
  matching: ['proposed', 'published', 'cancelled', 'withdrawn'],
  proposed: ['matching', 'bidding', 'cancelled', 'withdrawn'],
  bidding: ['submitted', 'proposed', 'cancelled', 'withdrawn'],
  submitted: ['awarded', 'lost', 'cancelled', 'withdrawn'],
  awarded: [],
  // The buyer turns to the bid after the one chosen fell away (R2181-7).
  lost: ['submitted'],
  cancelled: [],
  withdrawn: [],
};

/** States that the tender may go to from here. */
export const allowedTenderTransitions = (state: TenderState): readonly TenderState[] => NEXT[state];

/**
 * The state after the move.
 * @throws DomainError `conflict` naming the current state and the allowed ones
 */
export function transitionTender(state: TenderState, to: TenderState): TenderState {
  if (!NEXT[state].includes(to)) throw illegalTransition('tender', state, to, NEXT[state]);
  return to;
}
