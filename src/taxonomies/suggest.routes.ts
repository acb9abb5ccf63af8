import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CpvCode, Named, Word } from '../shared/schemas.ts';
import type { BackgroundSuggester } from './suggest/background.ts';
import { LEVEL_NAMES } from './suggest/tree.ts';

const SuggestBody = Named('CpvSuggestInput', {
  text: Type.String({
    minLength: 1,
    maxLength: 100_000,
    description: 'What is bought, or what a company does. A title on the first line weighs more.',
    examples: ['Entretien des espaces verts et élagage'],
  }),
  lang: Type.Optional(
    Type.String({ maxLength: 35, description: 'Two letters; guessed from the text when absent', examples: ['fr'] }),
  ),
  nature: Type.Optional(
    Type.String({ maxLength: 100, description: '`works`, `supplies` or `services`; another word counts as not known' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Codes wanted; 10 unless given' })),
});

const SuggestionSchema = Named('CpvSuggestion', {
  code: CpvCode,
  label: Type.String({ description: 'Label in the language of the text' }),
  score: Type.Number({ minimum: 0, maximum: 1, description: 'Probability' }),
});

const SuggestAnswer = Named('CpvSuggestions', {
  items: Type.Array(SuggestionSchema),
  levels: Type.Array(Named('CpvLevelSuggestions', { level: Word(LEVEL_NAMES), items: Type.Array(SuggestionSchema) })),
});

/** CPV codes for a text, of a lot or of a company that describes itself. */
export const cpvSuggestRoutes: FastifyPluginAsyncTypebox<{ suggester: BackgroundSuggester }> = async (
  app,
  { suggester },
) => {
  app.post(
    '/taxonomies/cpv/suggest',
    {
      config: { idempotent: false },
      schema: {
        tags: ['taxonomies'],
        summary: 'CPV codes for a text',
        description: `\`items\` are codes of any level, most probable first; \`levels\` ranks divisions, groups, classes, categories
and codes each on their own. A text without words gets empty lists.`,
        body: SuggestBody,
        response: { 200: SuggestAnswer },
      },
    },
    async (request) => {
      const levels = await suggester.suggestLevels(request.body);
      return { items: levels.at(-1)?.items ?? [], levels };
    },
  );
};
