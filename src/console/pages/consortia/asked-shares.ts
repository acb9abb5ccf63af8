import type { Consortium } from '../../api/types.ts';

type Alternative = NonNullable<Consortium['recomposition']>['alternatives'][number];

/** What the alternatives do with one member that asked for another share, by their ranks. */
export type AskedShare = {
  name: string;
  /** In these it has the share that it asked for. */
  granted: readonly number[];
  /** In these it is asked again, on yet another share. */
  other: readonly number[];
  /** In these it is out. */
  without: readonly number[];
};

/** For each member whose counter-offer waits, what can be done about it. */
export function askedShares({ members, recomposition }: Pick<Consortium, 'members' | 'recomposition'>): AskedShare[] {
  const alternatives = recomposition?.alternatives ?? [];
  return members.flatMap(({ organisationId, name, invitation }) => {
    if (invitation?.state !== 'countered') return [];
    const shareIn = (alternative: Alternative) =>
      alternative.members.find((member) => member.organisationId === organisationId)?.shareBp ?? null;
    const ranks = (fits: (shareBp: number | null) => boolean) =>
      alternatives.filter((alternative) => fits(shareIn(alternative))).map(({ rank }) => rank);
    const asked = invitation.counterShareBp;
    return [
      {
        name: name ?? '',
        granted: ranks((share) => share !== null && share === asked),
        other: ranks((share) => share !== null && share !== asked),
        without: ranks((share) => share === null),
      },
    ];
  });
}
