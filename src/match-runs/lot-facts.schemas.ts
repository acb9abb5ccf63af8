import { Type } from 'typebox';
import { CpvCode, Named, Nullable, Uuid } from '../shared/schemas.ts';

const Latitude = Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north' });
const Longitude = Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east' });

/** The parts of the path: a run and one of its lots. */
export const LotFactsParams = Named('MatchRunLotParams', { id: Uuid, lotId: Uuid });

/** A lot as a run had it, as far as its proposals need it. */
export const LotFactsSchema = Named('MatchRunLotFacts', {
  weights: Type.Record(Type.String(), Type.Number(), {
    description: 'What each component of the score counted; only the proportions matter',
    examples: [{ coverage: 50, cohesion: 10, proximity: 20, sme: 10, balance: 10, fairTurn: 10, parsimony: 10 }],
  }),
  candidates: Type.Integer({ minimum: 0, description: 'Organisations among which was searched' }),
  requirements: Type.Array(
    Named('MatchedRequirement', {
      id: Type.String({ description: 'The requirement', examples: ['0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10'] }),
      cpv: CpvCode,
      weightBp: Type.Integer({ description: 'Its part of the work, in basis points' }),
      mandatory: Type.Boolean({ description: 'Whether it must be covered' }),
      minLevel: Type.Integer({ description: 'Least level, 1 to 5' }),
      certification: Nullable(Type.String({ description: 'Certificate that is asked for', examples: ['EN 9100'] })),
    }),
  ),
  site: Type.Union([Named('SitePosition', { lat: Latitude, lon: Longitude }), Type.Null()], {
    description: 'Where the work is done',
  }),
  members: Type.Array(
    Named('MatchedMember', {
      organisationId: Uuid,
      lat: Nullable(Latitude),
      lon: Nullable(Longitude),
      distanceKm: Nullable(Type.Number({ minimum: 0, description: 'From the site, as the crow flies' })),
      qualities: Type.Array(
        Named('RequirementQuality', {
          requirementId: Type.String({ description: 'The requirement' }),
          quality: Type.Number({
            minimum: 0,
            maximum: 1,
            description: 'Closeness of the trade, times level, times evidence; 0 where it has nothing that serves',
          }),
        }),
      ),
    }),
    { description: 'The organisations of the proposed consortia' },
  ),
});
