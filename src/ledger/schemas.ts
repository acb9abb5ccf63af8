import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import {
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
  Word,
} from '../shared/schemas.ts';
import { MEASURES, type Measure } from './table.ts';

export const MeasureSchema = Word(MEASURES, {
  description: '`signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer',
  examples: ['invoiced'],
});
const Reference = Type.String({
  minLength: 1,
  maxLength: 200,
  description: "The document's number, once for a contract and measure",
  examples: ['F-2026-014'],
});

export const NewEntry = Named(
  'LedgerEntryInput',
  {
    measure: MeasureSchema,
    amount: MoneySchema,
    occurredOn: Type.Optional(Type.String({ format: 'date', description: 'Not in the future; today unless given' })),
    reference: Type.Optional(Nullable(Reference)),
    note: Type.Optional(Nullable(ShortText)),
    confirm: Type.Optional(
      Type.Boolean({
        description:
          'Yes to what does not look right: more invoiced than signed, more paid than invoiced (`implausible`)',
      }),
    ),
    split: Type.Optional(
      Type.Array(Named('PostingInput', { organisationId: Uuid, amount: MoneySchema }), {
        minItems: 1,
        maxItems: 100,
        description: "Each member's part, to the cent; by the contract's shares unless given (largest remainder)",
      }),
    ),
  },
  {
    examples: [
      {
        measure: 'invoiced',
        amount: { amountCents: 1_250_000, currency: 'EUR' },
        occurredOn: '2026-05-31',
        reference: 'F-2026-014',
      },
    ],
  },
);
export const ReverseBody = Named('ReversalInput', {
  reason: ShortText,
  occurredOn: Type.Optional(
    Type.String({ format: 'date', description: 'Not before the entry, not in the future; today unless given' }),
  ),
});
export const EntrySchema = Named('LedgerEntry', {
  id: Uuid,
  contractId: Uuid,
  contractTitle: Type.String({ description: 'Title of the contract' }),
  clusterId: Uuid,
  tenderId: Nullable(Type.String({ description: 'The call for tender that the contract comes from' })),
  consortiumId: Nullable(Type.String({ description: 'The consortium that won it' })),
  matchRunId: Nullable(Type.String({ description: 'The match run that proposed the consortium' })),
  measure: MeasureSchema,
  amount: MoneySchema,
  occurredOn: Day,
  reference: Nullable(Type.String()),
  note: Nullable(Type.String()),
  reversesId: Nullable(Type.String()),
  reversedById: Nullable(Type.String()),
  postings: Type.Array(
    Named('Posting', {
      account: Word(['contract', 'member'] as const),
      accountId: Uuid,
      organisationId: Nullable(Type.String()),
      debit: MoneySchema,
      credit: MoneySchema,
    }),
    {
      description:
        "Debits and credits are equal. A member sees its own lines and the contract's name, not the others'.",
    },
  ),
  createdAt: Instant,
});
export const EntryPage = pageOf(EntrySchema);
export const EntryQuery = listQuery({
  contractId: Type.Optional(Uuid),
  clusterId: Type.Optional(Uuid),
  organisationId: Type.Optional(Uuid),
  measure: Type.Optional(MeasureSchema),
  from: Type.Optional(Type.String({ format: 'date', description: 'First day' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'Last day' })),
});
const { limit: _limit, cursor: _cursor, ...ofEntries } = EntryQuery.properties;
export const ExportQuery = Strict({
  ...ofEntries,
  lang: Type.Optional(Word(LANGUAGES, { description: 'French: semicolons, days as 15/11/2026, decimal commas' })),
});
export type ExportFilter = Static<typeof ExportQuery>;
export const ImportQuery = Strict({
  partial: Type.Optional(
    Type.Boolean({ description: 'Post the good rows even when others are faulty; false unless given' }),
  ),
  dryRun: Type.Optional(
    Type.Boolean({ description: 'Only tell what would be posted, every fault and every doubt; false unless given' }),
  ),
  confirm: Type.Optional(
    Type.Boolean({
      description:
        'Yes to what does not look right: more invoiced than signed, more paid than invoiced (`implausible`); false unless given',
    }),
  ),
});
export const RowFault = Named('RowFault', {
  row: Type.Integer({ description: 'As a spreadsheet counts: the heading is row 1' }),
  column: Nullable(Type.String()),
  message: Type.String(),
});
export const ImportResult = Named('LedgerImportResult', {
  created: Type.Integer({ description: 'Entries that are new' }),
  unchanged: Type.Integer({ description: 'Rows whose entry was there already, by contract, measure and reference' }),
  errors: Type.Array(RowFault),
  doubts: Type.Array(
    Named('LedgerImportDoubt', {
      row: Type.Integer({ description: 'The last row of the contract and measure; the heading is row 1' }),
      contract: Type.String({ description: 'As the row names it' }),
      measure: MeasureSchema,
      after: Type.Unsafe<Measure>({ ...MeasureSchema, description: 'The measure that it follows and would pass' }),
      wouldBeCents: Type.Integer({ description: 'What the contract would come to with the file' }),
      limitCents: Type.Integer({ description: 'What the measure that it follows would come to' }),
    }),
    { description: 'What does not look right, by contract and measure: `confirm=true` says yes to it' },
  ),
  sums: Type.Array(
    Named('LedgerImportSum', {
      measure: MeasureSchema,
      entries: Type.Integer({ description: 'New entries of this measure' }),
      amount: MoneySchema,
    }),
    { description: 'What the new entries come to, to compare with the accounts' },
  ),
});

export type NewEntryInput = Static<typeof NewEntry>;
export type ReverseInput = Static<typeof ReverseBody>;
export type EntryView = Static<typeof EntrySchema>;
export type EntryFilter = Static<typeof EntryQuery>;
export type ImportOutcome = Static<typeof ImportResult>;
