import { type Static, Type } from 'typebox';
import { Described, Instant, Named, Nullable, ShortText, Uuid, Word } from '../shared/schemas.ts';
import { PLACEHOLDERS } from './convention-template.ts';

const Key = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,59}$',
  description: 'Stable name of the clause; one of ours is compared with ours',
  examples: ['repartition'],
});
const Paragraphs = Type.Array(Type.String({ minLength: 1, maxLength: 4_000 }), {
  minItems: 1,
  maxItems: 12,
  description:
    'French. What stands in braces is filled in from the bid; what stands in [[double brackets]] is printed only for buyers under the Code de la commande publique',
});

export const TemplateBody = Named('ConventionTemplateInput', {
  version: Type.Integer({
    minimum: 0,
    description: 'The newest version, as it was read; 0 while there is none',
    examples: [0],
  }),
  note: Type.Optional(Nullable(ShortText)),
  clauses: Described(
    Nullable(
      Type.Array(Named('ConventionClauseInput', { key: Key, title: ShortText, paragraphs: Paragraphs }), {
        minItems: 1,
        maxItems: 60,
      }),
    ),
    'All clauses in their order; null: ours',
  ),
});
export type TemplateInput = Static<typeof TemplateBody>;

const Written = Type.Array(Type.String(), { description: 'Its text, in French' });
const Text = Named('ConventionClauseText', { title: Type.String(), paragraphs: Written });

export const TemplateAnswer = Named('ConventionTemplate', {
  clusterId: Uuid,
  version: Type.Integer({ description: '0: the cluster never had one of its own' }),
  own: Type.Boolean({ description: 'False: the cluster uses ours' }),
  clauses: Type.Array(
    Named('ConventionClause', {
      key: Key,
      title: Type.String(),
      paragraphs: Written,
      state: Word(['same', 'changed', 'added', 'left_out'], { description: 'Beside ours' }),
      ours: Described(Nullable(Text), 'Our text of the same clause, where it is another'),
    }),
    { description: 'In their order, then those of ours that the cluster leaves out' },
  ),
  placeholders: Type.Array(Word(PLACEHOLDERS), { description: 'What may stand in braces' }),
  versions: Type.Array(
    Named('ConventionTemplateVersion', {
      version: Type.Integer(),
      own: Type.Boolean({ description: 'False: it went back to ours' }),
      note: Nullable(Type.String()),
      createdBy: Described(Nullable(Uuid), 'The person who set it'),
      createdAt: Instant,
    }),
    { description: 'The newest first' },
  ),
});
export type TemplateView = Static<typeof TemplateAnswer>;
