import type { SuggestedConstraint } from '../notices/requirements/suggestion.ts';

/** Whom a contract may be reserved to (L2113-12 to -16). */
export type ReservedTo = 'disability_or_integration' | 'social_economy' | 'prison';

/** Codes of the EU's list `reserved-procurement`, as notices tell it. */
const CODES: Readonly<Record<string, ReservedTo>> = {
  'res-ws': 'disability_or_integration',
  'res-pub-ser': 'social_economy',
};

/** Conditions that a lot's notice suggests, each with whether a coordinator confirmed it. */
export const suggestionsOf = (lot: { facts: Record<string, unknown> | null }): SuggestedConstraint[] =>
  (lot.facts?.['suggestedConstraints'] as SuggestedConstraint[] | undefined) ?? [];

/** Whom a lot is reserved to: what its notice says and a coordinator confirmed; null: nobody, or not confirmed. */
export function reservedLotTo(lot: { facts: Record<string, unknown> | null }): ReservedTo | null {
  const codes = suggestionsOf(lot)
    .filter(({ kind, confirmed }) => kind === 'reserved' && confirmed)
    .flatMap(({ text }) => (text ?? '').split(','));
  return codes.map((code) => CODES[code.trim()]).find((kind) => kind !== undefined) ?? null;
}

/** Whom the whole tender is reserved to: where all of its lots are, and to the same. */
export function reservedWhole(lots: readonly { facts: Record<string, unknown> | null }[]): ReservedTo | null {
  const [first, ...others] = lots.map(reservedLotTo);
  return first !== undefined && others.every((kind) => kind === first) ? first : null;
}
