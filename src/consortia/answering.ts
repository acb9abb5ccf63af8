import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../shared/errors.ts';
import type { Terms } from './life/terms.domain.ts';
import { findInvitation } from './store/invitations.repository.ts';

/** @throws DomainError `conflict`: the seat was offered anew or the invitation is closed; with the state that it is in */
export async function refuseClosed(tx: Tx, id: string): Promise<never> {
  const row = await findInvitation(tx, id);
  const state = row?.state ?? 'withdrawn';
  throw new DomainError(
    'conflict',
    'illegal_transition',
    `This invitation is ${state}: it can no longer be answered.`,
    {
      details: { state, allowed: [] },
    },
  );
}

/**
 * Nobody is bound to terms that it did not accept: the version that is named must be the one that stands. Where none is
 * named, the one with which the invitation was sent is meant.
 * @throws DomainError `conflict` terms_changed with the version that stands
 */
export function assertTerms(terms: Terms | null, named: number | undefined): void {
  if (terms === null || (named ?? terms.offeredVersion) === terms.version) return;
  throw new DomainError('conflict', 'terms_changed', 'The terms have changed: read them again, then accept.', {
    fields: [{ pointer: '/termsVersion', message: `must be ${terms.version}, the version that stands` }],
    details: { termsVersion: terms.version, changed: terms.changed },
  });
}
