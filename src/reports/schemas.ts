import { type Static, Type } from 'typebox';
import { MeasureSchema } from '../ledger/schemas.ts';
import { LANGUAGES } from '../shared/language.ts';
import { Day, Described, MoneySchema, Named, Nullable, Strict, Uuid, Word } from '../shared/schemas.ts';
import { FIGURE_WORDS, type KpiName, UNITS } from './definitions.ts';
import { DIMENSIONS } from './turnover.repository.ts';

const period = {
  from: Type.Optional(Type.String({ format: 'date', description: 'First day; from the beginning unless given' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'Last day; today unless given' })),
};
const clusterId = Type.Optional(
  Type.String({ format: 'uuid', description: 'With the clusters below it; all of the caller’s unless given' }),
);
const lang = Type.Optional(
  Word(LANGUAGES, { description: 'Of definitions, charts and tables; the reader’s unless given' }),
);

const format = Type.Optional(
  Word(['json', 'csv', 'xlsx', 'svg'] as const, { description: 'Goes before Accept: for links and images' }),
);

export const TurnoverQuerySchema = Strict({
  groupBy: Type.Optional(
    Type.Array(Type.String({ maxLength: 50 }), {
      description: `Up to two of ${DIMENSIONS.join(', ')}`,
      examples: [['year', 'sizeClass']],
    }),
  ),
  measure: Type.Optional(MeasureSchema),
  clusterId,
  ...period,
  lang,
  format,
});
export const TurnoverSchema = Named('TurnoverReport', {
  measure: MeasureSchema,
  groupBy: Type.Array(Word(DIMENSIONS)),
  from: Nullable(Day),
  to: Day,
  clusterId: Nullable(Type.String()),
  clusterName: Nullable(Type.String()),
  asOf: Day,
  total: MoneySchema,
  rows: Type.Array(
    Named('TurnoverRow', {
      ids: Type.Array(Nullable(Type.String()), { description: 'Year, id or word, in the order of groupBy' }),
      keys: Type.Array(Type.String(), { description: 'The same to be read' }),
      amount: MoneySchema,
      contracts: Type.Integer({ description: 'Contracts that the amount comes from' }),
    }),
  ),
});

export const KpiQuerySchema = Strict({
  clusterId,
  ...period,
  compare: Type.Optional(
    Word(['clusters'] as const, { description: 'Adds the quartiles over all clusters, where there are at least 5' }),
  ),
  lang,
  format,
});
const Figure = Named(
  'Figure',
  {
    value: Nullable(Type.Number({ description: 'Of the period; null: not known' })),
    before: Nullable(Type.Number({ description: 'Of the period before' })),
    growth: Nullable(Type.Number({ description: '(value − before) / before; null without a positive base' })),
    unit: Word(['eur', 'count', 'ratio', 'factor', 'days', 'index'] as const, {
      description: '`eur`: integer cents; `ratio`: 0 to 1, a percentage; `index`: 0 to 1, none',
    }),
    definition: Type.String({ description: 'What the figure is, in the language of `lang`' }),
  },
  { description: 'A figure of the period with that of the period before' },
);
/** A figure with its definition in both languages, so that the API's documentation tells it. */
const figureSchema = (name: KpiName) =>
  Described(
    Figure,
    `${FIGURE_WORDS.en[name].name}. ${FIGURE_WORDS.en[name].definition} — ${FIGURE_WORDS.fr[name].name} : ${FIGURE_WORDS.fr[name].definition}`,
  );
const names = Object.keys(UNITS) as KpiName[];
export const KpiSchema = Named('KpiReport', {
  clusterId: Nullable(Type.String()),
  clusterName: Nullable(Type.String()),
  from: Nullable(Day),
  to: Day,
  before: Nullable(Named('Period', { from: Day, to: Day })),
  asOf: Day,
  figures: Type.Object(
    Object.fromEntries(names.map((name) => [name, figureSchema(name)])) as Record<
      KpiName,
      ReturnType<typeof figureSchema>
    >,
    { title: 'KpiFigures', additionalProperties: false },
  ),
  membersBySizeClass: Type.Array(
    Named('SizeClassMembers', {
      sizeClass: Nullable(Type.String({ description: 'Of Recommendation 2003/361/EC; null: not known' })),
      members: Type.Integer(),
      share: Type.Number({ description: 'Of all member companies, 0 to 1' }),
    }),
    {
      description:
        'Companies that are members on the last day, by their size class of today — Entreprises membres au dernier jour, par taille d’aujourd’hui',
    },
  ),
  comparison: Nullable(
    Type.Array(
      Named('FigureQuartiles', {
        figure: Type.String({ description: 'Name of the figure' }),
        clusters: Type.Integer({ description: 'Clusters that have the figure: 5 at least' }),
        lowerQuartile: Type.Number(),
        median: Type.Number(),
        upperQuartile: Type.Number(),
      }),
      { description: 'Of all clusters, none of them named' },
    ),
  ),
});

/** Members in one answer unless the caller says otherwise, and at most: some 160 kB, and 800. */
const MEMBERS_SHOWN = 1_000;
const MOST_MEMBERS = 5_000;
export const ExposureQuerySchema = Strict({
  clusterId,
  ...period,
  lang,
  format,
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MOST_MEMBERS,
      default: MEMBERS_SHOWN,
      description: `Members in the answer as JSON; ${MEMBERS_SHOWN} unless given. Tables and charts have all of them`,
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: '`nextCursor` of the page before' })),
});
const Spread = Named('Spread', {
  total: Type.Integer({ description: 'All of them together' }),
  evenShare: Type.Number({ description: 'What each member would have if all had as many' }),
  gini: Type.Number({ description: '0: all have as many; towards 1: one has everything' }),
  without: Type.Integer({ description: 'Members that have none' }),
});
export const ExposureSchema = Named('ExposureReport', {
  clusterId: Nullable(Type.String()),
  clusterName: Nullable(Type.String()),
  from: Nullable(Day),
  to: Day,
  asOf: Day,
  spread: Named('ExposureSpread', { proposals: Spread, invitations: Spread, contracts: Spread }),
  members: Type.Array(
    Named('MemberExposure', {
      organisationId: Uuid,
      name: Type.String(),
      sizeClass: Nullable(Type.String()),
      proposals: Type.Integer({ description: 'Tenders for which the engine proposed it' }),
      invitations: Type.Integer(),
      contracts: Type.Integer(),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});

export const YearlyQuerySchema = Strict({
  clusterId: Uuid,
  year: Type.Integer({ minimum: 1900, maximum: 2199 }),
  lang,
  format: Type.Optional(Word(['pdf', 'html'] as const, { description: 'Goes before Accept: for links' })),
});

export type TurnoverQuery = Static<typeof TurnoverQuerySchema>;
export type TurnoverReport = Static<typeof TurnoverSchema>;
export type KpiQuery = Static<typeof KpiQuerySchema>;
export type KpiReport = Static<typeof KpiSchema>;
export type ExposureQuery = Static<typeof ExposureQuerySchema>;
export type ExposureReport = Static<typeof ExposureSchema>;
