import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { type Options, organisationListRoutes } from './lists.routes.ts';
import {
  ExpiringPage,
  ExpiringQuery,
  NewOrganisation,
  OrganisationPage,
  OrganisationPatch,
  OrganisationQuery,
  OrganisationSchema,
} from './schemas.ts';

/** Reading organisations, and what a member may change of its own. */
export const organisationRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { organisations }) => {
  await app.register(organisationListRoutes, { organisations });
  app.get(
    '/organisations',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Organisations by name',
        description:
          'Coordinators see those of their clusters and of partner clusters that share theirs, members their own.',
        querystring: OrganisationQuery,
        response: { 200: OrganisationPage },
      },
    },
    async (request) => organisations.list(request.actor, request.query),
  );
  app.get(
    '/organisations/:id',
    {
      schema: {
        tags: ['organisations'],
        summary: 'One organisation with its capabilities, certifications, references and years',
        params: IdParams,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) => withEtag(reply, await organisations.get(request.actor, request.params.id)),
  );
  app.get(
    '/certifications',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Certifications that have expired or soon will',
        description: 'Coordinators see those of organisations that they see, members their own.',
        querystring: ExpiringQuery,
        response: { 200: ExpiringPage },
      },
    },
    async (request) => organisations.expiring(request.actor, request.query),
  );
  app.patch(
    '/organisations/:id',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Change an organisation',
        description: `A member changes address, town, website and description of its own organisation and may declare a
ground for exclusion; name, kind, registration number, country, region, position and \`canLead\` are the cluster's to
change, and so is taking back a declared exclusion.`,
        params: IdParams,
        body: OrganisationPatch,
        response: { 200: OrganisationSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await organisations.change(request.actor, request.params.id, requireIfMatch(request), request.body),
      ),
  );
};

/** Adding organisations: coordinators for their clusters, and administrators. */
export const organisationStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { organisations }) => {
  app.post(
    '/organisations',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Add an organisation to a cluster',
        description:
          'Size classes are computed from the latest year. Without a position it gets the centre of its NUTS region.',
        body: NewOrganisation,
        response: { 201: OrganisationSchema },
      },
    },
    async (request, reply) => {
      const organisation = await organisations.create(request.actor, request.body);
      void reply.code(201).header('location', `/v1/organisations/${organisation.id}`);
      return withEtag(reply, organisation);
    },
  );
};
