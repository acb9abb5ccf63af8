import { splitExactly, WHOLE_BP } from '../shared/money.ts';
import {
  type BidFile,
  type BidLot,
  type BidMember,
  type BidPrice,
  byPrincipal,
  holdersOf,
  principalOf,
  shareOf,
} from './model.ts';

/** One member's row of the split: shares in basis points and, where the lot has an estimate, amounts in cents. */
export type SplitRow = {
  member: BidMember;
  /** Of a subcontractor: the holder of whose part its own is a part; null: a holder. */
  below: string | null;
  parts: { lotId: string; shareBp: number; amountCents: number | null }[];
  /** Sum over the lots with an estimate; null when no lot has one. */
  totalCents: number | null;
};

/**
 * The split of the work over holders and lots, each holder's subcontractors below it. The holders' sums are exact: `WHOLE_BP`,
 * and the lot's worth to the cent.
 */
export type SplitTable = {
  /** `worthCents`: the prices of the offer, else the estimate; null where neither is known or the shares are no whole. */
  lots: { lot: BidLot; sumBp: number; worthCents: number | null }[];
  rows: SplitRow[];
  totalCents: number | null;
};

/** One lot's column: shares and amounts in the order of the members. */
type Column = { lot: BidLot; shares: number[]; sumBp: number; amounts: number[] | null; worthCents: number | null };

/** Works the split out: from the prices of the offer where the lot has any, else from shares of its estimate. */
export function splitTable(file: BidFile): SplitTable {
  const members = byPrincipal(file);
  const columns = file.lots.map((lot) => pricedColumn(file, lot, members) ?? estimatedColumn(file, lot, members));
  const rows = members.map((member, index): SplitRow => {
    const parts = columns.map(({ lot, shares, amounts }) => ({
      lotId: lot.id,
      shareBp: shares[index]!,
      amountCents: amounts?.[index] ?? null,
    }));
    const below = member.role === 'sous_traitant' ? (principalOf(file, member)?.name ?? null) : null;
    return { member, below, parts, totalCents: sumOrNull(parts.map((part) => part.amountCents)) };
  });
  return {
    lots: columns.map(({ lot, sumBp, worthCents }) => ({ lot, sumBp, worthCents })),
    rows,
    totalCents: sumOrNull(rows.filter((row) => row.below === null).map((row) => row.totalCents)),
  };
}

/** The prices of the offer: a holder's are its own and those of its subcontractors, and its share follows from them. */
function pricedColumn(file: BidFile, lot: BidLot, members: readonly BidMember[]): Column | null {
  const prices = (file.prices ?? []).filter((price) => price.lotId === lot.id);
  const own = members.map((member) => sumOf(prices.filter(({ memberId }) => memberId === member.id)));
  const worthCents = own.reduce((sum, cents) => sum + cents, 0);
  if (prices.length === 0 || worthCents <= 0 || own.some((cents) => cents < 0)) return null;
  const amounts = members.map((member, row) =>
    member.role === 'sous_traitant'
      ? own[row]!
      : members.reduce(
          (sum, one, i) =>
            one.role === 'sous_traitant' && principalOf(file, one)?.id === member.id ? sum + own[i]! : sum,
          own[row]!,
        ),
  );
  const holders = members.filter((member) => member.role !== 'sous_traitant');
  const held = splitExactly(
    WHOLE_BP,
    holders.map((holder) => amounts[members.indexOf(holder)]!),
  );
  const shares = members.map(
    (member, row) =>
      held[holders.indexOf(member)] ?? Number((BigInt(amounts[row]!) * BigInt(WHOLE_BP)) / BigInt(worthCents)),
  );
  return { lot, shares, sumBp: WHOLE_BP, amounts, worthCents };
}

/** Parts of the estimate, divided by the largest-remainder rule so that nothing is lost to rounding. */
function estimatedColumn(file: BidFile, lot: BidLot, members: readonly BidMember[]): Column {
  const holders = holdersOf(file);
  const shares = members.map((member) => shareOf(file, member.id, lot.id));
  const held = holders.map((member) => shareOf(file, member.id, lot.id));
  const sumBp = held.reduce((a, b) => a + b, 0);
  const worthCents = sumBp === WHOLE_BP ? lot.estimatedCents : null;
  const exact = worthCents === null ? null : splitExactly(worthCents, held);
  const amounts =
    exact === null
      ? null
      : members.map(
          (member, i) => exact[holders.indexOf(member)] ?? Math.floor(((worthCents ?? 0) / WHOLE_BP) * shares[i]!),
        );
  return { lot, shares, sumBp, amounts, worthCents };
}

const sumOf = (prices: readonly BidPrice[]): number => prices.reduce((sum, price) => sum + price.amountCents, 0);

/** The table cut into tables of at most `most` lots each, of about as many, side by side in the order of the lots: a page is only so wide. */
export function inColumns(table: SplitTable, most: number): SplitTable[] {
  const tables = Math.max(1, Math.ceil(table.lots.length / most));
  const each = Math.ceil(table.lots.length / tables);
  const starts = Array.from({ length: tables }, (_, index) => index * each);
  return starts.map((start) => ({
    ...table,
    lots: table.lots.slice(start, start + each),
    rows: table.rows.map((row) => ({ ...row, parts: row.parts.slice(start, start + each) })),
  }));
}

const sumOrNull = (values: (number | null)[]): number | null =>
  values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
