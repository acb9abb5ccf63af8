import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DomainError } from '../shared/errors.ts';
import { isSiren, isSiret } from '../shared/sirene.ts';
import { CompanySearchAnswer, CompanySearchQuery } from './company-search.schemas.ts';
import type { CompanySearch } from './company-search.ts';

/** What the State tells of a company, for who enters one. */
export const companySearchRoutes: FastifyPluginAsyncTypebox<{ companySearch: CompanySearch }> = async (
  app,
  { companySearch },
) => {
  app.get(
    '/company-search',
    {
      schema: {
        tags: ['organisations'],
        summary: 'A company in the public search of the State',
        description:
          'By SIREN or SIRET, from API Recherche d’entreprises (INSEE, Licence Ouverte); nothing of it is kept before somebody saves it. `company` is null where the State shows none: that a number is wrong is not said. 503 where there is no network or COMPANY_SEARCH_URL is `off`.',
        querystring: CompanySearchQuery,
        response: { 200: CompanySearchAnswer },
      },
    },
    async (request) => {
      const number = request.query.number.replace(/\s/g, '');
      if (!isSiren(number) && !isSiret(number)) {
        const message = 'is neither a SIREN nor a SIRET: its digits do not check';
        throw new DomainError('invalid', 'validation_failed', message, { fields: [{ pointer: '/number', message }] });
      }
      return { company: await companySearch.find(number) };
    },
  );
};
