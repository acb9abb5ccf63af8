import { describe, expect, it } from 'vitest';
import type { BidFile, BidMember } from '../../src/documents/model.ts';
import { renderDocument } from '../../src/documents/render.ts';
import { pdfPages } from '../reading.ts';
import { incompleteBid, sampleBid } from './sample.ts';

const pagesOf = async (bid: BidFile, request: Parameters<typeof renderDocument>[1]): Promise<string[]> =>
  pdfPages((await renderDocument(bid, request)).bytes);

/** Twelve members, forty requirements in three lots, long names: the most that one page has to take. */
function largestBid(): BidFile {
  const bid = sampleBid();
  const letters = 'ABCDEFGHIJKL'.split('');
  const requirement = (lot: number, n: number) => ({
    id: `r${lot}-${n}`,
    cpv: '45262670',
    label: `Prestation numéro ${n} avec un intitulé de nomenclature assez long pour être coupé`,
    weightBp: 100,
    mandatory: n % 2 === 0,
  });
  const lots = [1, 2, 3].map((lot) => ({
    id: `l${lot}`,
    externalId: `LOT-000${lot}`,
    title: `Lot ${lot} dont le titre est lui aussi très long et détaillé, comme dans les vrais avis`,
    estimatedCents: 100_000_000 * lot + 7,
    deadline: '2026-12-15T11:00:00Z',
    requirements: Array.from({ length: lot === 1 ? 14 : 13 }, (_, n) => requirement(lot, n)),
  }));
  const all = lots.flatMap((lot) => lot.requirements.map((r) => r.id));
  const members = letters.map(
    (letter, index): BidMember => ({
      ...bid.members[index % 4]!,
      id: letter,
      name: `Société ${letter} de construction et de réparation navale de l’Ouest`,
      role: index === 0 ? 'mandataire' : 'cotraitant',
      covers: all.filter((_, n) => n % letters.length === index),
    }),
  );
  const split = lots.flatMap((lot) =>
    letters.map((memberId, index) => ({ memberId, lotId: lot.id, shareBp: index < 4 ? 834 : 833 })),
  );
  return { ...bid, lots, members, split };
}

describe('dossier', () => {
  it('is one page with every member, in both languages, complete or not', async () => {
    for (const bid of [sampleBid(), incompleteBid()]) {
      for (const language of ['fr', 'en'] as const) {
        const pages = await pagesOf(bid, { kind: 'dossier', language });
        expect(pages).toHaveLength(1);
        for (const member of bid.members) expect(pages[0]).toContain(member.name);
      }
    }
  });

  it('is still one page with twelve members, forty requirements and a draft notice', async () => {
    const full = largestBid();
    const draft = { ...full, members: full.members.map((member) => ({ ...member, registrationNumber: null })) };
    for (const bid of [full, draft]) expect(await pagesOf(bid, { kind: 'dossier' })).toHaveLength(1);
  });

  it('is the same, byte for byte, for the same model', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => renderDocument(sampleBid(), { kind: 'dossier' })));
    expect(Buffer.from(a!.bytes).equals(Buffer.from(b!.bytes))).toBe(true);
  });
});
