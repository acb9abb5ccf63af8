import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { type Options, PART_DESCRIPTION } from './lists.routes.ts';
import { OrganisationSchema, ReferenceList, YearList } from './schemas.ts';

/** What an organisation has done: references, and figures by year; replaced whole. */
export const organisationHistoryRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'organisations'>> = async (
  app,
  { organisations },
) => {
  app.put(
    '/organisations/:id/references',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Replace the references (past contracts)',
        description: PART_DESCRIPTION,
        params: IdParams,
        body: ReferenceList,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await organisations.replacePart(
          request.actor,
          request.params.id,
          'references',
          request.body,
          optionalIfMatch(request),
        ),
      ),
  );
  app.put(
    '/organisations/:id/years',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Replace headcount, turnover and balance sheet by year',
        description: `${PART_DESCRIPTION} The size classes follow the latest year.`,
        params: IdParams,
        body: YearList,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await organisations.replacePart(
          request.actor,
          request.params.id,
          'years',
          request.body,
          optionalIfMatch(request),
        ),
      ),
  );
};
