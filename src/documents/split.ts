import { splitExactly, WHOLE_BP } from '../shared/money.ts';
import { type BidFile, type BidLot, type BidMember, byPrincipal, holdersOf, principalOf, shareOf } from './model.ts';

/** One member's row of the split: shares in basis points and, where the lot has an estimate, amounts in cents. */
export type SplitRow = {
  member: BidMember;
  /** Of a subcontractor: the holder of whose part its own is a part; null: a holder. */
  below: string | null;
  parts: { lotId: string; shareBp: number; amountCents: number | null }[];
  /** Sum over the lots with an estimate; null when no lot has one. */
  totalCents: number | null;
};

/** The split of the work over holders and lots, each holder's subcontractors below it. The holders' sums are exact: `WHOLE_BP`, and the estimate to the cent. */
export type SplitTable = {
  lots: { lot: BidLot; sumBp: number; complete: boolean }[];
  rows: SplitRow[];
  totalCents: number | null;
};

/** Works the split out; each lot's estimate is divided by the largest-remainder rule, so nothing is lost to rounding. */
export function splitTable(file: BidFile): SplitTable {
  const holders = holdersOf(file);
  const members = byPrincipal(file);
  const columns = file.lots.map((lot) => {
    const shares = members.map((member) => shareOf(file, member.id, lot.id));
    const held = holders.map((member) => shareOf(file, member.id, lot.id));
    const sumBp = held.reduce((a, b) => a + b, 0);
    const exact = lot.estimatedCents !== null && sumBp === WHOLE_BP ? splitExactly(lot.estimatedCents, held) : null;
    const amounts =
      exact === null
        ? null
        : members.map(
            (member, i) =>
              exact[holders.indexOf(member)] ?? Math.floor(((lot.estimatedCents ?? 0) / WHOLE_BP) * shares[i]!),
          );
    return { lot, shares, sumBp, amounts };
  });
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
    lots: columns.map(({ lot, sumBp }) => ({ lot, sumBp, complete: sumBp === WHOLE_BP })),
    rows,
    totalCents: sumOrNull(rows.filter((row) => row.below === null).map((row) => row.totalCents)),
  };
}

/** The table cut into tables of at most `most` lots each, side by side in the order of the lots: a page is only so wide. */
export function inColumns(table: SplitTable, most: number): SplitTable[] {
  const starts = Array.from({ length: Math.max(1, Math.ceil(table.lots.length / most)) }, (_, index) => index * most);
  return starts.map((start) => ({
    ...table,
    lots: table.lots.slice(start, start + most),
    rows: table.rows.map((row) => ({ ...row, parts: row.parts.slice(start, start + most) })),
  }));
}

const sumOrNull = (values: (number | null)[]): number | null =>
  values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
