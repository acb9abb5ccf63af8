import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import {
  ClusterYearInput,
  ClusterYearParams,
  ClusterYearSchema,
  ClusterYears,
  InitiativePage,
  InitiativeParams,
  InitiativeQuery,
  InitiativeSchema,
  NewInitiative,
} from './schemas.ts';
import type { InitiativeService } from './service.ts';

const tags = ['clusters'];

/** What coordinators enter for the indicators of their cluster. */
export const initiativeRoutes: FastifyPluginAsyncTypebox<{ initiatives: InitiativeService }> = async (
  app,
  { initiatives },
) => {
  app.get(
    '/clusters/:id/initiatives',
    {
      schema: {
        tags,
        summary: 'What members do together beside bids',
        params: IdParams,
        querystring: InitiativeQuery,
        response: { 200: InitiativePage },
      },
    },
    async (request) => initiatives.list(request.actor, request.params.id, request.query),
  );
  app.post(
    '/clusters/:id/initiatives',
    {
      schema: {
        tags,
        summary: 'Note an initiative',
        description: 'Bids need none: they count by themselves.',
        params: IdParams,
        body: NewInitiative,
        response: { 201: InitiativeSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return initiatives.add(request.actor, request.params.id, request.body);
    },
  );
  app.delete(
    '/clusters/:id/initiatives/:initiativeId',
    {
      schema: {
        tags,
        summary: 'Take an initiative away',
        description: 'To correct one, take it away and note it anew.',
        params: InitiativeParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await initiatives.remove(request.actor, request.params.id, request.params.initiativeId);
      void reply.code(204);
      return null;
    },
  );
  app.get(
    '/clusters/:id/years',
    {
      schema: {
        tags,
        summary: 'What coordinators know of each year',
        params: IdParams,
        response: { 200: ClusterYears },
      },
    },
    async (request) => initiatives.years(request.actor, request.params.id),
  );
  app.put(
    '/clusters/:id/years/:year',
    {
      schema: {
        tags,
        summary: 'Enter what the members invested in a year',
        params: ClusterYearParams,
        body: ClusterYearInput,
        response: { 200: ClusterYearSchema },
      },
    },
    async (request) =>
      initiatives.putYear(request.actor, request.params.id, request.params.year, request.body.investmentCents),
  );
};
