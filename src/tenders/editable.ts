import { DomainError } from '../shared/errors.ts';
import { allowedTenderTransitions, type TenderState } from './domain.ts';

const FROZEN: readonly TenderState[] = ['submitted', 'awarded', 'lost', 'cancelled', 'withdrawn'];

/** @throws DomainError `conflict` once the bid is in */
export function assertEditable(state: TenderState): void {
  if (!FROZEN.includes(state)) return;
  throw new DomainError('conflict', 'not_editable', `A tender that is ${state} can no longer be changed.`, {
    details: { state, allowed: allowedTenderTransitions(state) },
  });
}
