import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../../shared/language.ts';
import { Day, Named, Nullable, Strict, Uuid, Word } from '../../shared/schemas.ts';
import { INDICATOR_WORDS, INDICATORS } from './definitions.ts';

const IDS = INDICATORS.map(({ id }) => id);
const PLACES = ['standings', 'initiatives', 'years', 'companyFigures', 'funding'] as const;

export const IndicatorQuery = Strict({
  from: Type.Optional({ ...Day, description: 'First day; from the beginning unless given' }),
  to: Type.Optional({ ...Day, description: 'Last day; today unless given' }),
  lang: Type.Optional(Word(LANGUAGES, { description: 'Of names and definitions; the reader’s unless given' })),
  format: Type.Optional(
    Word(['json', 'csv', 'xlsx', 'svg'] as const, { description: 'Goes before Accept: for links and images' }),
  ),
});

export const IndicatorSchema = Named(
  'Indicator',
  {
    id: Word(IDS, {
      title: 'IndicatorId',
      description: INDICATORS.map(
        ({ id }) => `\`${id}\`: ${INDICATOR_WORDS.en[id].definition} — ${INDICATOR_WORDS.fr[id].definition}`,
      ).join('\n'),
    }),
    name: Type.String({ description: 'What it is called' }),
    definition: Type.String({ description: 'What it is, in one sentence' }),
    unit: Word(['eur', 'count', 'ratio', 'factor', 'days'] as const, {
      description: '`eur`: integer cents; `ratio`: 0 to 1, growth −1 and above',
    }),
    value: Nullable(Type.Number({ description: 'Of the period; null: not known' })),
    before: Nullable(Type.Number({ description: 'Of the period before, as long; null: not known' })),
    missing: { ...Nullable(Type.String()), description: 'What is not known of it, in words; null: nothing' },
    enterAt: {
      ...Nullable(Word(PLACES)),
      description:
        'Where what is missing is entered: `standings` (who pays), `initiatives`, `years` (investment), `companyFigures` (of a company), `funding`',
    },
  },
  { description: 'An indicator of a cluster with its definition' },
);
export const IndicatorReportSchema = Named('IndicatorReport', {
  clusterId: Uuid,
  clusterName: Type.String({ description: 'Its name' }),
  from: Nullable(Day),
  to: Day,
  before: Nullable(Named('Period', { from: Day, to: Day })),
  asOf: Day,
  language: Word(LANGUAGES, { description: 'Of names and definitions' }),
  items: Type.Array(IndicatorSchema),
});
export type IndicatorReport = Static<typeof IndicatorReportSchema>;
