import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { answerStaffRoutes } from './answers.routes.ts';
import type { buildPartnerSearches } from './build.ts';
import {
  NewPartnerSearch,
  NewStandingSearch,
  PartnerSearchPage,
  PartnerSearchQuery,
  PartnerSearchSchema,
  StatisticsQuery,
  StatisticsSchema,
} from './schemas.ts';

const tags = ['partner searches'];
type Options = ReturnType<typeof buildPartnerSearches>;

/** For coordinators: what is asked of other clusters, and what they ask. */
export const partnerSearchStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, services) => {
  const { drafting, publishing, reading, statistics } = services;
  await app.register(answerStaffRoutes, services);
  app.get(
    '/partner-searches',
    {
      schema: {
        tags,
        summary: 'Searches for partners in other clusters',
        description: "Your clusters' own; with `inbox=true` what others ask of yours, without a word of who asks.",
        querystring: PartnerSearchQuery,
        response: { 200: PartnerSearchPage },
      },
    },
    async (request) => reading.list(request.actor, request.query),
  );
  app.post(
    '/partner-searches',
    {
      schema: {
        tags,
        summary: 'Draft a search from a lot',
        description:
          'The question tells groups of trades, regions, a band of worth, certificates and quarters; nobody is asked before it is published.',
        body: NewPartnerSearch,
        response: { 201: PartnerSearchSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return drafting.create(request.actor, request.body);
    },
  );
  app.post(
    '/partner-searches/standing',
    {
      schema: {
        tags,
        summary: 'Draft a standing search',
        description:
          'For no tender yet: who could do a trade, until a day within a year. Whose offer is taken tells its name; for a tender it is asked by a search of its own.',
        body: NewStandingSearch,
        response: { 201: PartnerSearchSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return drafting.createStanding(request.actor, request.body);
    },
  );
  app.get(
    '/partner-searches/statistics',
    {
      schema: {
        tags,
        summary: 'Who helped whom',
        description:
          'Searches, offers and what was earned by them, of a time. Clusters are named with which names were exchanged.',
        querystring: StatisticsQuery,
        response: { 200: StatisticsSchema },
      },
    },
    async (request) => statistics.of(request.actor, request.query),
  );
  app.get(
    '/partner-searches/:id',
    { schema: { tags, summary: 'A search', params: IdParams, response: { 200: PartnerSearchSchema } } },
    async (request) => reading.get(request.actor, request.params.id),
  );
  app.post(
    '/partner-searches/:id/publish',
    {
      schema: {
        tags,
        summary: 'Ask the other clusters',
        description:
          'Each learns the question and the band of its own count. 409 `asked_often` for near-identical questions.',
        params: IdParams,
        response: { 200: PartnerSearchSchema },
      },
    },
    async (request) => publishing.publish(request.actor, request.params.id),
  );
  app.post(
    '/partner-searches/:id/close',
    {
      schema: {
        tags,
        summary: 'End a search',
        description: 'Nobody is offered any more; who was accepted may still be proposed.',
        params: IdParams,
        response: { 200: PartnerSearchSchema },
      },
    },
    async (request) => publishing.close(request.actor, request.params.id),
  );
};
