import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { CapabilityList, CertificationList, OrganisationSchema } from './schemas.ts';
import type { OrganisationService } from './service.ts';

export type Options = { organisations: OrganisationService };

export const PART_DESCRIPTION = `The list in the body takes the place of the one there is; an empty one empties it. With If-Match,
only if the organisation is still at that version. Coordinators for organisations of their clusters, members for their own.`;

/** The lists of an organisation, each replaced whole. */
export const organisationListRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'organisations'>> = async (
  app,
  { organisations },
) => {
  app.put(
    '/organisations/:id/capabilities',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Replace the capabilities',
        description: PART_DESCRIPTION,
        params: IdParams,
        body: CapabilityList,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await organisations.replacePart(
          request.actor,
          request.params.id,
          'capabilities',
          request.body,
          optionalIfMatch(request),
        ),
      ),
  );
  app.put(
    '/organisations/:id/certifications',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Replace the certifications',
        description: PART_DESCRIPTION,
        params: IdParams,
        body: CertificationList,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await organisations.replacePart(
          request.actor,
          request.params.id,
          'certifications',
          request.body,
          optionalIfMatch(request),
        ),
      ),
  );
};
