import { DomainError } from '../../shared/errors.ts';
import type { ChangeGround, GroupState, Regime } from './commands.domain.ts';
import { isHolder } from './split.domain.ts';

const FROZEN_GROUNDS: readonly ChangeGround[] = ['restructuring', 'impossibility', 'excluded'];
const EXECUTION_GROUNDS: readonly ChangeGround[] = ['review_clause', 'restructuring'];

/** Grounds on which the members of a group may change now; null: any. */
function allowedGrounds(
  { state, seats }: Pick<GroupState, 'state' | 'seats'>,
  regime: Regime,
): { article: string; grounds: readonly ChangeGround[] } | null {
  if (!regime.underCcp || (state !== 'submitted' && state !== 'awarded')) return null;
  if (state === 'awarded' && regime.signed) return { article: 'R2194-6', grounds: EXECUTION_GROUNDS };
  const negotiated: ChangeGround[] = regime.negotiable
    ? ['buyer_authorised', ...(seats.length === 1 ? (['group_formed'] as const) : [])]
    : [];
  return { article: 'R2142-26', grounds: [...FROZEN_GROUNDS, ...negotiated] };
}

/** Whether only subcontractors leave: they are no members of the group, which stays as it is (R2142-26 speaks of members). */
export const onlySubcontractors = (seats: GroupState['seats'], leaving: readonly string[]): boolean =>
  leaving.length > 0 && seats.filter((seat) => leaving.includes(seat.organisationId)).every((seat) => !isHolder(seat));

/** @throws DomainError `conflict` ground_required with the article and the grounds that it allows */
export function assertGround(
  consortium: GroupState,
  { ground, regime, exclude = [] }: { ground: ChangeGround; regime: Regime; exclude?: readonly string[] },
): void {
  if (onlySubcontractors(consortium.seats, exclude)) return;
  const allowed = allowedGrounds(consortium, regime);
  if (allowed === null || allowed.grounds.includes(ground)) return;
  const { article, grounds } = allowed;
  const { state } = consortium;
  throw new DomainError(
    'conflict',
    'ground_required',
    `The members of a group that is ${state} change only on a ground of ${article}: ${grounds.join(', ')}.`,
    {
      fields: [{ pointer: '/ground', message: `must be one of ${grounds.join(', ')}` }],
      details: { state, article, grounds },
    },
  );
}
