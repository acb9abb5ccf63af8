import { splitExactly, WHOLE_BP } from '../shared/money.ts';

/** A resource in one year: costs in cents, what members promised and used in its units. */
export type YearOfUse = {
  /** As forecast for every year. */
  fixedCents: number;
  /** What it really cost, once the year's accounts are closed; null: not entered. */
  realFixedCents?: number | null;
  unitCents: number;
  members: readonly { organisationId: string; unitsPromised: number; unitsUsed: number }[];
};

/** What one member owes for it, in cents; `keyBp` is its part of all promises. */
export type Owed = {
  organisationId: string;
  keyBp: number;
  /** Its part of the forecast. */
  fixedCents: number;
  /** What the real cost adds to it, or takes from it; 0 while that is not entered. */
  adjustmentCents: number;
  useCents: number;
  shortfallCents: number;
  totalCents: number;
};

/**
 * Charges of a pooled resource: fixed costs by the key of commitments (by use where nobody promised any), each unit used at
 * its price, and each unit promised but not used at the same price, as machinery cooperatives bill them (CUMA). Fixed
 * costs are shared to the cent (largest remainder) and adjusted to the real cost at the year's end, so that the forecast
 * with its adjustments is the real cost to the cent; they stay with the owner where nobody promised or used anything.
 */
export function owedFor({ fixedCents, realFixedCents = null, unitCents, members }: YearOfUse): Owed[] {
  const promised = members.map(({ unitsPromised }) => unitsPromised);
  const keys = promised.some((units) => units > 0) ? promised : members.map(({ unitsUsed }) => unitsUsed);
  const shared = keys.some((units) => units > 0);
  const split = (cents: number): number[] => (shared ? splitExactly(cents, keys) : members.map(() => 0));
  const [fixed, real, parts] = [split(fixedCents), split(realFixedCents ?? fixedCents), split(WHOLE_BP)];
  return members.map(({ organisationId, unitsPromised, unitsUsed }, i) => {
    const useCents = unitsUsed * unitCents;
    const shortfallCents = Math.max(0, unitsPromised - unitsUsed) * unitCents;
    return {
      organisationId,
      keyBp: parts[i]!,
      fixedCents: fixed[i]!,
      adjustmentCents: real[i]! - fixed[i]!,
      useCents,
      shortfallCents,
      totalCents: real[i]! + useCents + shortfallCents,
    };
  });
}
