import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, requireIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import {
  CapabilityList,
  CertificationList,
  ExpiringPage,
  ExpiringQuery,
  NewOrganisation,
  OrganisationPage,
  OrganisationPatch,
  OrganisationQuery,
  OrganisationSchema,
  ReferenceList,
  YearList,
} from './schemas.ts';
import type { OrganisationService } from './service.ts';

type Options = { organisations: OrganisationService };

const PART_DESCRIPTION = `The list in the body takes the place of the one there is; an empty one empties it. With If-Match,
only if the organisation is still at that version. Coordinators for organisations of their clusters, members for their own.`;

/** Reading organisations, and what a member may change of its own. */
export const organisationRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { organisations }) => {
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
