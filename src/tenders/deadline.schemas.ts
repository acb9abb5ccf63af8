import { type Static, Type } from 'typebox';
import { Instant, Named, Nullable, ShortText } from '../shared/schemas.ts';

export const LotDeadlineBody = Named(
  'LotDeadlineInput',
  { deadline: Instant, reason: { ...ShortText, description: 'How one knows that the buyer moved it' } },
  {
    examples: [{ deadline: '2030-03-15T11:00:00.000Z', reason: 'The buyer gives two weeks more (letter of 2 March)' }],
  },
);

const Moved = Named('DeadlineMoved', {
  from: { ...Nullable(Instant), description: 'The deadline before' },
  at: Instant,
  reason: Type.String({ description: 'How the coordinator knows' }),
});
export const MovedDeadline = {
  ...Nullable(Moved),
  description: 'By hand last: what it was, when that was entered, and why; null once a newer notice came',
};

export type LotDeadlineInput = Static<typeof LotDeadlineBody>;
export type DeadlineMovedView = Static<typeof Moved>;
