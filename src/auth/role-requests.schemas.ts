import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import { Instant, listQuery, Named, PersonName, pageOf, Uuid, Word } from '../shared/schemas.ts';
import { Email } from './schemas.ts';

const REQUEST_STATES = ['pending', 'given', 'refused', 'withdrawn'] as const;

export const RoleRequestBody = Named('RoleRequestInput', {
  email: Email,
  name: PersonName,
  language: Type.Optional(Word(LANGUAGES)),
});
export type RoleRequestInput = Static<typeof RoleRequestBody>;

export const RoleRequestSchema = Named('RoleRequest', {
  id: Uuid,
  organisationId: Uuid,
  clusterId: Uuid,
  email: Type.String(),
  name: Type.String(),
  language: Word(LANGUAGES),
  state: Word(REQUEST_STATES, { description: '`given`: the person has the role and was invited' }),
  asks: Word(['people', 'clusters'], {
    description: 'Who consents: the people of the organisation, or every cluster that has it where it has none',
  }),
  waitsFor: Type.Array(Uuid, { description: 'Clusters that have not consented yet; empty where its people are asked' }),
  createdAt: Instant,
});
export type RoleRequestView = Static<typeof RoleRequestSchema>;
export const RoleRequestPage = pageOf(RoleRequestSchema);
export const RoleRequestQuery = listQuery({ state: Type.Optional(Word(REQUEST_STATES)) });
