import { type Static, Type } from 'typebox';
import { Answer, Described, Instant, Named, Nullable, ShortText, Uuid, Word } from '../shared/schemas.ts';
import { MEMBER_ROLES } from './life/domain.ts';
import { SoloTestSchema } from './views/invitation.schemas.ts';

export const IndispensabilityBody = Named('IndispensabilityInput', {
  lotId: Type.Optional(Type.Unsafe<string>({ ...Uuid, description: 'All lots of the consortium unless given' })),
  efficiencies: Type.String({ minLength: 1, maxLength: 20_000 }),
  indispensability: Type.String({ minLength: 1, maxLength: 20_000 }),
  minimality: Type.String({ minLength: 1, maxLength: 20_000 }),
  signOff: Type.Literal(true),
  signedOffName: Type.Optional(
    Type.Unsafe<string>({ ...ShortText, description: 'Name and function of the signer; your own name unless given' }),
  ),
});
export type IndispensabilityInput = Static<typeof IndispensabilityBody>;

export const IndispensabilitySchema = Answer('Indispensability', {
  lotId: Uuid,
  efficiencies: Type.String(),
  indispensability: Type.String(),
  minimality: Type.String(),
  signedOffBy: Nullable(Uuid),
  signedOffName: Nullable(Type.String()),
  signedOffAt: Instant,
});

export const IndispensabilityList = Named('IndispensabilityList', { items: Type.Array(IndispensabilitySchema) });

export const CompetitionRecordSchema = Answer('CompetitionRecord', {
  tenderId: Uuid,
  title: Type.String(),
  buyer: Type.String(),
  sha256: Type.String({
    description:
      'Seal: SHA-256 of this answer without this field and the timestamp, as JSON without spaces, keys of every object in alphabetical order. The audit keeps it, the PDF prints it',
  }),
  timestamp: Described(
    Nullable(
      Answer(
        'RecordTimestamp',
        {
          at: Instant,
          authority: Type.String({ description: 'Subject of the certificate that signed it' }),
          serial: Type.String({ description: 'Number of the timestamp at the authority, hexadecimal' }),
          token: Type.String({ description: 'The token (RFC 3161), DER in base64: `openssl ts -verify` reads it' }),
        },
        { description: 'An authority’s word that the seal was there at this moment (RFC 3161)' },
      ),
    ),
    'Null where no authority is configured, or none answered',
  ),
  timestampFault: Nullable(Type.String({ description: 'Why an authority that is configured gave none' })),
  exportedAt: Instant,
  declarations: Type.Array(
    Answer('SealedDeclaration', {
      lotId: Uuid,
      organisationId: Uuid,
      name: Nullable(Type.String()),
      couldBidAlone: Type.Boolean(),
      willBidAlone: Type.Boolean(),
      reasons: Type.String(),
      test: { ...Nullable(SoloTestSchema), description: 'The solo test, question by question; null: not asked then' },
      sealedAt: Instant,
    }),
  ),
  consortia: Type.Array(
    Answer('JustifiedConsortium', {
      id: Uuid,
      name: Type.String(),
      state: Type.String(),
      members: Type.Array(
        Answer('RecordedMember', { organisationId: Uuid, name: Nullable(Type.String()), role: Word(MEMBER_ROLES) }),
      ),
      verdicts: Type.Array(
        Answer('RecordedVerdict', {
          ruleId: Type.String(),
          article: Type.String(),
          title: Type.String(),
          status: Type.String(),
          message: Type.String(),
        }),
        { description: 'What the rules of competition say on the day of the export, oversize among them' },
      ),
      refusals: Type.Array(
        Answer('RecordedRefusal', {
          at: Instant,
          organisationId: Uuid,
          name: Nullable(Type.String()),
          kind: Word(['declined', 'countered', 'expired', 'excluded']),
          reason: Type.String(),
        }),
        { description: 'Who declined, asked for something else, did not answer or was excluded' },
      ),
      indispensability: Type.Array(IndispensabilitySchema),
    }),
  ),
  documents: Type.Array(
    Answer('HandedOutDocument', {
      at: Instant,
      consortiumId: Uuid,
      kind: Type.String({ description: 'Kind of paper; `zip` is the whole file' }),
      fileName: Type.String(),
      sha256: Type.String({ description: 'Of its bytes' }),
      to: Nullable(Type.String({ description: 'The person who was handed it' })),
    }),
    { description: 'Papers of the bids that were written and handed out' },
  ),
  disclosures: Type.Array(
    Answer('Disclosure', {
      at: Instant,
      consortiumId: Uuid,
      ofOrganisationId: Uuid,
      ofName: Nullable(Type.String()),
      toOrganisationId: Uuid,
      toName: Nullable(Type.String()),
      what: Word(['masked_profile', 'identity']),
    }),
  ),
});
export type CompetitionRecord = Static<typeof CompetitionRecordSchema>;
