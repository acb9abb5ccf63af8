import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, listQuery } from '../shared/schemas.ts';
import type { NetworkService } from './network.service.ts';
import { NewPartnership, PartnershipChange, PartnershipPage, PartnershipParams, PartnershipSchema } from './schemas.ts';

export type Options = { network: NetworkService };

export const Page = listQuery({});

/** Which clusters share what with each other. */
export const partnershipRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'network'>> = async (app, { network }) => {
  app.get(
    '/clusters/:id/partnerships',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Agreements with other clusters, given and received',
        params: IdParams,
        querystring: Page,
        response: { 200: PartnershipPage },
      },
    },
    async (request) => network.partnerships(request.actor, request.params.id, request.query),
  );
  app.post(
    '/clusters/:id/partnerships',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Agree with another cluster',
        description:
          'With `sharesOrganisations` the coordinators of the partner see the organisations of this cluster. The other way round takes an agreement of the partner.',
        params: IdParams,
        body: NewPartnership,
        response: { 201: PartnershipSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return network.addPartnership(request.actor, request.params.id, request.body);
    },
  );
  app.put(
    '/clusters/:id/partnerships/:partnerClusterId',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Begin or end the sharing of organisations with a partner',
        params: PartnershipParams,
        body: PartnershipChange,
        response: { 200: PartnershipSchema },
      },
    },
    async (request) => {
      const { id, partnerClusterId } = request.params;
      const { sharesOrganisations } = request.body;
      return network.changePartnership(request.actor, id, partnerClusterId, sharesOrganisations);
    },
  );
};
