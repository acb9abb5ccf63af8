import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { askedIn } from '../plugins/faults/reader.ts';
import { CpvDetail, CpvPage, CpvParams, CpvQuery, LanguageQuery, NutsPage, NutsQuery } from './schemas.ts';
import type { TaxonomyService } from './service.ts';

/** The code lists, for everybody who is signed in. */
export const taxonomyRoutes: FastifyPluginAsyncTypebox<{ taxonomies: TaxonomyService }> = async (
  app,
  { taxonomies },
) => {
  app.get(
    '/taxonomies/cpv',
    {
      schema: {
        tags: ['taxonomies'],
        summary: 'CPV codes by code, by words or by trade, best first',
        description:
          'Common Procurement Vocabulary 2008 (Regulation (EC) 213/2008): 9,454 codes. Names of trades that no label holds (`chaudronnerie`, `calorifugeage`) are answered by the codes under which their work is bought.',
        querystring: CpvQuery,
        response: { 200: CpvPage },
      },
    },
    async (request) => taxonomies.searchCpv(request.actor, askedIn(request)),
  );
  app.get(
    '/taxonomies/cpv/:code',
    {
      config: { seat: 'any' },
      schema: {
        tags: ['taxonomies'],
        summary: 'One CPV code with those above and below it',
        params: CpvParams,
        querystring: LanguageQuery,
        response: { 200: CpvDetail },
      },
    },
    async (request) => taxonomies.cpv(request.actor, request.params.code, askedIn(request).lang),
  );
  app.get(
    '/taxonomies/nuts',
    {
      schema: {
        tags: ['taxonomies'],
        summary: 'NUTS regions by code or name, best first',
        description: 'Nomenclature of territorial units for statistics, edition 2021.',
        querystring: NutsQuery,
        response: { 200: NutsPage },
      },
    },
    async (request) => taxonomies.searchNuts(request.actor, askedIn(request)),
  );
};
