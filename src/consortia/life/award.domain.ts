import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import { hung, isHolder, paidShares, type Share } from './split.domain.ts';
import type { MemberRole } from './states.domain.ts';

/** A seat, as far as its part of an award goes; `covers` are ids of requirements. */
export type AwardSeat = Share & { role: MemberRole; covers: readonly string[] };
/** A lot that was won, for how much without tax, and what it needs. */
export type WonLot = { lotId: string; amountCents: number; requirementIds: readonly string[] };
/** What somebody asked for of a lot, or gets of it. */
type Priced = { lotId: string; organisationId: string; amountCents: number };

/** Who has a part of the contract: shares in basis points, 10,000 together. */
export type AwardedPart<S extends AwardSeat> = { seat: S; role: MemberRole; shareBp: number };

/**
 * Each member's part of the contract, for what it is paid directly. Where not all lots of the bid were won, who works in
 * none of those that were has no part; who leads one of them is the mandataire where the group's is not there. The parts are
 * by the amounts of the award, or else each lot's by the prices that were offered for it, where every member has some; else as
 * the seats say, a principal without its subcontractors' parts.
 */
export function awardedParts<S extends AwardSeat>(
  seats: readonly S[],
  award: {
    lots: readonly WonLot[];
    /** Whether every lot of the bid was won. */
    whole: boolean;
    leads: readonly { lotId: string; organisationId: string }[];
    /** As the buyer's decision splits them; empty: it does not. */
    amounts: readonly Priced[];
    prices: readonly Priced[];
  },
): AwardedPart<S>[] {
  const won = new Set(award.lots.map(({ lotId }) => lotId));
  const ofWon = (priced: readonly Priced[]) => priced.filter(({ lotId }) => won.has(lotId));
  const [amounts, prices] = [ofWon(award.amounts), ofWon(award.prices)];
  const kept = award.whole ? seats : atWork(seats, award.lots, [...amounts, ...prices]);
  const lead = kept.some(({ role }) => role === 'mandataire') ? undefined : leadOf(kept, award.leads, won);
  const shares = sharesOf(kept, amounts.length > 0 ? amounts : awardedPrices(award.lots, prices));
  return kept.map((seat, i) => ({
    seat,
    role: seat.organisationId === lead?.organisationId ? 'mandataire' : seat.role,
    shareBp: shares[i]!,
  }));
}

/** Who does or is paid for some work of these lots, and the principals of subcontractors among them; all where nobody is known to. */
function atWork<S extends AwardSeat>(
  seats: readonly S[],
  lots: readonly WonLot[],
  priced: readonly Priced[],
): readonly S[] {
  const needs = new Set(lots.flatMap(({ requirementIds }) => requirementIds));
  const works = (seat: S) =>
    seat.covers.some((id) => needs.has(id)) ||
    priced.some((one) => one.organisationId === seat.organisationId && one.amountCents > 0);
  const principals = new Set(hung(seats).flatMap((seat) => (works(seat) ? (seat.principalId ?? []) : [])));
  const kept = seats.filter((seat) => works(seat) || principals.has(seat.organisationId));
  return kept.length === 0 ? seats : kept;
}

/** Who leads among several holders without the group's mandataire. */
function leadOf<S extends AwardSeat>(
  kept: readonly S[],
  leads: readonly { lotId: string; organisationId: string }[],
  won: ReadonlySet<string>,
): S | undefined {
  const holders = kept.filter(isHolder);
  const named = leads.find(({ lotId }) => won.has(lotId))?.organisationId;
  if (kept.length < 2) return undefined;
  return holders.find(({ organisationId }) => organisationId === named) ?? holders[0];
}

/** What each gets of what the lots were awarded for, in proportion to the prices of each; nothing where a lot has none. */
function awardedPrices(lots: readonly WonLot[], prices: readonly Priced[]): Priced[] {
  const parts = lots.map(({ lotId, amountCents }) => {
    const lines = prices.filter((line) => line.lotId === lotId);
    if (lines.reduce((sum, line) => sum + line.amountCents, 0) <= 0) return null;
    const cents = splitExactly(
      amountCents,
      lines.map((line) => line.amountCents),
    );
    return lines.map((line, i) => ({ ...line, amountCents: cents[i]! }));
  });
  return parts.includes(null) ? [] : parts.flatMap((part) => part ?? []);
}

function sharesOf(seats: readonly AwardSeat[], priced: readonly Priced[]): number[] {
  const sums = seats.map(({ organisationId }) =>
    priced.filter((one) => one.organisationId === organisationId).reduce((sum, one) => sum + one.amountCents, 0),
  );
  const paid = paidShares(seats);
  const weights = sums.every((sum) => sum > 0) && sums.length > 0 ? sums : null;
  // The seats share the whole bid; those that are left of them share what is left of it.
  if (weights === null && paid.reduce((sum, bp) => sum + bp, 0) === WHOLE_BP) return paid;
  const shares = splitExactly(WHOLE_BP, weights ?? paid);
  // Who has some work has some share, however small.
  return shares.every((bp) => bp > 0)
    ? shares
    : splitExactly(WHOLE_BP - seats.length, weights ?? paid).map((bp) => bp + 1);
}
