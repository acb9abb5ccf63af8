import { Type } from 'typebox';
import { LEGAL_FORMS } from '../../law/facts.ts';
import { VERDICT_STATUSES } from '../../law/rule.ts';
import { Answer, Instant, Nullable, Strict, Uuid, Word } from '../../shared/schemas.ts';

const VerdictSchema = Answer('Verdict', {
  ruleId: Type.String(),
  article: Type.String(),
  title: Type.String(),
  status: Word(VERDICT_STATUSES),
  message: Type.String(),
  figures: Type.Record(Type.String(), Type.Unknown(), { description: 'Amounts in cents, shares in basis points' }),
});

export const ChecksQuery = Strict({ lang: Type.Optional(Word(['fr', 'en'])) });
export const ChecksSchema = Answer('ConsortiumChecks', {
  consortiumId: Uuid,
  asOf: Instant,
  launchedOn: Type.String({ description: 'Picks the version of dated rules' }),
  legalForm: Word(LEGAL_FORMS),
  items: Type.Array(VerdictSchema),
  blocking: Type.Array(Type.String()),
  split: Answer('CheckedSplit', {
    sumBp: Type.Integer(),
    smeShareBp: Type.Integer(),
    valueCents: Nullable(Type.Integer()),
    groupTurnoverCents: Type.Integer(),
    members: Type.Array(
      Answer('CheckedMember', {
        organisationId: Uuid,
        name: Type.String(),
        role: Type.String(),
        shareBp: Type.Integer(),
        amountCents: Nullable(Type.Integer()),
        turnoverCents: Nullable(Type.Integer()),
      }),
    ),
  }),
  exposure: Type.Unsafe<
    | {
        organisationId: string;
        legalForm: (typeof LEGAL_FORMS)[number];
        liabilityCents: number;
        ofTurnoverBp: number | null;
      }[]
    | null
  >({
    anyOf: [
      Type.Array(
        Answer('MemberLiability', {
          organisationId: Uuid,
          legalForm: Word(LEGAL_FORMS),
          liabilityCents: Type.Integer(),
          ofTurnoverBp: Nullable(Type.Integer()),
        }),
      ),
      { type: 'null' },
    ],
    description: 'Worst-case liability of each member under each legal form; null when a value is unknown',
  }),
});
