import { type Static, Type } from 'typebox';
import { BasisPoints, Cents, CpvCode, Named, Nullable, Word } from '../../shared/schemas.ts';
import { DocumentSource } from '../../tenders/consultation.schemas.ts';

const Confidence = Type.Number({ minimum: 0, maximum: 1, description: 'Calibrated for trades' });
const Quote = Nullable(
  Type.String({ description: 'The words that it was read from; null where works of that kind usually need it' }),
);

const Certification = Nullable(Type.String({ minLength: 1, maxLength: 100, description: 'A certificate; null: none' }));

const NeedSchema = Named('LotNeed', {
  cpv: CpvCode,
  label: Type.String({ description: 'In French' }),
  weightBp: BasisPoints,
  mandatory: Type.Boolean({ description: 'Whether a consortium must cover it' }),
  minLevel: Type.Integer({ minimum: 1, maximum: 5, description: 'From the words of the lot' }),
  certification: Certification,
  capacityCents: Nullable(Cents),
  origin: Named('LotNeedOrigin', {
    kind: Word(['cpv-main', 'cpv-additional', 'trade', 'certification', 'document', 'typed'], {
      description: 'What says so',
    }),
    quote: Quote,
    confidence: Confidence,
    document: Type.Optional(DocumentSource),
  }),
  decided: Nullable(Word(['confirmed', 'added'], { description: 'What a coordinator said; null: nothing yet' })),
});

export const LotNeeds = Named('LotNeeds', {
  needs: Type.Array(NeedSchema, { description: 'Weights sum to 10,000; to be confirmed or struck out' }),
  mayAlsoNeed: Type.Array(
    Named('LotMayAlsoNeed', {
      cpv: CpvCode,
      label: Type.String(),
      confidence: Confidence,
      quote: Quote,
      document: Type.Optional(DocumentSource),
    }),
    { description: 'Trades below the threshold, most probable first' },
  ),
  struckOut: Type.Array(
    Named('LotNeedStruckOut', { cpv: CpvCode, label: Type.String(), certification: Certification }),
    {
      description: 'What a coordinator struck out: it is not proposed again',
    },
  ),
  needsConfirmed: Type.Boolean({
    description: 'Matching goes by confirmed requirements alone; false: there are none yet',
  }),
});

const Least = Type.Integer({ minimum: 1, maximum: 5 });

export const NeedDecisions = Named(
  'LotNeedDecisions',
  {
    decisions: Type.Array(
      Named('LotNeedDecision', {
        act: Word(['confirm', 'strike_out', 'add'], {
          description: '`confirm` a proposal or a requirement, `strike_out` either, `add` what was not proposed',
        }),
        cpv: CpvCode,
        certification: Type.Optional(Certification),
        weightBp: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 10_000,
            description: 'Beside the weights of the others; as proposed unless given',
          }),
        ),
        mandatory: Type.Optional(Type.Boolean({ description: 'As proposed unless given' })),
        minLevel: Type.Optional(Least),
        capacityCents: Type.Optional(Nullable(Cents)),
        mustBeDoneByMember: Type.Optional(
          Type.Boolean({ description: 'Reserved to a member of the group (R2142-27)' }),
        ),
      }),
      { minItems: 1, maxItems: 64 },
    ),
  },
  { description: 'What a coordinator says of a lot’s needs. All weights of the lot are made to sum to 10,000 again' },
);

export type NeedDecisionsInput = Static<typeof NeedDecisions>;
export type LotNeedsView = Static<typeof LotNeeds>;
