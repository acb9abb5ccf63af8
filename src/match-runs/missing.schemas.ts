import { type Static, Type } from 'typebox';
import { CpvCode, Named, Nullable, Strict, Uuid } from '../shared/schemas.ts';

const Score = Type.Number({ minimum: 0, maximum: 1 });

export const MissingQuery = Strict({
  lotId: Type.Optional(Type.String({ format: 'uuid', description: 'A lot of the run; its first unless given' })),
});
export const MissingCapabilitiesSchema = Named(
  'MissingCapabilities',
  {
    matchRunId: Uuid,
    lotId: Uuid,
    score: Nullable({ ...Score, description: 'Best score of the teams that there are; null: none' }),
    items: Type.Array(
      Named('MissingCapabilityWorth', {
        requirementId: Uuid,
        cpv: { ...CpvCode, description: 'The trade that is asked for' },
        minLevel: Type.Integer({ description: 'Least level, 1 to 5' }),
        certification: Nullable(Type.String({ description: 'Certificate that the work demands' })),
        unserved: Type.Boolean({ description: 'No member can do it' }),
        score: Nullable({ ...Score, description: 'Best score with such a firm; null: still no team' }),
        gain: {
          ...Score,
          description: 'Best score with such a firm less the best without it, 0 where there is no team',
        },
        small: Type.Boolean({
          description: 'Less work than a member does at least: a member has to learn it, or a firm that can do more',
        }),
        proven: Type.Boolean({ description: 'Both searches were finished' }),
      }),
      { description: 'The most worth first; what would be worth nothing is absent' },
    ),
    complete: Type.Boolean({ description: 'False: time ended before every requirement was tried' }),
  },
  {
    description:
      'What one more firm would be worth: the best team with it against the best without. Where several requirements have nobody, each is judged with firms for the others',
  },
);

export type MissingCapabilitiesView = Static<typeof MissingCapabilitiesSchema>;
