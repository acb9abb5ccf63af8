import type { WarningView } from '../../shared/schemas.ts';
import type { ConsortiumState } from '../life/states.domain.ts';
import type { InvitationRow, SeatRow } from '../store/repository.ts';

/** States in which the bid is still to be handed in. */
const BEFORE_THE_BID: readonly ConsortiumState[] = ['proposed', 'inviting', 'recomposing', 'agreed', 'ready'];
/** Of these, those in which somebody is asked or about to be. */
const ASKING: readonly ConsortiumState[] = ['proposed', 'inviting', 'recomposing'];

/** What a coordinator looks at. */
export type Looked = {
  state: ConsortiumState;
  /** The group's own lots. */
  lots: readonly { externalId: string; deadline: Date | null }[];
  seats: readonly Pick<SeatRow, 'organisationId'>[];
  invitations: readonly Pick<InvitationRow, 'organisationId' | 'state' | 'expiresAt'>[];
  nameOf: (organisationId: string) => string;
  /** People who read for each organisation; none: 0 or absent. */
  readers: ReadonlyMap<string, number>;
  now: Date;
};

/**
 * What a coordinator is warned of before it costs a bid: a deadline that has passed, answers that would come after it, and
 * companies for which nobody reads an invitation.
 */
export function groupWarnings({ state, lots, seats, invitations, nameOf, readers, now }: Looked): WarningView[] {
  if (!BEFORE_THE_BID.includes(state)) return [];
  const late = lots.filter(({ deadline }) => deadline !== null && deadline < now);
  const due = Math.min(...lots.flatMap(({ deadline }) => deadline?.getTime() ?? []));
  const tooLate = invitations.filter(
    (one) => one.state === 'pending' && late.length === 0 && one.expiresAt.getTime() > due,
  );
  const unread = ASKING.includes(state) ? seats.filter((seat) => (readers.get(seat.organisationId) ?? 0) === 0) : [];
  return [
    ...late.map(({ externalId }) => ({
      code: 'deadline_passed',
      where: externalId,
      message: `The deadline of ${externalId} has passed.`,
    })),
    ...tooLate.map(({ organisationId }) => ({
      code: 'answer_after_deadline',
      where: nameOf(organisationId),
      message: `The answer of ${nameOf(organisationId)} may come after the bid is due.`,
    })),
    ...unread.map(({ organisationId }) => ({
      code: 'nobody_reads',
      where: nameOf(organisationId),
      message: `Nobody reads for ${nameOf(organisationId)}: an invitation would reach no one.`,
    })),
  ];
}
