import { type Static, Type } from 'typebox';
import { AskedAgainSchema } from '../consortia/views/asked-again.ts';
import { LANGUAGES } from '../shared/language.ts';
import {
  BasisPoints,
  Cents,
  Day,
  Described,
  IdParams,
  InBothLanguages,
  Instant,
  LongText,
  Named,
  Nullable,
  ShortText,
  Strict,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import { EDM_VERSIONS } from './espd/criterion.ts';
import { DOCUMENT_KINDS } from './question.ts';

const Address = Named('Address', {
  street: Nullable(ShortText),
  postalCode: Nullable(Type.String({ minLength: 1, maxLength: 20 })),
  town: Nullable(ShortText),
  country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', examples: ['FR'] }),
});

/** What an organisation gives for the forms; the whole is replaced. */
export const BidFactsBody = Named('BidFactsInput', {
  vatNumber: Nullable(Type.String({ minLength: 4, maxLength: 20, examples: ['FR40830123456'] })),
  legalStatus: Nullable(ShortText),
  email: Nullable(Type.String({ format: 'email', maxLength: 254 })),
  phone: Nullable(Type.String({ minLength: 4, maxLength: 40 })),
  representative: Nullable(
    Named(
      'Representative',
      { firstName: ShortText, lastName: ShortText, title: Nullable(ShortText) },
      { description: 'Who may sign' },
    ),
  ),
  means: Nullable(LongText),
  insurance: Nullable(
    Named(
      'Insurance',
      { insurer: ShortText, policyNumber: ShortText, validUntil: Day },
      { description: 'Professional liability' },
    ),
  ),
  exclusionDeclaredOn: Nullable(Day),
});
export type BidFactsInput = Static<typeof BidFactsBody>;

export const BidFactsAnswer = Named('BidFacts', {
  organisationId: Uuid,
  ...BidFactsBody.properties,
  updatedAt: Nullable(Instant),
  version: Type.Integer(),
});
export type BidFactsView = Static<typeof BidFactsAnswer>;

/** What the members settled among themselves; null where they have not. */
const Terms = Named('ConventionTerms', {
  mandataireFeeBp: Nullable(BasisPoints),
  commonExpenses: Nullable(LongText),
  guarantees: Nullable(LongText),
  insuranceCoverCents: Nullable(Cents),
  defaultNoticeDays: Nullable(Type.Integer({ minimum: 1, maximum: 365 })),
  penalties: Nullable(LongText),
  disputes: Nullable(LongText),
  payment: Nullable(Word(['separate', 'single_account'])),
});

/** What a consortium's documents say beyond its members; the whole is replaced. */
export const BidTermsBody = Named(
  'BidTermsInput',
  {
    reference: Nullable(ShortText),
    procedure: Nullable(ShortText),
    buyerRegistrationNumber: Nullable(Type.String({ minLength: 2, maxLength: 40 })),
    buyerAddress: Nullable(Address),
    formAfterAward: Nullable(ShortText),
    factsDueOn: Nullable(Day),
    reliedUpon: Type.Array(Uuid, {
      maxItems: 12,
      uniqueItems: true,
      description: 'Subcontractors whose capacities the group relies on',
    }),
    candidature: Type.Optional(
      Word(['dc', 'espd'], {
        description:
          'What capacities are declared with to a public buyer in France: `dc`, the forms DC1 and DC2, or `espd` in their place; never both. `dc` unless given',
      }),
    ),
    validityDays: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 1,
          maximum: 1_000,
          description: 'Days for which the offer is open to the buyer, from the day when bids are due',
        }),
      ),
    ),
    terms: Terms,
  },
  {
    examples: [
      {
        reference: '2026-M-014',
        procedure: 'Appel d’offres ouvert',
        buyerRegistrationNumber: '21440109300015',
        buyerAddress: { street: '2 rue de l’Hôtel-de-Ville', postalCode: '44000', town: 'Nantes', country: 'FR' },
        formAfterAward: null,
        factsDueOn: '2039-01-31',
        reliedUpon: [],
        terms: {
          mandataireFeeBp: 200,
          commonExpenses: 'Shared as the work is.',
          guarantees: null,
          insuranceCoverCents: 200_000_000,
          defaultNoticeDays: 15,
          penalties: 'Borne by the member that causes them.',
          disputes: null,
          payment: 'separate',
        },
      },
    ],
  },
);
export type BidTermsInput = Static<typeof BidTermsBody>;

export const BidTermsAnswer = Named('BidTerms', {
  consortiumId: Uuid,
  ...BidTermsBody.properties,
  candidature: Word(['dc', 'espd'], { description: 'What capacities are declared with to a public buyer in France' }),
  validityDays: Nullable(Type.Integer({ description: 'Days for which the offer is open to the buyer' })),
  updatedAt: Nullable(Instant),
  version: Type.Integer(),
  askedAgain: Type.Array(AskedAgainSchema, {
    description: 'Whom these terms make say yes again; filled in where they are set, or looked at with `dryRun`',
  }),
});
export type BidTermsView = Static<typeof BidTermsAnswer>;

const Missing = Named('MissingFact', {
  memberId: Nullable(Uuid),
  memberName: Type.String(),
  field: Type.String({ description: 'Stable name of the fact', examples: ['insurance'] }),
  question: InBothLanguages,
  documents: Type.Array(Word(DOCUMENT_KINDS)),
  dueOn: Nullable(Day),
});

export const DocumentList = Named('BidDocuments', {
  items: Type.Array(
    Named('BidDocument', {
      kind: Word(DOCUMENT_KINDS),
      fileName: Type.String(),
      memberId: Nullable(Uuid),
      lotId: Nullable(Uuid),
      subcontractId: Nullable(
        Type.Unsafe<string>({ ...Uuid, description: 'Of a DC4: the declared subcontract that it is made of' }),
      ),
      operator: Nullable(
        Type.Integer({
          description:
            'Of an ESPD or a commitment of an operator that lends its capacities and is no member: its place in `reliedOperators`, from 1; owners of equipment that nobody has noted there come behind',
        }),
      ),
      href: Type.String({ description: 'Where the document is' }),
      ready: Type.Boolean({ description: 'Nothing is missing' }),
      missing: Type.Array(Missing),
    }),
  ),
  missing: Type.Array(Missing, { description: 'All facts still to be given, by member, then the group’s own' }),
  zip: Type.String({ description: 'Where the whole file is' }),
});
export type DocumentListView = Static<typeof DocumentList>;

/** What a member may read of the file of its bid. */
export const Papers = Named('OwnPapers', {
  consortiumId: Uuid,
  tenderTitle: Type.String(),
  dueOn: Nullable(Day),
  shared: Type.Boolean({
    description: 'Whether the papers that all sign are there: the group stands, and all names are known to the reader',
  }),
  items: Type.Array(
    Named('OwnPaper', {
      kind: Word(DOCUMENT_KINDS),
      fileName: Type.String(),
      memberId: Nullable(Uuid),
      lotId: Nullable(Uuid),
      href: Type.String({ description: 'Where the paper is' }),
      ready: Type.Boolean({ description: 'Nothing is missing' }),
    }),
  ),
  missing: Type.Array(Missing, { description: "The reader's own facts that are still to be given" }),
});
export type PapersView = Static<typeof Papers>;
export const PaperParams = Strict({ ...IdParams.properties, kind: Word(DOCUMENT_KINDS) });

/** What an organisation still has to give, by consortium. */
export const Todo = Named('MissingFacts', {
  items: Type.Array(
    Named('ConsortiumMissingFacts', {
      consortiumId: Uuid,
      tenderTitle: Type.String(),
      dueOn: Nullable(Day),
      missing: Type.Array(Missing),
    }),
  ),
});
export type TodoView = Static<typeof Todo>;

export const DocumentParams = Strict({ ...IdParams.properties, kind: Word([...DOCUMENT_KINDS, 'zip']) });
export const DocumentQuery = Strict({
  member: Type.Optional(Described(Uuid, 'The member whose document it is')),
  lot: Type.Optional(Described(Uuid, 'The lot whose document it is')),
  subcontract: Type.Optional(Described(Uuid, 'Of a DC4: the declared subcontract, in place of member and lot')),
  operator: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 50,
      description:
        'Of an ESPD or a commitment: the operator that lends its capacities, by its place in the list of documents, in place of member',
    }),
  ),
  lang: Type.Optional(
    Word(LANGUAGES, { description: 'Of the dossier, the split and the letter of offer; the forms are French' }),
  ),
  edm: Type.Optional(
    Word(EDM_VERSIONS, { description: 'Of an ESPD: the version of the data model that the buyer’s service reads' }),
  ),
});
/** The document's bytes. */
export const DocumentBytes = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });
