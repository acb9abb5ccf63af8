import { createHash } from 'node:crypto';
import type { ConsortiumState } from '../life/states.domain.ts';
import type { ConsortiumRow, InvitationRow, SeatRow } from '../store/repository.ts';
import { type TermsView, termsView } from './terms.schemas.ts';

/**
 * Whether a reader knows all co-members by name: then nothing of the group's state is told that it could not ask them.
 * @param own the organisations that the reader speaks for
 */
export const namesAreOpen = (seats: readonly SeatRow[], own: ReadonlySet<string>): boolean =>
  seats.every((seat) => own.has(seat.organisationId) || seat.disclosedTo.some((id) => own.has(id)));

/** States that would tell what co-members answered, or that one is being replaced. */
const TELLING: readonly ConsortiumState[] = ['proposed', 'inviting', 'recomposing', 'agreed', 'ready'];

/** The state as it is told before names are open: that the group comes together, and not how far it is. */
export const toldState = (state: ConsortiumState, open: boolean): ConsortiumState =>
  open || !TELLING.includes(state) ? state : 'inviting';

/** Whether names are open to the reader, and the buyer's estimate of the lots in cents. */
type Known = { open: boolean; worthCents: number | null };

/**
 * What a member is told that it may be made to pay. Who answers for the whole contract would read the price of all from
 * it, and by taking off its own part that of its partners: before names are open it is told the estimate of the buyer,
 * which is public.
 */
export const toldExposure = (terms: SeatRow['terms'], { open, worthCents }: Known): number | null =>
  terms === null ? null : open || terms.liability === 'own_part' ? terms.exposureCents : worthCents;

/** The terms of a member's own seat as it is told them. */
export function ownTermsView(terms: SeatRow['terms'], known: Known): TermsView | null {
  const view = termsView(terms);
  return view === null ? null : { ...view, exposureCents: toldExposure(terms, known) };
}

/** When what a member sees of its own last changed; the group's own clock only once names are open. */
export function ownUpdatedAt(
  row: Pick<ConsortiumRow, 'createdAt' | 'updatedAt'>,
  invitations: readonly InvitationRow[],
  open: boolean,
): Date {
  if (open) return row.updatedAt;
  const times = invitations.flatMap(({ createdAt, answeredAt, undertakingAt }) => [
    createdAt,
    answeredAt ?? createdAt,
    undertakingAt ?? createdAt,
  ]);
  return new Date(Math.max(...[row.createdAt, ...times].map((time) => time.getTime())));
}

/** The version of a member's view: another when the view is another, and the same whatever happens that it doesn't show. */
export const versionOfView = (view: object): number =>
  createHash('sha256').update(JSON.stringify(view)).digest().readUInt32BE() >>> 1;
