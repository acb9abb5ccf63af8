import type { BidFile, BidLot, BidMember } from './model.ts';
import { byPrincipal, principalOf } from './model.ts';

/** What one member is paid for a lot, in cents without tax; `below`: the holder that a subcontractor works for. */
export type MemberPrice = { member: BidMember; below: string | null; amountCents: number };

/** The price of a lot, in cents: by member, by rate of VAT, and whole. The tax is that of each line, rounded. */
export type LotPrice = {
  members: MemberPrice[];
  rates: { vatBp: number; amountCents: number; vatCents: number }[];
  amountCents: number;
  vatCents: number;
};

/** The price that the offer gives a lot; null while it gives none. */
export function lotPrice(file: BidFile, lot: BidLot): LotPrice | null {
  const lines = (file.prices ?? []).filter(({ lotId }) => lotId === lot.id);
  if (lines.length === 0) return null;
  const sum = (of: readonly { amountCents: number }[]): number => of.reduce((all, one) => all + one.amountCents, 0);
  const rates = [...new Set(lines.map(({ vatBp }) => vatBp))]
    .sort((a, b) => b - a)
    .map((vatBp) => {
      const same = lines.filter((line) => line.vatBp === vatBp);
      const vatCents = same.reduce((all, line) => all + Math.round((line.amountCents * vatBp) / 10_000), 0);
      return { vatBp, amountCents: sum(same), vatCents };
    });
  const members = byPrincipal(file).flatMap((member): MemberPrice[] => {
    const own = lines.filter(({ memberId }) => memberId === member.id);
    const below = member.role === 'sous_traitant' ? (principalOf(file, member)?.name ?? null) : null;
    return own.length === 0 ? [] : [{ member, below, amountCents: sum(own) }];
  });
  return { members, rates, amountCents: sum(lines), vatCents: rates.reduce((all, rate) => all + rate.vatCents, 0) };
}
