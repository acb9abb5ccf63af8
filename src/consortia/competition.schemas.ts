import { type Static, Type } from 'typebox';
import { Answer, Instant, Named, Nullable, Uuid, Word } from '../shared/schemas.ts';

export const IndispensabilityBody = Named('IndispensabilityInput', {
  lotId: Type.Optional(Type.Unsafe<string>({ ...Uuid, description: 'All lots of the consortium unless given' })),
  efficiencies: Type.String({ minLength: 1, maxLength: 20_000 }),
  indispensability: Type.String({ minLength: 1, maxLength: 20_000 }),
  minimality: Type.String({ minLength: 1, maxLength: 20_000 }),
  signOff: Type.Literal(true),
});
export type IndispensabilityInput = Static<typeof IndispensabilityBody>;

export const IndispensabilitySchema = Answer('Indispensability', {
  lotId: Uuid,
  efficiencies: Type.String(),
  indispensability: Type.String(),
  minimality: Type.String(),
  signedOffBy: Nullable(Uuid),
  signedOffAt: Instant,
});

export const IndispensabilityList = Named('IndispensabilityList', { items: Type.Array(IndispensabilitySchema) });

export const CompetitionRecordSchema = Answer('CompetitionRecord', {
  tenderId: Uuid,
  exportedAt: Instant,
  declarations: Type.Array(
    Answer('SealedDeclaration', {
      lotId: Uuid,
      organisationId: Uuid,
      name: Nullable(Type.String()),
      couldBidAlone: Type.Boolean(),
      willBidAlone: Type.Boolean(),
      reasons: Type.String(),
      sealedAt: Instant,
    }),
  ),
  consortia: Type.Array(
    Answer('JustifiedConsortium', {
      id: Uuid,
      name: Type.String(),
      state: Type.String(),
      indispensability: Type.Array(IndispensabilitySchema),
    }),
  ),
  disclosures: Type.Array(
    Answer('Disclosure', {
      at: Instant,
      consortiumId: Uuid,
      ofOrganisationId: Uuid,
      toOrganisationId: Uuid,
      what: Word(['masked_profile', 'identity']),
    }),
  ),
});
export type CompetitionRecord = Static<typeof CompetitionRecordSchema>;
