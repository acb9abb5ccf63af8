import { splitExactly, WHOLE_BP } from '../shared/money.ts';

/** A resource in one year: costs in cents, what members promised and used in its units. */
export type YearOfUse = {
  fixedCents: number;
  unitCents: number;
  members: readonly { organisationId: string; unitsPromised: number; unitsUsed: number }[];
};

/** What one member owes for it, in cents; `keyBp` is its part of all promises. */
export type Owed = {
  organisationId: string;
  keyBp: number;
  fixedCents: number;
  useCents: number;
  shortfallCents: number;
  totalCents: number;
};

/**
 * Charges of a pooled resource: fixed costs by the key of commitments (by use where nobody promised any), each unit used at
 * its price, and each unit promised but not used at the same price, as machinery cooperatives bill them (CUMA). Fixed
 * costs are shared to the cent (largest remainder); they stay with the owner where nobody promised or used anything.
 */
export function owedFor({ fixedCents, unitCents, members }: YearOfUse): Owed[] {
  const promised = members.map(({ unitsPromised }) => unitsPromised);
  const keys = promised.some((units) => units > 0) ? promised : members.map(({ unitsUsed }) => unitsUsed);
  const shared = keys.some((units) => units > 0);
  const fixed = shared ? splitExactly(fixedCents, keys) : members.map(() => 0);
  const parts = shared ? splitExactly(WHOLE_BP, keys) : members.map(() => 0);
  return members.map(({ organisationId, unitsPromised, unitsUsed }, i) => {
    const useCents = unitsUsed * unitCents;
    const shortfallCents = Math.max(0, unitsPromised - unitsUsed) * unitCents;
    return {
      organisationId,
      keyBp: parts[i]!,
      fixedCents: fixed[i]!,
      useCents,
      shortfallCents,
      totalCents: fixed[i]! + useCents + shortfallCents,
    };
  });
}
