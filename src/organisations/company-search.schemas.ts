import { type Static, Type } from 'typebox';
import { Named, Nullable, Strict } from '../shared/schemas.ts';

export const CompanySearchQuery = Strict({
  number: Type.String({ minLength: 9, maxLength: 20, description: 'A SIREN or SIRET; spaces are left out' }),
});

const FoundCompany = Named('FoundCompany', {
  registrationNumber: Type.String({ description: 'The SIRET asked for, else that of the seat' }),
  name: Nullable(Type.String({ description: 'Null: the company keeps it to itself' })),
  nafCode: Nullable(Type.String({ description: 'NAF rev. 2 or NAF 2025' })),
  address: Nullable(Type.String({ description: 'Without postcode and town' })),
  postalCode: Nullable(Type.String()),
  town: Nullable(Type.String()),
  headcountFrom: Nullable(Type.Integer({ description: 'Least staff of INSEE’s band, two years old; null: not known' })),
  headcountTo: Nullable(Type.Integer({ description: 'Most staff of the band; null: not known, or no upper end' })),
  open: Type.Boolean({ description: 'False: the company has ceased or the establishment is closed' }),
});

export const CompanySearchAnswer = Named('CompanySearchAnswer', {
  company: {
    ...Nullable(FoundCompany),
    description: 'Null: the State shows none with this number, which may be right all the same',
  },
});

export type FoundCompanyView = Static<typeof FoundCompany>;
