import { type Static, Type } from 'typebox';
import { BasisPoints, Cents, CpvCode, Named, Nullable, Word } from '../../shared/schemas.ts';

const Confidence = Type.Number({ minimum: 0, maximum: 1, description: 'Calibrated for trades' });
const Quote = Nullable(
  Type.String({ description: 'The words that it was read from; null where works of that kind usually need it' }),
);

const NeedSchema = Named('LotNeed', {
  cpv: CpvCode,
  label: Type.String({ description: 'In French' }),
  weightBp: BasisPoints,
  mandatory: Type.Boolean({ description: 'Whether a consortium must cover it' }),
  minLevel: Type.Integer({ minimum: 1, maximum: 5, description: 'From the words of the lot' }),
  certification: Nullable(Type.String({ description: 'A certificate that the text asks for' })),
  capacityCents: Nullable(Cents),
  origin: Named('LotNeedOrigin', {
    kind: Word(['cpv-main', 'cpv-additional', 'trade', 'certification'], { description: 'What says so' }),
    quote: Quote,
    confidence: Confidence,
  }),
});

export const LotNeeds = Named('LotNeeds', {
  needs: Type.Array(NeedSchema, { description: 'Weights sum to 10,000; to be confirmed or struck out' }),
  mayAlsoNeed: Type.Array(
    Named('LotMayAlsoNeed', { cpv: CpvCode, label: Type.String(), confidence: Confidence, quote: Quote }),
    { description: 'Trades below the threshold, most probable first' },
  ),
});

export type LotNeedsView = Static<typeof LotNeeds>;
