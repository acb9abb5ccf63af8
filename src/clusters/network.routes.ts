import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { type Options, Page, partnershipRoutes } from './partnerships.routes.ts';
import {
  FundingPage,
  FundingSchema,
  MemberIds,
  NewFunding,
  NewWorkingGroup,
  WorkingGroupPage,
  WorkingGroupParams,
  WorkingGroupSchema,
} from './schemas.ts';

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
  await app.register(partnershipRoutes, { network });
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
};
