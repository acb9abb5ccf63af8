import { type Static, Type } from 'typebox';
import { LEGAL_FORMS } from '../law/facts.ts';
import { Day, EXAMPLE_ID, Instant, Named, Nullable, ShortText, Strict, Uuid, Word } from '../shared/schemas.ts';
import { CHANGE_GROUNDS, MEMBER_ROLES } from './life/domain.ts';
import { ConditionProofSchema, LotLeadSchema, ReservedStatusSchema } from './views/lot-facts.schemas.ts';

const MAX_MEMBERS = 12;
const ShareBp = Type.Integer({ minimum: 1, maximum: 10_000, description: 'Basis points of the whole contract' });
const Note = Type.String({ maxLength: 5_000 });

const MemberBody = Named('ConsortiumMemberInput', {
  organisationId: Uuid,
  role: Word(MEMBER_ROLES),
  shareBp: ShareBp,
  covers: Type.Optional(Type.Array(Uuid, { maxItems: 1_000, description: 'Requirements that it does' })),
  principalId: Type.Optional(
    Type.Unsafe<string>({ ...Uuid, description: 'For a subcontractor: the member that it works for (L2193-3)' }),
  ),
});

const ReliedOperatorBody = Named('ReliedOperatorInput', {
  organisationId: Type.Optional(Uuid),
  name: ShortText,
  registrationNumber: Type.Optional(ShortText),
  capacity: Type.Unsafe<string>({ ...ShortText, description: 'What it lends', examples: ['Grue mobile de 500 t'] }),
  requirementIds: Type.Optional(Type.Array(Uuid, { maxItems: 1_000 })),
  commitment: Type.Optional(
    Nullable(
      Strict(
        { signedOn: Day, firm: Type.Boolean(), wholeExecution: Type.Boolean(), evidence: ShortText },
        { description: 'Its undertaking to put them at the group’s disposal: firm, and for the whole execution' },
      ),
    ),
  ),
  espd: Type.Optional(Type.Boolean({ description: 'Its own ESPD (role `oeron`) is there' })),
});

export const NewConsortium = Named(
  'ConsortiumInput',
  {
    matchRunId: Type.Optional(Uuid),
    lotId: Type.Optional(Uuid),
    rank: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    tenderId: Type.Optional(Uuid),
    lotIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 1_000 })),
    members: Type.Optional(Type.Array(MemberBody, { minItems: 1, maxItems: MAX_MEMBERS })),
    name: Type.Optional(ShortText),
    legalForm: Type.Optional(Word(LEGAL_FORMS)),
  },
  {
    description: 'Either `matchRunId`, `lotId` and `rank` of a proposal, or `tenderId`, `lotIds` and `members`',
    examples: [{ matchRunId: EXAMPLE_ID, lotId: EXAMPLE_ID, rank: 1 }],
  },
);
export type NewConsortiumInput = Static<typeof NewConsortium>;

const AuthorisationBody = Named(
  'AuthorisationInput',
  {
    date: Day,
    reference: ShortText,
    evidence: ShortText,
    guaranteesHold: Type.Boolean({ description: 'The group still has the capacities that were asked for' }),
    competitionUnharmed: Type.Boolean({ description: 'The change harms no other candidate' }),
  },
  { description: 'The buyer’s leave to change the members after the candidature (R2142-26)' },
);

export const ConsortiumPatch = Named(
  'ConsortiumPatch',
  {
    name: Type.Optional(ShortText),
    legalForm: Type.Optional(Word(LEGAL_FORMS)),
    automatic: Type.Optional(Type.Boolean()),
    habilitation: Type.Optional(
      Nullable(
        Strict(
          { date: Day, scope: ShortText, evidence: Type.Optional(ShortText) },
          { description: 'The members’ act that empowers the mandataire to sign for them (R2142-23)' },
        ),
      ),
    ),
    formRequirement: Type.Optional(
      Type.Unsafe<{ justification: string; reference?: string; date: string }>(
        Strict(
          { justification: ShortText, reference: Type.Optional(ShortText), date: Day },
          { description: 'With `legalForm` after the award: why the buyer requires that form (R2142-22)' },
        ),
      ),
    ),
    reliedOperators: Type.Optional(
      Type.Array(ReliedOperatorBody, {
        maxItems: 50,
        description: 'Operators that the group relies on without their being members (R2142-3); replaces the list',
      }),
    ),
    lotLeads: Type.Optional(
      Type.Array(LotLeadSchema, {
        maxItems: 1_000,
        description: 'Mandataires of single lots, where it is not that of the whole (R2142-24); replaces the list',
      }),
    ),
    reservedStatuses: Type.Optional(
      Type.Array(ReservedStatusSchema, {
        maxItems: MAX_MEMBERS,
        description: 'What shows the status to which the contract is reserved (L2113-12 ff.); replaces the list',
      }),
    ),
    conditionProofs: Type.Optional(
      Type.Array(ConditionProofSchema, {
        maxItems: 100,
        description:
          'What the members prove of environmental and social conditions (loi 2021-1104, art. 35); replaces the list',
      }),
    ),
    authorisation: Type.Optional(Type.Unsafe<Static<typeof AuthorisationBody>>(AuthorisationBody)),
    members: Type.Optional(
      Type.Array(MemberBody, {
        minItems: 1,
        maxItems: MAX_MEMBERS,
        description:
          'The same organisations with other roles, shares or work; who had accepted another place is asked again',
      }),
    ),
    share: Type.Optional(
      Type.Unsafe<{ organisationId: string; shareBp: number }>(
        Named(
          'ShareChange',
          { organisationId: Uuid, shareBp: ShareBp },
          { description: 'One share; the others give or take the difference in proportion' },
        ),
      ),
    ),
  },
  {
    examples: [
      {
        name: 'Groupement de l’Estuaire',
        legalForm: 'solidaire',
        habilitation: {
          date: '2026-03-02',
          scope: 'Signature of the bid and of the contract',
          evidence: 'Act of 2 March',
        },
      },
    ],
  },
);
export type ConsortiumPatchInput = Static<typeof ConsortiumPatch>;

export const InviteBody = Named('InviteInput', {
  expiresAt: Instant,
  automatic: Type.Optional(Type.Boolean({ description: 'Re-compose by itself after a refusal; false unless given' })),
});
export type InviteInput = Static<typeof InviteBody>;

export const RecomposeBody = Named(
  'RecomposeInput',
  {
    alternative: Type.Optional(Type.Integer({ minimum: 1, maximum: 3, description: 'Rank of the one to go on with' })),
    automatic: Type.Optional(Type.Boolean({ description: 'Go on with the best one, now and from now on' })),
    exclude: Type.Optional(Type.Array(Uuid, { maxItems: MAX_MEMBERS, description: 'Members to replace' })),
    ground: Type.Optional(Word(CHANGE_GROUNDS)),
    note: Type.Optional(Note),
    members: Type.Optional(
      Type.Array(MemberBody, {
        minItems: 1,
        maxItems: MAX_MEMBERS,
        description: 'The new composition by hand, in place of an alternative',
      }),
    ),
    authorisation: Type.Optional(Type.Unsafe<Static<typeof AuthorisationBody>>(AuthorisationBody)),
    requestedAt: Type.Optional(
      Type.Unsafe<string>({
        ...Instant,
        description:
          'When the mandataire received the buyer’s request to replace (L2141-13): the ten days run from there',
      }),
    ),
    expiresAt: Type.Optional(Instant),
  },
  {
    description:
      'With `alternative`: goes on with it. Otherwise opens a re-composition, without the members of `exclude`; ' +
      'a group that has applied needs a ground of R2142-26, one that has signed a ground of R2194-6',
    examples: [{ automatic: false, expiresAt: '2039-01-31T11:00:00Z' }],
  },
);
export type RecomposeInput = Static<typeof RecomposeBody>;

const VAT_MAX_BP = 3_000;
export const OfferBody = Named('OfferInput', {
  lines: Type.Array(
    Named('OfferLineInput', {
      lotId: Uuid,
      organisationId: Type.Unsafe<string>({ ...Uuid, description: 'The member that is paid for it' }),
      label: ShortText,
      amountCents: Type.Integer({ minimum: 0, maximum: 100_000_000_000_000, description: 'Without tax' }),
      vatBp: Type.Optional(
        Type.Integer({ minimum: 0, maximum: VAT_MAX_BP, description: 'VAT rate in basis points; 2,000 unless given' }),
      ),
    }),
    { minItems: 1, maxItems: 2_000 },
  ),
});
export type OfferInput = Static<typeof OfferBody>;

export const SubmitBody = Named('SubmitInput', {
  submittedAt: Type.Optional(
    Type.Unsafe<string>({ ...Instant, description: 'When the bid was handed in, where that is noted afterwards' }),
  ),
});

export const DissolveBody = Named('DissolveInput', { reason: Type.Optional(Note) });
