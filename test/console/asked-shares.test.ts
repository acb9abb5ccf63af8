import { expect, it } from 'vitest';
import { askedShares } from '../../src/console/pages/consortia/asked-shares.ts';

type Given = Parameters<typeof askedShares>[0];
const seat = (organisationId: string, state: string, counterShareBp: number | null = null) => ({
  organisationId,
  name: `Société ${organisationId}`,
  invitation: { state, counterShareBp },
});
const way = (rank: number, members: readonly [string, number][]) => ({
  rank,
  members: members.map(([organisationId, shareBp]) => ({ organisationId, shareBp })),
});
const given = (alternatives: object[], complete = true) =>
  ({
    members: [seat('a', 'accepted'), seat('b', 'countered', 4_000), seat('c', 'declined')],
    recomposition: { complete, alternatives },
  }) as unknown as Given;

it('tells of a counter-offer where it is granted, where it is asked again, and where the group goes on without it', () => {
  const ways = [
    way(1, [
      ['a', 3_000],
      ['b', 4_000],
      ['d', 3_000],
    ]),
    way(2, [
      ['a', 3_000],
      ['b', 3_500],
      ['d', 3_500],
    ]),
    way(3, [
      ['a', 5_000],
      ['d', 5_000],
    ]),
  ];
  expect(askedShares(given(ways))).toEqual([{ name: 'Société b', granted: [1], other: [2], without: [3] }]);
  expect(askedShares({ ...given(ways), recomposition: null })).toEqual([
    { name: 'Société b', granted: [], other: [], without: [] },
  ]);
});
