import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { LotAdding } from './adding-lots.service.ts';
import { LotBody, LotSchema } from './schemas.ts';

/** Lots of a tender that is there: coordinators and administrators. */
export const lotAddingRoutes: FastifyPluginAsyncTypebox<{ lotAdding: LotAdding }> = async (app, { lotAdding }) => {
  app.post(
    '/tenders/:id/lots',
    {
      schema: {
        tags: ['tenders'],
        summary: 'Add a lot to a tender',
        description:
          'Behind the others, with the next free number unless it has an id of its own. Until the bid is in; a search that has run knows nothing of it. It stays when a newer notice does not name it.',
        params: IdParams,
        body: LotBody,
        response: { 201: LotSchema },
      },
    },
    async (request, reply) => {
      const lot = await lotAdding.add(request.actor, request.params.id, request.body);
      return reply.code(201).header('location', `/v1/tenders/${request.params.id}`).send(lot);
    },
  );
};
