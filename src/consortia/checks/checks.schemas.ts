import { Type } from 'typebox';
import { LEGAL_FORMS } from '../../law/facts.ts';
import { VERDICT_STATUSES } from '../../law/rule.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { Answer, Instant, Nullable, Strict, Uuid, Word } from '../../shared/schemas.ts';

const VerdictSchema = Answer('Verdict', {
  ruleId: Type.String(),
  article: Type.String(),
  links: Type.Array(
    Answer('ArticleLink', { text: Type.String(), href: Type.String({ description: 'Where Légifrance finds it' }) }),
    {
      description: 'The articles and decisions among them, with the address where Légifrance finds each',
    },
  ),
  title: Type.String(),
  status: Word(VERDICT_STATUSES),
  message: Type.String(),
  figures: Type.Record(Type.String(), Type.Unknown(), { description: 'Amounts in cents, shares in basis points' }),
});

const TeamSchema = Answer(
  'CheckedTeam',
  {
    coverage: Nullable(
      Type.Number({ description: 'The most that it covers of the work, 0 to 1; null: mandatory work cannot be done' }),
    ),
    faults: Type.Array(
      Answer('TeamFault', {
        code: Type.String({ description: 'What is wrong: `passenger`, `uncovered`, `capacity`, `share_beyond`, …' }),
        message: Type.String(),
        organisationIds: Type.Array(Uuid, { description: 'Members whom it concerns' }),
        requirementIds: Type.Array(Uuid, { description: 'Requirements that it concerns' }),
      }),
      { description: 'What proposals are never allowed: who is a passenger, what nobody can do. They block nothing' },
    ),
    services: Type.Array(
      Answer('ServedRequirement', {
        requirementId: Uuid,
        servers: Type.Array(
          Answer('ServingMember', {
            organisationId: Uuid,
            quality: Type.Number({ description: 'How well it serves the requirement, 0 to 1' }),
            mostBp: Type.Integer({ description: 'The most that it can take of the whole work, in basis points' }),
          }),
        ),
      }),
      { description: 'Which members can do each requirement' },
    ),
  },
  {
    description:
      'The group by the rules that proposals keep: levels, certificates, capacities, turnover, no passengers. Those who left are left aside, a share asked for counts as granted. Null: the lots have no requirements',
  },
);

export const ChecksQuery = Strict({ lang: Type.Optional(Word(LANGUAGES)) });
export const ChecksSchema = Answer('ConsortiumChecks', {
  consortiumId: Uuid,
  asOf: Instant,
  launchedOn: Type.String({ description: 'Picks the version of dated rules' }),
  legalForm: Word(LEGAL_FORMS),
  items: Type.Array(VerdictSchema),
  blocking: Type.Array(Type.String()),
  team: Nullable(TeamSchema),
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
