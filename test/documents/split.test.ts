import { describe, expect, it } from 'vitest';
import { splitTable } from '../../src/documents/split.ts';
import { splitCsv } from '../../src/documents/split-form.ts';
import { incompleteBid, sampleBid } from './sample.ts';

describe('split', () => {
  it('sums to 100 % and to the estimate, to the cent', () => {
    const table = splitTable(sampleBid());
    expect(table.lots.every((lot) => lot.complete)).toBe(true);
    for (const [index, lot] of sampleBid().lots.entries()) {
      expect(table.rows.reduce((sum, row) => sum + row.parts[index]!.amountCents!, 0)).toBe(lot.estimatedCents);
    }
    expect(table.totalCents).toBe(348_000_001);
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
    expect(csv.split('\n')[1]).toBe(`LOT-0001;"'=HYPERLINK(""http://x"")";83012345600017;mandataire;41,67;1041750,01`);
  });
});
