import { type Static, Type } from 'typebox';
import { Day, Named, Nullable, pageOf, ShortText, Uuid, Word } from '../shared/schemas.ts';
import { ACCEPTANCES, SUBCONTRACT_ACTS, SUBCONTRACT_STATES } from './domain.ts';

const Amount = Type.Integer({ minimum: 0, maximum: 100_000_000_000_000, description: 'Cents without tax' });
const VatBp = Type.Integer({ minimum: 0, maximum: 3_000, description: 'VAT rate in basis points' });
const Work = Type.Unsafe<string>({ ...ShortText, description: 'What it does', examples: ['Pose des garde-corps'] });

const paymentTerms = {
  days: Nullable(Type.Integer({ minimum: 1, maximum: 60, description: 'Days in which it is paid' })),
  priceRevision: Nullable(Type.Unsafe<string>({ ...ShortText, description: 'How the price is revised' })),
  advance: Type.Boolean({ description: 'It asks for an advance' }),
};
const PaymentTermsInput = Named(
  'PaymentTermsInput',
  {
    days: Type.Optional(paymentTerms.days),
    priceRevision: Type.Optional(paymentTerms.priceRevision),
    advance: Type.Optional(paymentTerms.advance),
  },
  { description: 'How it is paid' },
);

const facts = {
  name: Type.Optional(
    Type.Unsafe<string>({ ...ShortText, description: 'Of a firm outside the network; else its organisation’s' }),
  ),
  registrationNumber: Type.Optional(Nullable(ShortText)),
  amountCents: Amount,
  vatBp: Type.Optional(VatBp),
  reverseCharge: Type.Optional(
    Type.Boolean({ description: 'The principal owes the VAT (CGI, art. 283-2 nonies: work on buildings)' }),
  ),
  defence: Type.Optional(Type.Boolean({ description: 'A contract of defence or security (L2393-1 ff.)' })),
  paymentTerms: Type.Optional(Type.Unsafe<Static<typeof PaymentTermsInput>>(PaymentTermsInput)),
};

export const NewSubcontract = Named(
  'SubcontractInput',
  {
    lotId: Uuid,
    principalId: Type.Optional(
      Type.Unsafe<string>({ ...Uuid, description: 'The holder that it works for; the mandataire unless given' }),
    ),
    organisationId: Type.Optional(Uuid),
    work: Work,
    ...facts,
  },
  { description: 'Declared with the bid before it is in, by a special act after the award' },
);
export type NewSubcontractInput = Static<typeof NewSubcontract>;

export const SubcontractPatch = Named('SubcontractPatch', {
  work: Type.Optional(Work),
  ...facts,
  amountCents: Type.Optional(Amount),
});
export type SubcontractPatchInput = Static<typeof SubcontractPatch>;

export const SubcontractActBody = Named('SubcontractActInput', {
  act: Word(SUBCONTRACT_ACTS, {
    description:
      '`received`: the buyer has the declaration, 21 days run. `accepted`, `refused` (with `note`): its answer. `amended`: another amount by a changed special act. `ended`',
  }),
  on: { ...Day, description: 'The day on which it happened' },
  amountCents: Type.Optional(Amount),
  reference: Type.Optional(Type.Unsafe<string>({ ...ShortText, description: 'Of the paper that shows it' })),
  note: Type.Optional(Type.String({ maxLength: 5_000, minLength: 1 })),
});
export type SubcontractActInput = Static<typeof SubcontractActBody>;

export const ReplacementBody = Named('SubcontractReplacement', {
  on: { ...Day, description: 'The day on which the former one stopped' },
  by: NewSubcontract,
});
export type ReplacementInput = Static<typeof ReplacementBody>;

export const SubcontractSchema = Named('Subcontract', {
  id: Uuid,
  version: Type.Integer(),
  consortiumId: Uuid,
  lotId: Uuid,
  principalId: Type.Unsafe<string>({ ...Uuid, description: 'The holder that it works for' }),
  organisationId: Nullable(Uuid),
  name: Type.String(),
  registrationNumber: Nullable(Type.String()),
  work: Type.String({ description: 'What it does' }),
  amountCents: Amount,
  vatBp: VatBp,
  reverseCharge: Type.Boolean({ description: 'The principal owes the VAT' }),
  defence: Type.Boolean({ description: 'A contract of defence or security' }),
  totalCents: Type.Integer({ description: 'Cents with tax, as far as it invoices any' }),
  paymentTerms: Named('PaymentTerms', paymentTerms, { description: 'How it is paid' }),
  declared: Word(['bid', 'later'], { description: '`bid`: annexed to the offer; `later`: by a special act' }),
  state: Word(SUBCONTRACT_STATES),
  acceptedOn: Nullable({ ...Day, description: 'Since when the buyer has accepted it' }),
  acceptedBy: Nullable(
    Word(ACCEPTANCES, {
      description: '`answer`, `silence` of 21 days (R2193-4), or `notification` of the contract (R2193-2)',
    }),
  ),
  silenceOn: Nullable({ ...Day, description: 'The last day on which the buyer may refuse; null: no such days run' }),
  directPayment: Named(
    'DirectPayment',
    {
      due: Nullable(Type.Boolean({ description: 'Null: the amount of the contract is not known' })),
      fromCents: Nullable(Type.Integer({ description: 'From which amount on, in cents with tax' })),
      article: Type.String({ description: 'On which it rests' }),
    },
    { description: 'Whether the buyer pays it itself' },
  ),
  acts: Type.Array(
    Named('SubcontractAct', {
      act: Word(['declared', ...SUBCONTRACT_ACTS, 'replaced'], { description: 'What was done' }),
      on: { ...Day, description: 'The day on which it was' },
      amountCents: Nullable(Amount),
      reference: Nullable(Type.String({ description: 'Of the paper that shows it' })),
      note: Nullable(Type.String()),
    }),
    { description: 'Its life, oldest first' },
  ),
  replacesId: Nullable(Type.Unsafe<string>({ ...Uuid, description: 'The one whose place it took' })),
});
export type SubcontractView = Static<typeof SubcontractSchema>;

export const SubcontractPage = pageOf(SubcontractSchema);
