import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { TSchema } from 'typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { CapabilityList, CertificationList, OrganisationSchema, ReferenceList, YearList } from './schemas.ts';
import type { OrganisationService } from './service.ts';

export type Options = { organisations: OrganisationService };

const DESCRIPTION = `The list in the body takes the place of the one there is; an empty one empties it. With If-Match,
only if the organisation is still at that version. Coordinators for organisations of their clusters, members for their own.`;

const SIZES_FOLLOW = ' The size classes follow the latest year.';

/** The lists of an organisation, each replaced whole. */
export const organisationListRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'organisations'>> = async (
  app,
  { organisations },
) => {
  const schema = <Body extends TSchema>(summary: string, body: Body, more = '') => ({
    tags: ['organisations'],
    summary,
    description: `${DESCRIPTION}${more}`,
    params: IdParams,
    body,
    response: { 200: OrganisationSchema },
  });

  app.put(
    '/organisations/:id/capabilities',
    { schema: schema('Replace the capabilities', CapabilityList) },
    async (request, reply) => {
      const { actor, params, body } = request;
      return withEtag(
        reply,
        await organisations.replacePart(actor, params.id, 'capabilities', body, optionalIfMatch(request)),
      );
    },
  );
  app.put(
    '/organisations/:id/certifications',
    { schema: schema('Replace the certifications', CertificationList) },
    async (request, reply) => {
      const { actor, params, body } = request;
      return withEtag(
        reply,
        await organisations.replacePart(actor, params.id, 'certifications', body, optionalIfMatch(request)),
      );
    },
  );
  app.put(
    '/organisations/:id/references',
    { schema: schema('Replace the references (past contracts)', ReferenceList) },
    async (request, reply) => {
      const { actor, params, body } = request;
      return withEtag(
        reply,
        await organisations.replacePart(actor, params.id, 'references', body, optionalIfMatch(request)),
      );
    },
  );
  app.put(
    '/organisations/:id/years',
    { schema: schema('Replace headcount, turnover and balance sheet by year', YearList, SIZES_FOLLOW) },
    async (request, reply) => {
      const { actor, params, body } = request;
      return withEtag(
        reply,
        await organisations.replacePart(actor, params.id, 'years', body, optionalIfMatch(request)),
      );
    },
  );
};
