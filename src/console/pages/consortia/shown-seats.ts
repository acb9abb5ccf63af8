import type { Consortium } from '../../api/types.ts';

/** What the stream of a consortium says of it at each change, and first of all as it is (`ConsortiumSeats`). */
export type Seats = {
  state: Consortium['state'];
  impasse: string | null;
  recomposition: { round: number; status: string; complete: boolean; alternatives: number } | null;
  seats: { organisationId: string; shareBp: number; state: string | null }[];
};

/** Whether a consortium that was read says the same already: then nothing needs to be read again. */
export const isShown = (said: Seats, read: Consortium | undefined): boolean =>
  read !== undefined &&
  inWords(said) ===
    inWords({
      ...read,
      recomposition:
        read.recomposition === null
          ? null
          : { ...read.recomposition, alternatives: read.recomposition.alternatives.length },
      seats: read.members.map(({ organisationId, shareBp, invitation }) => ({
        organisationId: organisationId ?? '',
        shareBp: shareBp ?? 0,
        state: invitation?.state ?? null,
      })),
    });

function inWords({ state, impasse, recomposition: sought, seats }: Seats): string {
  const search = sought === null ? null : [sought.round, sought.status, sought.complete, sought.alternatives];
  const each = seats.map((seat) => `${seat.organisationId} ${seat.shareBp} ${seat.state}`).sort();
  return JSON.stringify([state, impasse, search, each]);
}
