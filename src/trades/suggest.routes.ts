import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CpvCode, Described, Named, Word } from '../shared/schemas.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { LEVEL_NAMES } from '../taxonomies/suggest/tree.ts';
import type { BackgroundSuggester } from './background.ts';

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
  cpvMain: Type.Optional(
    Described(CpvCode, 'The main code of that work: then its further trades are asked for, not codes for the text'),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Codes wanted; 10 unless given' })),
});

const SuggestionSchema = Named('CpvSuggestion', {
  code: CpvCode,
  label: Type.String({ description: 'Label in the language of the text' }),
  score: Type.Number({ minimum: 0, maximum: 1, description: 'Probability; calibrated with `cpvMain`' }),
  quote: Type.Optional(
    Type.String({
      description:
        'With `cpvMain`: the passage that speaks for the trade; absent where works of that kind usually need it',
    }),
  ),
});

const SuggestAnswer = Named('CpvSuggestions', {
  items: Type.Array(SuggestionSchema, { description: 'Most probable first' }),
  levels: Type.Array(
    Named('CpvLevelSuggestions', {
      level: Word(LEVEL_NAMES, { description: 'Level of the CPV tree' }),
      items: Type.Array(SuggestionSchema, { description: 'Codes of that level, most probable first' }),
    }),
    { description: 'Each level on its own; empty with `cpvMain`' },
  ),
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
and codes each on their own. A text without words gets empty lists. With \`cpvMain\` the answer is what that work needs
besides: classes of trades with calibrated probabilities and the passages that speak for them.`,
        body: SuggestBody,
        response: { 200: SuggestAnswer },
      },
    },
    async (request) => {
      const { cpvMain, text, lang = '', nature = '', limit = 10 } = request.body;
      if (cpvMain !== undefined) {
        assertKnownCodes({ cpv: [{ pointer: '/cpvMain', code: cpvMain }] });
        const [items] = await suggester.furtherTrades([{ kind: 'lot', text, lang, nature, cpvMain, buyer: '' }], limit);
        return { items: items ?? [], levels: [] };
      }
      const levels = await suggester.suggestLevels(request.body);
      return { items: levels.at(-1)?.items ?? [], levels };
    },
  );
};
