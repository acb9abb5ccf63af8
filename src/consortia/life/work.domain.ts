import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { Place } from './commands.domain.ts';

type LotWork = { readonly id: string; readonly estimatedCents: number | null };
type RequirementWork = { readonly id: string; readonly lotId: string; readonly weightBp: number };

/** The value of the lots together in cents; null when one of them is unknown. */
export const worthOf = (lots: readonly LotWork[]): number | null =>
  lots.length > 0 && lots.every((lot) => lot.estimatedCents !== null)
    ? lots.reduce((sum, lot) => sum + (lot.estimatedCents ?? 0), 0)
    : null;

/**
 * What each requirement is of the whole work of several lots, in basis points that sum to 10,000: its weight in the
 * lot, the lots weighing by value, or alike when a value is unknown.
 */
export function workWeights(lots: readonly LotWork[], requirements: readonly RequirementWork[]): Map<string, number> {
  const known = (worthOf(lots) ?? 0) > 0;
  const lotWeight = new Map(lots.map((lot) => [lot.id, known ? (lot.estimatedCents ?? 0) : 1]));
  const used = requirements.filter((r) => lotWeight.has(r.lotId));
  if (used.length === 0) return new Map();
  const weights = used.map((r) => r.weightBp * (lotWeight.get(r.lotId) ?? 0));
  const parts = splitExactly(WHOLE_BP, weights.some((w) => w > 0) ? weights : used.map(() => 1));
  return new Map(used.map((r, i) => [r.id, parts[i]!]));
}

/**
 * The work of each place, in the order of the places: a requirement that several cover is split by their shares.
 * The loads of a member need not sum to its share: shares are what was negotiated, loads what the lots weigh.
 */
export function partsOf(
  places: readonly Place[],
  weights: ReadonlyMap<string, number>,
): { requirementId: string; loadBp: number }[][] {
  const parts: { requirementId: string; loadBp: number }[][] = places.map(() => []);
  for (const [requirementId, weight] of weights) {
    const doing = places.flatMap((place, i) => (place.covers.includes(requirementId) ? [i] : []));
    if (doing.length === 0 || weight === 0) continue;
    const loads = splitExactly(
      weight,
      doing.map((i) => places[i]!.shareBp),
    );
    for (const [j, i] of doing.entries()) {
      if (loads[j]! > 0) parts[i]!.push({ requirementId, loadBp: loads[j]! });
    }
  }
  return parts;
}
