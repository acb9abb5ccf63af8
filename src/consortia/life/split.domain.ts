import { invalidField } from '../../shared/errors.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';

/** Who has which part of the contract, in basis points. */
export type Share = { readonly organisationId: string; readonly shareBp: number };

/** @throws DomainError `invalid` that names the list when the shares do not sum to 10,000 exactly */
export function assertFullSplit(shares: readonly Share[], pointer: string): void {
  const sum = shares.reduce((total, share) => total + share.shareBp, 0);
  if (sum !== WHOLE_BP) {
    throw invalidField(pointer, `the shares sum to ${sum} basis points, not to ${WHOLE_BP}`, 'split_incomplete');
  }
}

/**
 * Sets one member's share and takes the difference from (or gives it to) the others in proportion to what they have,
 * by largest remainder: the sum stays 10,000. With `keep` given, those members' shares stay as they are.
 * @throws DomainError `invalid` when the others cannot give or take the difference
 */
export function setShare<S extends Share>(
  shares: readonly S[],
  organisationId: string,
  shareBp: number,
  keep: ReadonlySet<string> = new Set(),
): S[] {
  const yielding = shares.filter((s) => s.organisationId !== organisationId && !keep.has(s.organisationId));
  const fixed = shares.filter((s) => s.organisationId !== organisationId && keep.has(s.organisationId));
  const left = WHOLE_BP - shareBp - fixed.reduce((sum, s) => sum + s.shareBp, 0);
  const weights = yielding.map((s) => s.shareBp);
  if (left < yielding.length || (yielding.length === 0 && left !== 0)) {
    throw invalidField(
      '/shareBp',
      `leaves ${left} basis points for ${yielding.length} other members`,
      'split_incomplete',
    );
  }
  const even = weights.every((w) => w === 0);
  // Everybody keeps at least one basis point: a seat without a share is no seat.
  const parts =
    yielding.length === 0
      ? []
      : splitExactly(left - yielding.length, even ? weights.map(() => 1) : weights).map((part) => part + 1);
  const next = new Map(yielding.map((s, i) => [s.organisationId, parts[i]!]));
  return shares.map((s) => ({
    ...s,
    shareBp: s.organisationId === organisationId ? shareBp : (next.get(s.organisationId) ?? s.shareBp),
  }));
}

/** The amount in cents that each share of a value stands for; sums to the value exactly. */
export const amountsOf = (valueCents: number, shares: readonly Share[]): number[] =>
  splitExactly(
    valueCents,
    shares.map((s) => s.shareBp),
  );
