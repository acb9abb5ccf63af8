import { type Static, Type } from 'typebox';
import {
  Answer,
  CpvCode,
  Instant,
  listQuery,
  MoneySchema,
  Named,
  Nullable,
  pageOf,
  Strict,
  Uuid,
  Word,
} from '../../shared/schemas.ts';
import { CONSORTIUM_STATES, INVITATION_STATES, MEMBER_ROLES } from '../life/domain.ts';
import { TermsSchema } from './terms.schemas.ts';

const Reasons = Type.String({ minLength: 1, maxLength: 5_000 });

export const AcceptBody = Named('AcceptInput', {
  termsVersion: Type.Optional(
    Type.Integer({
      minimum: 1,
      description:
        'The version of the terms that is accepted: 409 when it is not the one that stands. Without it the terms of ' +
        'the invitation as it was sent are accepted: 409 when they were changed since',
    }),
  ),
  undertaking: Type.Optional(
    Type.Boolean({
      description: 'True: `undertakingText` was read and is given; without it names stay masked. False unless given',
    }),
  ),
});
export type AcceptInput = Static<typeof AcceptBody>;
export const ProxyAnswerBody = Named(
  'ProxyAnswerInput',
  {
    answer: Word(['accepted', 'declined']),
    reason: Type.Unsafe<string>({ ...Reasons, description: 'How the answer came', examples: ['By telephone, M. Roy'] }),
    evidence: Type.Unsafe<string>({
      ...Reasons,
      description: 'Where it can be looked up',
      examples: ['Mail of 12 March'],
    }),
    termsVersion: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { description: 'An answer that a coordinator enters for a member. It is no sworn declaration and no undertaking' },
);
export type ProxyAnswerInput = Static<typeof ProxyAnswerBody>;
export const DeclineBody = Named('DeclineInput', { reason: Reasons });
export const CounterBody = Named('CounterInput', {
  shareBp: Type.Integer({ minimum: 1, maximum: 10_000 }),
  note: Type.Optional(Type.String({ maxLength: 5_000 })),
  undertaking: Type.Optional(
    Type.Boolean({
      description:
        'True: `undertakingText` was read and is given, so that nothing is missing once the share is granted. False unless given',
    }),
  ),
});

export const UndertakingBody = Named(
  'UndertakingInput',
  { given: Type.Literal(true, { description: '`undertakingText` was read and is given' }) },
  { description: 'Given by the member itself, for a seat that it took without: granted, or answered by telephone' },
);

const Answered = (about: string) =>
  Strict(
    {
      sufficient: Type.Boolean({ description: `Its own ${about} would be enough` }),
      note: Type.String({ maxLength: 2_000, description: 'What it rests on' }),
    },
    { description: `Whether its own ${about} would be enough` },
  );
/** The solo test of the Horizontal Guidelines 2023 (§ 352 ff.), question by question. */
const SoloTestFields = {
  trades: Answered('trades'),
  staff: Answered('staff'),
  capacity: Answered('free capacity'),
  turnover: Answered('turnover'),
  references: Answered('references'),
  time: Answered('time'),
  risk: Answered('means to bear the risk'),
};
const SoloTestBody = Named('SoloTestInput', SoloTestFields, {
  description: 'Could it do the lot by itself? Whoever could bid alone says so for each question',
});

export const SoloDeclarationBody = Named(
  'SoloDeclarationInput',
  {
    couldBidAlone: Type.Optional(Type.Boolean({ description: 'For every lot that is not in `lots`' })),
    reasons: Type.Optional(Reasons),
    willBidAlone: Type.Optional(Type.Boolean({ description: 'It does bid alone; false unless given' })),
    test: Type.Optional(Type.Unsafe<Static<typeof SoloTestBody>>(SoloTestBody)),
    lots: Type.Optional(
      Type.Array(
        Named('LotSoloDeclarationInput', {
          lotId: Uuid,
          couldBidAlone: Type.Boolean(),
          reasons: Reasons,
          willBidAlone: Type.Optional(Type.Boolean()),
          test: Type.Optional(Type.Unsafe<Static<typeof SoloTestBody>>(SoloTestBody)),
        }),
        { maxItems: 1_000 },
      ),
    ),
  },
  { description: 'Sealed: it cannot be changed. Give it lot by lot, or once for all lots of the invitation' },
);
export type SoloDeclarationInput = Static<typeof SoloDeclarationBody>;

export const SoloTestSchema = Answer('SoloTest', SoloTestFields);

const DeclarationSchema = Answer('SoloDeclaration', {
  lotId: Uuid,
  couldBidAlone: Type.Boolean(),
  willBidAlone: Type.Boolean(),
  reasons: Type.String(),
  test: { ...Nullable(SoloTestSchema), description: 'The solo test, question by question; null: not asked then' },
  sealedAt: Instant,
});
export const SoloDeclarationSchema = Answer('SoloDeclarations', { items: Type.Array(DeclarationSchema) });

const CoMemberSchema = Answer('CoMember', {
  organisationId: Nullable(Uuid),
  name: Nullable(Type.String()),
  role: Nullable(Word(MEMBER_ROLES)),
  sizeClass: Nullable(Type.String()),
  region: Nullable(Type.String({ description: 'NUTS level 1' })),
  covers: Type.Array(Uuid),
});

const LotSchema = Answer('InvitedLot', {
  id: Uuid,
  externalId: Type.String(),
  title: Type.String(),
  deadline: Nullable(Instant),
  places: Type.Array(
    Answer('Place', {
      nuts: Type.String({ description: 'Where the work is done: NUTS code' }),
      fr: Type.String(),
      en: Type.String(),
    }),
    { description: 'Where the work is done' },
  ),
  estimatedValue: Nullable(Answer('LotValue', { amountCents: Type.Integer(), currency: Type.String() })),
  requirements: Type.Array(
    Answer('InvitedRequirement', {
      id: Uuid,
      cpv: CpvCode,
      weightBp: Type.Integer(),
      mandatory: Type.Boolean(),
      minLevel: Type.Integer(),
      certification: Nullable(Type.String()),
      own: Type.Boolean({ description: 'Part of the seat offered' }),
      quote: Nullable(Type.String({ description: 'The words of the buyer that it was read from' })),
    }),
  ),
});

export const InvitationSchema = Answer('Invitation', {
  id: Uuid,
  consortiumId: Uuid,
  tenderId: Uuid,
  organisationId: Uuid,
  organisationName: Nullable(Type.String()),
  state: Word(INVITATION_STATES),
  role: Word(MEMBER_ROLES),
  shareBp: Type.Integer(),
  amount: Nullable(MoneySchema),
  covers: Type.Array(Uuid),
  expiresAt: Instant,
  answeredAt: Nullable(Instant),
  reason: Nullable(Type.String()),
  terms: Nullable(TermsSchema),
  acceptedTerms: Nullable(TermsSchema),
  undertakingText: Answer('UndertakingText', { version: Type.Integer(), fr: Type.String(), en: Type.String() }),
  proxy: Nullable(
    Answer('ProxyAnswer', { answer: Type.String(), reason: Type.String(), evidence: Type.String(), at: Instant }),
  ),
  counterShareBp: Nullable(Type.Integer()),
  note: Nullable(Type.String()),
  undertaking: Type.Boolean(),
  soloDeclaration: Nullable(SoloDeclarationSchema),
  replacedBy: {
    ...Nullable(
      Answer(
        'NewerInvitation',
        { id: Uuid, state: Word(INVITATION_STATES), shareBp: Type.Integer() },
        {
          description: 'The invitation that took the place of this one: the seat was offered anew, or granted as asked',
        },
      ),
    ),
    description: 'The invitation that took its place; null: none did',
  },
  consortiumState: Word(CONSORTIUM_STATES),
  cluster: Answer('InvitingCluster', { id: Uuid, name: Type.String() }, { description: 'Who asks' }),
  tender: Answer('InvitedTender', {
    id: Uuid,
    title: Type.String(),
    buyer: Answer('InvitedBuyer', { name: Type.String(), private: Type.Boolean() }),
    lots: Type.Array(LotSchema),
  }),
  coMembers: Type.Array(CoMemberSchema),
  createdAt: Instant,
});
export type InvitationView = Static<typeof InvitationSchema>;
export const InvitationPage = pageOf(InvitationSchema);
export const InvitationQuery = listQuery({
  state: Type.Optional(Word(INVITATION_STATES)),
  consortiumId: Type.Optional(Uuid),
});
