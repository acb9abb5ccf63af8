import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams, listQuery } from '../shared/schemas.ts';
import { TrainingBody, TrainingPage, TrainingSchema } from './schemas.ts';
import type { TrainingService } from './trainings.service.ts';

const tags = ['equipment'];

/** Who was taught what resources demand. */
export const trainingRoutes: FastifyPluginAsyncTypebox<{ trainings: TrainingService }> = async (app, { trainings }) => {
  app.get(
    '/equipment/:id/trainings',
    {
      schema: {
        tags,
        summary: 'Who was taught what a resource demands',
        description: 'All of the cluster for coordinators, the own for a member.',
        params: IdParams,
        querystring: listQuery({}),
        response: { 200: TrainingPage },
      },
    },
    async (request) => trainings.list(request.actor, request.params.id, request.query),
  );
  app.post(
    '/equipment/:id/trainings',
    {
      schema: {
        tags,
        summary: 'Note that people of a member were taught',
        description: 'By coordinators; the same training again renews it. It counts for all resources of the cluster.',
        params: IdParams,
        body: TrainingBody,
        response: { 201: TrainingSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return trainings.record(request.actor, request.params.id, request.body);
    },
  );
  app.delete(
    '/equipment-trainings/:id',
    { schema: { tags, summary: 'Take a record away', params: IdParams, response: { 204: Empty } } },
    async (request, reply) => {
      await trainings.remove(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
