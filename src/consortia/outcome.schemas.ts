import { type Static, Type } from 'typebox';
import {
  Day,
  EXAMPLE_ID,
  Instant,
  LongText,
  MoneySchema,
  Named,
  Nullable,
  ShortText,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import { OUTCOME_RESULTS } from './store/records.ts';

const Note = Type.String({ maxLength: 5_000 });

const AwardedAmount = Named('OutcomeAmountInput', {
  lotId: Uuid,
  organisationId: Type.Optional(
    Type.Unsafe<string>({ ...Uuid, description: 'One member’s part; all parts of a lot add up' }),
  ),
  amountCents: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Without tax' }),
});

export const OutcomeBody = Named(
  'OutcomeInput',
  {
    result: Word(OUTCOME_RESULTS),
    rank: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: 'Place among the bids, 1 for the best' }),
    ),
    amounts: Type.Optional(
      Type.Array(AwardedAmount, { maxItems: 12_000, description: 'Required when awarded: what the contract is worth' }),
    ),
    buyerReference: Type.Optional(ShortText),
    notifiedOn: Type.Optional(
      Type.Unsafe<string>({
        ...Day,
        description: 'When the buyer sent its decision to the candidates: the standstill runs from it',
      }),
    ),
    notifiedBy: Type.Optional(
      Word(['electronic', 'other'], {
        description: 'How: the standstill has 11 days, or 16; `electronic` unless given',
      }),
    ),
    expiresAt: Type.Optional(
      Type.Unsafe<string>({
        ...Instant,
        description: 'When called up: by when the members say whether they are there',
      }),
    ),
    lots: Type.Optional(
      Type.Array(Named('OutcomeLotInput', { lotId: Uuid, amount: MoneySchema }), {
        maxItems: 1_000,
        description: 'The same as `amounts`, by lot',
      }),
    ),
    reason: Type.Optional(Note),
    winner: Type.Optional(ShortText),
    lessons: Type.Optional(LongText),
  },
  {
    examples: [
      {
        result: 'awarded',
        rank: 1,
        amounts: [{ lotId: EXAMPLE_ID, amountCents: 12_500_000 }],
        buyerReference: '2026-M-014',
      },
    ],
  },
);
export type OutcomeInput = Static<typeof OutcomeBody>;

export const OutcomePatch = Named(
  'OutcomePatch',
  {
    rank: Type.Optional(
      Nullable(Type.Integer({ minimum: 1, maximum: 10_000, description: 'Place among the bids, 1 for the best' })),
    ),
    winner: Type.Optional(Nullable(ShortText)),
    reason: Type.Optional(Nullable(Note)),
    lessons: Type.Optional(Nullable(LongText)),
  },
  {
    minProperties: 1,
    description: 'What is learnt of a decision after it was noted; what is not named stays, null takes away',
    examples: [{ rank: 2, winner: 'Thermique Atlantique', reason: 'Prix : 40 points sur 60' }],
  },
);
export type OutcomePatchInput = Static<typeof OutcomePatch>;
