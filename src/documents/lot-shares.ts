import { hung, paidShares } from '../consortia/life/domain.ts';
import { splitExactly, WHOLE_BP } from '../shared/money.ts';
import type { SplitShare } from './model.ts';

/** A seat as the split needs it: its share of the whole, what it covers, and its work by requirement if known. */
export type SeatShare = {
  organisationId: string;
  role?: 'mandataire' | 'cotraitant' | 'sous_traitant';
  principalId?: string | null;
  shareBp: number;
  covers: readonly string[];
  parts: readonly { requirementId: string; loadBp: number }[];
};

/**
 * Shares of each lot from the shares of the whole. With one lot they are the same. With several, a member's share is
 * spread over the lots in proportion to its work there (its parts; evenly over the lots where it covers something
 * without them; over all lots if it covers nothing), and each lot is then split exactly by the largest-remainder rule.
 * Shares that do not sum to the whole stay as they are where there is one lot, so that the fault is seen.
 */
export function lotShares(
  seats: readonly SeatShare[],
  lots: readonly { id: string; requirementIds: readonly string[] }[],
): SplitShare[] {
  const [only] = lots;
  if (lots.length === 1 && only !== undefined) {
    return seats.map((seat) => ({ memberId: seat.organisationId, lotId: only.id, shareBp: seat.shareBp }));
  }
  const loads = seats.map((seat) => loadsByLot(seat, lots));
  // Who does what is split; a principal then has its subcontractors' parts of the lot in its own.
  const done = paidShares(seats);
  const below = hung(seats);
  return lots.flatMap((lot, column) => {
    const weights = seats.map((_, row) => Math.max(0, done[row]!) * loads[row]![column]!);
    if (weights.every((weight) => weight === 0)) return [];
    const own = splitExactly(WHOLE_BP, weights);
    const shares = seats.map((seat, row) =>
      below.reduce((sum, one, i) => (one.principalId === seat.organisationId ? sum + own[i]! : sum), own[row]!),
    );
    return seats.flatMap((seat, row) =>
      shares[row] === 0 ? [] : [{ memberId: seat.organisationId, lotId: lot.id, shareBp: shares[row]! }],
    );
  });
}

/** How a member's work falls on the lots, in whole parts of `WHOLE_BP`. */
function loadsByLot(seat: SeatShare, lots: readonly { requirementIds: readonly string[] }[]): number[] {
  const worked = lots.map((lot) =>
    seat.parts
      .filter((part) => lot.requirementIds.includes(part.requirementId))
      .reduce((a, part) => a + part.loadBp, 0),
  );
  const covered = lots.map((lot) => (seat.covers.some((id) => lot.requirementIds.includes(id)) ? 1 : 0));
  const weights = [worked, covered, lots.map(() => 1)].find((list) => list.some((value) => value > 0))!;
  return splitExactly(WHOLE_BP, weights);
}
