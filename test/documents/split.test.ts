import { describe, expect, it } from 'vitest';
import { inColumns, splitTable } from '../../src/documents/split.ts';
import { splitCsv } from '../../src/documents/split-form.ts';
import { incompleteBid, oneLotBid, sampleBid } from './sample.ts';

describe('split', () => {
  it('sums to 100 % and to the estimate, to the cent', () => {
    const table = splitTable(sampleBid());
    expect(table.lots.map((lot) => lot.worthCents)).toEqual([250_000_001, 98_000_000]);
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

  it('takes the prices of the offer, and shares from them, a subcontractor’s within its principal’s', () => {
    const table = splitTable(oneLotBid());
    expect(table.lots[0]).toMatchObject({ sumBp: 10_000, worthCents: 249_400_050 });
    expect(table.rows.map(({ parts: [part] }) => [part!.shareBp, part!.amountCents])).toEqual([
      [4_170, 104_000_050],
      [2_502, 62_400_000],
      [3_328, 83_000_000],
    ]);
    const below = sampleBid({
      prices: [
        { lotId: 'lot-2', memberId: 'm1', label: 'Pilotage', amountCents: 10_000_000, vatBp: 2_000 },
        { lotId: 'lot-2', memberId: 'm3', label: 'Automatismes', amountCents: 30_000_000, vatBp: 2_000 },
        { lotId: 'lot-2', memberId: 'm4', label: 'Câblage', amountCents: 40_000_000, vatBp: 2_000 },
      ],
    });
    expect(
      splitTable(below).rows.map(({ member, parts }) => [member.id, parts[1]!.shareBp, parts[1]!.amountCents]),
    ).toEqual([
      ['m1', 6_250, 50_000_000],
      ['m4', 5_000, 40_000_000],
      ['m2', 0, 0],
      ['m3', 3_750, 30_000_000],
    ]);
    // A lot without prices keeps the parts of its estimate.
    expect(splitTable(below).lots[0]!.worthCents).toBe(250_000_001);
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
