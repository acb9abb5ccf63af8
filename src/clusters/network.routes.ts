import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, listQuery } from '../shared/schemas.ts';
import type { NetworkService } from './network.service.ts';
import {
  FundingPage,
  FundingSchema,
  MemberIds,
  NewFunding,
  NewPartnership,
  NewWorkingGroup,
  PartnershipChange,
  PartnershipPage,
  PartnershipParams,
  PartnershipSchema,
  WorkingGroupPage,
  WorkingGroupParams,
  WorkingGroupSchema,
} from './schemas.ts';

type Options = { network: NetworkService };
const Page = listQuery({});

/** Working groups: coordinators see all of theirs, a member those of its clusters. */
export const networkRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { network }) => {
  app.get(
    '/clusters/:id/working-groups',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Working groups of a cluster',
        params: IdParams,
        querystring: Page,
        response: { 200: WorkingGroupPage },
      },
    },
    async (request) => network.workingGroups(request.actor, request.params.id, request.query),
  );
};

/** Keeping a cluster's network: its coordinators, and administrators. */
export const networkStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { network }) => {
  app.post(
    '/clusters/:id/working-groups',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Add a working group',
        params: IdParams,
        body: NewWorkingGroup,
        response: { 201: WorkingGroupSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return network.addWorkingGroup(request.actor, request.params.id, request.body);
    },
  );
  app.put(
    '/clusters/:id/working-groups/:workingGroupId/members',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Replace the members of a working group',
        params: WorkingGroupParams,
        body: MemberIds,
        response: { 200: WorkingGroupSchema },
      },
    },
    async (request) => {
      const { id, workingGroupId } = request.params;
      return network.replaceGroupMembers(request.actor, id, workingGroupId, request.body);
    },
  );
  app.get(
    '/clusters/:id/funding',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Public money that the cluster received',
        params: IdParams,
        querystring: Page,
        response: { 200: FundingPage },
      },
    },
    async (request) => network.funding(request.actor, request.params.id, request.query),
  );
  app.post(
    '/clusters/:id/funding',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Record public money of one year and source',
        params: IdParams,
        body: NewFunding,
        response: { 201: FundingSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return network.addFunding(request.actor, request.params.id, request.body);
    },
  );
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
