import { Type } from 'typebox';
import { Cents, Named, Nullable, Word } from '../shared/schemas.ts';
import { SOURCE_FORMATS } from './table.ts';

/** Where a tender comes from. */
export const TenderSource = Named(
  'TenderSource',
  {
    format: Word(SOURCE_FORMATS),
    noticeId: Nullable(Type.String()),
    version: Nullable(Type.String({ description: 'As the publisher counts its versions; null: none' })),
    alreadyAwarded: Type.Boolean({
      description:
        'The notice tells of a contract that is awarded already: nothing to bid for. What it tells of the winners is among the awards',
    }),
  },
  { description: 'Where it comes from' },
);

/** An amount as published, in any currency; never converted. */
export const PublishedAmount = Named('PublishedAmount', {
  amountCents: Cents,
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});
