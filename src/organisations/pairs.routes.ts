import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams, listQuery, pageOf } from '../shared/schemas.ts';
import type { PairService } from './pairs.service.ts';
import { NewRelation, OtherParams, RelationParams, RelationSchema, TieInput, TieSchema } from './schemas.ts';

/** Competitors, firms of one group, and ties from joint work: for coordinators of the organisation's clusters. */
export const pairRoutes: FastifyPluginAsyncTypebox<{ pairs: PairService }> = async (app, { pairs }) => {
  app.get(
    '/organisations/:id/relations',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Competitors, and firms of the same group',
        params: IdParams,
        querystring: listQuery({}),
        response: { 200: pageOf(RelationSchema) },
      },
    },
    async (request) => pairs.relations(request.actor, request.params.id, request.query),
  );
  app.post(
    '/organisations/:id/relations',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Say that two organisations compete or belong to one group',
        description: 'Match runs and re-compositions from then on never propose the two in one consortium.',
        params: IdParams,
        body: NewRelation,
        response: { 201: RelationSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return pairs.relate(request.actor, request.params.id, request.body);
    },
  );
  app.delete(
    '/organisations/:id/relations/:relationId',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Take a relation back',
        params: RelationParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await pairs.unrelate(request.actor, request.params.id, request.params.relationId);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/organisations/:id/ties',
    {
      schema: {
        tags: ['organisations'],
        summary: 'With whom it has worked, strongest tie first',
        params: IdParams,
        querystring: listQuery({}),
        response: { 200: pageOf(TieSchema) },
      },
    },
    async (request) => pairs.ties(request.actor, request.params.id, request.query),
  );
  app.put(
    '/organisations/:id/ties/:otherId',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Set the tie with another organisation',
        params: OtherParams,
        body: TieInput,
        response: { 200: TieSchema },
      },
    },
    async (request) => pairs.tie(request.actor, request.params.id, request.params.otherId, request.body),
  );
  app.delete(
    '/organisations/:id/ties/:otherId',
    {
      schema: { tags: ['organisations'], summary: 'Take a tie back', params: OtherParams, response: { 204: Empty } },
    },
    async (request, reply) => {
      await pairs.untie(request.actor, request.params.id, request.params.otherId);
      return reply.code(204).send(null);
    },
  );
};
