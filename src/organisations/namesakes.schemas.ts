import { Type } from 'typebox';
import { Named, Nullable, ShortText, Strict, Uuid, Word } from '../shared/schemas.ts';
import { RECOGNISED_BY } from './same-company.ts';

export const NamesakesQuery = Strict({
  name: ShortText,
  registrationNumber: Type.Optional(Type.String({ maxLength: 50, description: 'SIRET or SIREN; spaces are left out' })),
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'FR unless given' })),
  town: Type.Optional(Type.String({ maxLength: 200 })),
  postalCode: Type.Optional(Type.String({ maxLength: 20 })),
});

/** How a company was recognised. */
export const RecognisedByWord = Word(RECOGNISED_BY, {
  description: 'How it was found: `nameButForm` is by its name but for the legal form, in the same place',
});

export const Namesakes = Named(
  'Namesakes',
  {
    items: Type.Array(
      Named('Namesake', {
        organisationId: Uuid,
        name: Type.String({ description: 'As it is kept' }),
        town: Nullable(Type.String()),
        registrationNumber: Nullable(Type.String()),
        by: RecognisedByWord,
      }),
      { description: 'More than one where nothing tells which' },
    ),
  },
  { description: 'Organisations that a described one may be' },
);
