import { type Static, Type } from 'typebox';
import {
  BasisPoints,
  Cents,
  Day,
  Instant,
  listQuery,
  MoneySchema,
  Named,
  Nullable,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  WarningSchema,
  Word,
} from '../shared/schemas.ts';
import { CONTRACT_KINDS, CONTRACT_ROLES } from './table.ts';

const Kind = Word(CONTRACT_KINDS, {
  description: 'A `framework` has a ceiling and no turnover of its own; its `call_off`s have',
});
const Role = Word(CONTRACT_ROLES);
const Buyer = Named('BuyerInput', { name: ShortText, private: Type.Optional(Type.Boolean()) });
/** Money that is not negative. */
const Value = Named('PositiveMoney', { amountCents: Cents, currency: MoneySchema.properties.currency });
const Members = Type.Array(
  Named('ContractMemberInput', { organisationId: Uuid, role: Type.Optional(Role), shareBp: BasisPoints }),
  {
    minItems: 1,
    maxItems: 100,
    description: 'Shares sum to 10,000. Without roles the first is the mandataire, the others cotraitants.',
  },
);

export const NewContract = Named(
  'ContractInput',
  {
    clusterId: Type.Optional(
      Type.String({ format: 'uuid', description: "The tender's, or the caller's first unless given" }),
    ),
    kind: Type.Optional(Kind),
    tenderId: Type.Optional(
      Nullable(Type.String({ format: 'uuid', description: "The call for tender; the consortium's unless given" })),
    ),
    consortiumId: Type.Optional(
      Nullable(
        Type.String({
          format: 'uuid',
          description:
            'An awarded consortium of the cluster that has no contract yet (an award makes one by itself). Its tender, match run and members are those of the contract unless given.',
        }),
      ),
    ),
    matchRunId: Type.Optional(
      Nullable(Type.String({ format: 'uuid', description: "A run of the tender; the consortium's unless given" })),
    ),
    frameworkId: Type.Optional(Type.String({ format: 'uuid', description: 'Of a call-off' })),
    title: ShortText,
    reference: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 200 }))),
    buyer: Type.Optional(Buyer),
    sector: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: "The cluster's where it works in one alone, else `other`, unless given",
      }),
    ),
    value: Value,
    signedOn: Type.Optional(
      Nullable(
        Type.String({
          format: 'date',
          description: 'When given, its value is posted as signed on that day; otherwise POST …/sign does that later',
        }),
      ),
    ),
    startsOn: Type.Optional(Nullable(Day)),
    endsOn: Type.Optional(Nullable(Day)),
    lots: Type.Optional(
      Type.Array(Named('ContractLotInput', { lotId: Type.Optional(Nullable(Uuid)), label: Type.Optional(ShortText) }), {
        maxItems: 1_000,
      }),
    ),
    members: Type.Optional(Members),
    options: Type.Optional(
      Type.Array(
        Named('ContractOptionInput', {
          label: ShortText,
          value: Value,
          exercisableUntil: Type.Optional(Nullable(Day)),
        }),
        {
          maxItems: 100,
        },
      ),
    ),
  },
  {
    examples: [
      {
        title: 'Maintenance of the lock gates',
        buyer: { name: 'Grand port maritime' },
        value: { amountCents: 87_307_700, currency: 'EUR' },
        signedOn: '2026-03-02',
        members: [
          { organisationId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10', role: 'mandataire', shareBp: 6_000 },
          { organisationId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b11', shareBp: 4_000 },
        ],
      },
    ],
  },
);
export const SignBody = Named('ContractSignInput', { signedOn: Day });
export const SectorBody = Named('ContractSectorInput', {
  sector: Type.String({ minLength: 1, maxLength: 200, description: 'One of the cluster’s, or any other word' }),
});
export const AmendBody = Named(
  'AmendmentInput',
  {
    agreedOn: Day,
    delta: Type.Optional(MoneySchema),
    members: Type.Optional(Members),
    note: Type.Optional(Nullable(ShortText)),
  },
  {
    examples: [
      {
        agreedOn: '2026-06-15',
        delta: { amountCents: 1_250_000, currency: 'EUR' },
        note: 'Two more lock gates',
      },
    ],
  },
);
export const ExerciseBody = Named('OptionExerciseInput', { agreedOn: Day, note: Type.Optional(Nullable(ShortText)) });
export const EndBody = Named('ContractEndInput', { endedOn: Day, reason: ShortText });
export const OptionParams = Strict({ id: Uuid, optionId: Uuid });

const summary = {
  id: Uuid,
  clusterId: Uuid,
  kind: Kind,
  tenderId: Nullable(Type.String()),
  consortiumId: Nullable(Type.String()),
  matchRunId: Nullable(Type.String()),
  frameworkId: Nullable(Type.String()),
  title: Type.String(),
  reference: Nullable(Type.String()),
  buyer: Named('Buyer', { name: Type.String(), private: Type.Boolean() }),
  sector: Type.String(),
  value: MoneySchema,
  currentValue: MoneySchema,
  signedOn: Nullable(Day),
  startsOn: Nullable(Day),
  endsOn: Nullable(Day),
  endedOn: Nullable(Day),
  endReason: Nullable(Type.String()),
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
};
export const ContractSummary = Named('ContractSummary', summary);
export const ContractPage = pageOf(ContractSummary);
export const ContractSchema = Named('Contract', {
  ...summary,
  standstillUntil: {
    ...Nullable(Day),
    description: 'The last day on which the buyer may not sign (R2182-1), as the outcome noted it',
  },
  warnings: Type.Array(WarningSchema, {
    description: '`signed_in_standstill`: the day of the signature is not after that day. Nothing is refused',
  }),
  lots: Type.Array(Named('ContractLot', { lotId: Nullable(Type.String()), label: Type.String() })),
  members: Type.Array(
    Named('ContractMember', {
      organisationId: Uuid,
      name: Type.String(),
      sizeClass: Nullable(Type.String()),
      clusterId: {
        ...Uuid,
        description: "The cluster that brought it: the contract's own, or the one that was asked for partners",
      },
      role: Role,
      shareBp: BasisPoints,
      amount: Nullable(MoneySchema),
    }),
    {
      description:
        'With each one’s part: what the ledger has as signed for it; before the signature, and of a framework, the current value by the shares. Shares that an amendment moved hold for what is posted from then on. A member sees itself.',
    },
  ),
  options: Type.Array(
    Named('ContractOption', {
      id: Uuid,
      label: Type.String(),
      value: MoneySchema,
      exercisableUntil: Nullable(Day),
      exercisedOn: Nullable(Day),
    }),
  ),
  amendments: Type.Array(
    Named('Amendment', {
      number: Type.Integer({ description: 'Counts the amendments of the contract' }),
      agreedOn: Day,
      delta: MoneySchema,
      optionId: Nullable(Type.String()),
      movesShares: Type.Boolean(),
      note: Nullable(Type.String()),
    }),
  ),
  totals: Named(
    'ContractTotals',
    { signed: MoneySchema, invoiced: MoneySchema, paid: MoneySchema },
    { description: "The ledger's totals; to a member, of its own part" },
  ),
});
export const ContractQuery = listQuery({
  clusterId: Type.Optional(Uuid),
  tenderId: Type.Optional(Uuid),
  consortiumId: Type.Optional(Uuid),
  frameworkId: Type.Optional(Uuid),
  organisationId: Type.Optional(Uuid),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of title, buyer or reference' })),
});

export type NewContractInput = Static<typeof NewContract>;
export type AmendInput = Static<typeof AmendBody>;
export type ExerciseInput = Static<typeof ExerciseBody>;
export type EndInput = Static<typeof EndBody>;
export type ContractView = Static<typeof ContractSchema>;
export type ContractSummaryView = Static<typeof ContractSummary>;
export type ContractFilter = Static<typeof ContractQuery>;
