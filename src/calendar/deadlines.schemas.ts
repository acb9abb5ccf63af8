import { type Static, Type } from 'typebox';
import { Day, Instant, Named, Nullable, Strict, Uuid, Word } from '../shared/schemas.ts';

/** What can be due, in the order in which it comes in the life of a bid. */
export const DEADLINE_KINDS = [
  'questions',
  'visit',
  'bid',
  'answer',
  'replacement',
  'silence',
  'validity',
  'standstill',
  'signature',
  'certificate',
  'insurance',
] as const;

const DeadlineSchema = Named('Deadline', {
  id: Type.String({ description: 'Of this line; stays the same as long as it is due' }),
  kind: Word(DEADLINE_KINDS, {
    description:
      '`questions`: the buyer takes questions until then. `visit`: the site is visited then, or until then. `bid`: an offer has to be in. `answer`: members have to answer. `replacement`: the ten days of L2141-13 end. `silence`: the buyer’s silence accepts a subcontractor then (R2193-4). `validity`: an offer that is in binds until then. `standstill`: until then nobody signs (R2182-1). `signature`: an award waits for its signature, since that day. `certificate`, `insurance`: a member’s ends',
  }),
  title: Type.String({ description: 'The tender or the organisation' }),
  detail: Nullable(Type.String({ description: 'The lot where it is one, the certificate, the insurer' })),
  count: Type.Integer({ description: 'Lots that are due together, or answers that are missing' }),
  on: { ...Day, description: 'The day, in France' },
  at: Nullable({ ...Instant, description: 'The moment; null: the whole day' }),
  tenderId: Nullable(Uuid),
  consortiumId: Nullable(Uuid),
  contractId: Nullable(Uuid),
  organisationId: Nullable(Uuid),
});

export const DeadlinesQuery = Strict({
  until: Type.Optional({ ...Day, description: 'The last day looked at; ninety days from now unless given' }),
});

export const DeadlinesSchema = Named('Deadlines', {
  items: Type.Array(DeadlineSchema, { description: 'The first due first; at most 500' }),
  complete: Type.Boolean({ description: 'False: more are due than are listed' }),
});

export type DeadlinesView = Static<typeof DeadlinesSchema>;
export type DeadlineView = Static<typeof DeadlineSchema>;
