import { describe, expect, it } from 'vitest';
import { inColumns, splitTable } from '../../src/documents/split.ts';
import { splitCsv } from '../../src/documents/split-form.ts';
import { incompleteBid, sampleBid } from './sample.ts';

describe('split', () => {
  it('sums to 100 % and to the estimate, to the cent', () => {
    const table = splitTable(sampleBid());
    expect(table.lots.every((lot) => lot.complete)).toBe(true);
    for (const [index, lot] of sampleBid().lots.entries()) {
      const holders = table.rows.filter((row) => row.below === null);
      expect(holders.reduce((sum, row) => sum + row.parts[index]!.amountCents!, 0)).toBe(lot.estimatedCents);
    }
    expect(table.totalCents).toBe(348_000_001);
  });

  it('L2193-3: has a subcontractor below the holder that it works for, its amount a part of that one’s', () => {
    const [first, below] = splitTable(sampleBid()).rows;
    expect([first!.member.id, first!.below, first!.parts[1]!.shareBp]).toEqual(['m1', null, 6_500]);
    expect([below!.member.id, below!.below]).toEqual(['m4', first!.member.name]);
    expect(below!.parts[1]).toEqual({ lotId: 'lot-2', shareBp: 6_000, amountCents: 58_800_000 });
    const other = sampleBid();
    const members = other.members.map((m) => (m.id === 'm4' ? { ...m, principalId: 'm3' } : m));
    expect(splitTable({ ...other, members }).rows.map((row) => row.member.id)).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it('is cut into tables that fit a page, with every lot and share in one of them', () => {
    const table = splitTable(sampleBid());
    const parts = inColumns(table, 1);
    expect(parts.map((part) => part.lots.map(({ lot }) => lot.id))).toEqual([['lot-1'], ['lot-2']]);
    expect(parts.map((part) => part.rows.map((row) => row.parts.map(({ shareBp }) => shareBp)))).toEqual([
      [[4_167], [0], [2_500], [3_333]],
      [[6_500], [6_000], [0], [3_500]],
    ]);
    expect(inColumns(table, 2)).toEqual([table]);
  });

  it('gives no amounts for a lot whose shares do not make a whole', () => {
    const table = splitTable(incompleteBid());
    expect(table.rows.every((row) => row.parts[1]!.amountCents === null)).toBe(true);
  });

  it('as CSV keeps a name that looks like a formula from being one', () => {
    const bid = sampleBid();
    const csv = splitCsv({
      ...bid,
      members: bid.members.map((m, i) => (i === 0 ? { ...m, name: '=HYPERLINK("http://x")' } : m)),
    });
    expect(csv.split('\n')[1]).toBe(`LOT-0001;"'=HYPERLINK(""http://x"")";83012345600017;mandataire;;41,67;1041750,01`);
  });
});
