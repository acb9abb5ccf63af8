import { type Static, Type } from 'typebox';
import { Answer, Day, Nullable, Uuid, Word } from '../shared/schemas.ts';

const Tenders = Type.Integer({
  description: 'Calls for tender of its clusters in the last twelve months that asked for it',
});

export const ProfileCheckSchema = Answer('ProfileCheck', {
  organisationId: Uuid,
  confirmedAt: Nullable(
    Type.String({ format: 'date-time', description: 'When its own people last said that it is right; null: never' }),
  ),
  tenders: Type.Integer({ description: 'Calls for tender that its clusters published in the last twelve months' }),
  missing: Type.Array(Word(['place', 'figures', 'capabilities', 'references', 'certifications', 'description']), {
    description: 'Parts of the profile that the search needs and that are not there',
  }),
  certifications: Type.Array(Answer('CertificateAsked', { code: Type.String(), tenders: Tenders }), {
    description: 'Asked for with work near its own, and not held',
  }),
  trades: Type.Array(
    Answer('TradeAsked', { cpv: Type.String(), fr: Type.String(), en: Type.String(), tenders: Tenders }),
    { description: 'Work near its own that was asked for, and that the profile does not hold' },
  ),
  ending: Type.Array(
    Answer('CertificateEnding', {
      code: Type.String(),
      validUntil: Day,
      expired: Type.Boolean({ description: 'Whether its last day has passed' }),
    }),
    {
      description: 'Certificates that have ended, or will within 60 days',
    },
  ),
});
/** What a profile lacks, and what that costs. */
export type ProfileCheckView = Static<typeof ProfileCheckSchema>;
