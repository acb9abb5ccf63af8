import { invalidField } from '../../shared/errors.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { MemberRole } from './states.domain.ts';

/**
 * Who has which part of the contract, in basis points. Holders have the whole among them; a subcontractor's part is a
 * part of its principal's (L2193-3). Without a role: a holder.
 */
export type Share = {
  readonly organisationId: string;
  readonly shareBp: number;
  readonly role?: MemberRole;
  readonly principalId?: string | null;
};

/** Mandataire and cotraitants hold the contract; a subcontractor works for one who does. */
export const isHolder = ({ role }: Pick<Share, 'role'>): boolean => role !== 'sous_traitant';

/** What the holders have together, in basis points: the whole contract when the split is complete. */
export const heldBp = (shares: readonly Share[]): number =>
  shares.filter(isHolder).reduce((sum, share) => sum + share.shareBp, 0);

/** Each subcontractor below a holder: the one that it names, else the mandataire. A holder is below nobody. */
export function hung<S extends Share>(shares: readonly S[]): (S & { principalId: string | null })[] {
  const holders = new Set(shares.filter(isHolder).map((share) => share.organisationId));
  const lead = shares.find((share) => share.role === 'mandataire')?.organisationId ?? null;
  return shares.map((share) => ({
    ...share,
    principalId: isHolder(share)
      ? null
      : share.principalId != null && holders.has(share.principalId)
        ? share.principalId
        : lead,
  }));
}

/**
 * What each does and is paid for directly, in basis points: a holder's share without that of its subcontractors. Sums
 * to what the holders have together.
 */
export function paidShares(shares: readonly Share[]): number[] {
  const below = hung(shares);
  return below.map((share) =>
    isHolder(share)
      ? share.shareBp -
        below.filter((one) => one.principalId === share.organisationId).reduce((sum, one) => sum + one.shareBp, 0)
      : share.shareBp,
  );
}

/** @throws DomainError `invalid` that names the subcontractor whose principal is left without work of its own (L2193-3) */
export function assertSubcontracts(shares: readonly Share[], pointer: string): void {
  const paid = paidShares(shares);
  for (const [i, share] of shares.entries()) {
    if (!isHolder(share) || paid[i]! > 0) continue;
    const first = hung(shares).findIndex((one) => one.principalId === share.organisationId);
    throw invalidField(
      `${pointer}/${first}/shareBp`,
      `leaves nothing of the ${share.shareBp} basis points of the member that it works for: a part may be subcontracted, not the whole (L2193-3)`,
    );
  }
}

/** @throws DomainError `invalid` that names the list when the holders' shares do not sum to 10,000 exactly */
export function assertFullSplit(shares: readonly Share[], pointer: string): void {
  const sum = heldBp(shares);
  if (sum !== WHOLE_BP) {
    throw invalidField(
      pointer,
      `the shares add up to ${sum} basis points, not to ${WHOLE_BP} basis points`,
      'split_incomplete',
    );
  }
}

/**
 * Sets one member's share and takes the difference from (or gives it to) the others in proportion to what they have,
 * by largest remainder: the holders' sum stays 10,000. With `keep` given, those members' shares stay as they are. A
 * subcontractor's share is part of its principal's: nobody else's changes.
 * @throws DomainError `invalid` when the others cannot give or take the difference
 */
export function setShare<S extends Share>(
  shares: readonly S[],
  organisationId: string,
  shareBp: number,
  keep: ReadonlySet<string> = new Set(),
): S[] {
  const own = shares.find((s) => s.organisationId === organisationId);
  if (own !== undefined && !isHolder(own)) {
    return shares.map((s) => (s.organisationId === organisationId ? { ...s, shareBp } : s));
  }
  const others = shares.filter((s) => s.organisationId !== organisationId && isHolder(s));
  const yielding = others.filter((s) => !keep.has(s.organisationId));
  const fixed = others.filter((s) => keep.has(s.organisationId));
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

/**
 * The amount in cents that each share of a value stands for: the holders' sum to the value exactly, a subcontractor's is
 * part of its principal's.
 */
export function amountsOf(valueCents: number, shares: readonly Share[]): number[] {
  const holders = shares.filter(isHolder);
  const held = splitExactly(
    valueCents,
    holders.map((s) => s.shareBp),
  );
  return shares.map((share) =>
    isHolder(share)
      ? held[holders.indexOf(share)]!
      : Number((BigInt(valueCents) * BigInt(share.shareBp)) / BigInt(WHOLE_BP)),
  );
}
